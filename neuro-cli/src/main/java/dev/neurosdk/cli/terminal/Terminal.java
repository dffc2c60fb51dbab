package dev.neurosdk.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints, and where it reads. Immutable; the streams to print to are thread-safe.
 *
 * @param in standard input
 * @param keyboard whether both {@code in} and {@code out} are the terminal that the process runs in
 * @param out standard output
 * @param err standard error
 * @param charset how {@code out} is encoded
 * @param interactive whether {@code out} is a terminal
 * @param columns how wide a line may be, in columns; positive
 * @param environment the environment variables; copied
 */
public record Terminal(
        InputStream in,
        boolean keyboard,
        PrintStream out,
        PrintStream err,
        Charset charset,
        boolean interactive,
        int columns,
        Map<String, String> environment) {

    /** The width where there is no terminal to ask: a file takes longer lines than a window. */
    static final int FILE_COLUMNS = 200;

    /** The system property by which the launcher tells how wide the terminal is; absent where there is none. */
    static final String COLUMNS_PROPERTY = "neuro.columns";

    private static final int MIN_COLUMNS = 40;
    private static final int WINDOW_COLUMNS = 80;

    /** Copies the environment. */
    public Terminal {
        requireNonNull(in, "in");
        requireNonNull(out, "out");
        requireNonNull(err, "err");
        requireNonNull(charset, "charset");
        environment = Map.copyOf(environment);
        columns = Math.max(columns, MIN_COLUMNS);
    }

    /**
     * A terminal without input.
     *
     * @param out standard output
     * @param err standard error
     * @param charset how {@code out} is encoded
     * @param interactive whether {@code out} is a terminal
     * @param columns how wide a line may be, in columns; positive
     * @param environment the environment variables; copied
     */
    public Terminal(
            PrintStream out,
            PrintStream err,
            Charset charset,
            boolean interactive,
            int columns,
            Map<String, String> environment) {
        this(InputStream.nullInputStream(), false, out, err, charset, interactive, columns, environment);
    }

    /** {@return the terminal of this process} */
    public static Terminal system() {
        String told = System.getProperty(COLUMNS_PROPERTY);
        boolean keyboard = hasConsole();
        boolean interactive = told != null || keyboard;
        Charset charset = charset(
                System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding")),
                System.getProperty("native.encoding"));
        return new Terminal(
                System.in,
                keyboard,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                System.err,
                charset,
                interactive,
                columns(told, System.getenv("COLUMNS"), interactive),
                System.getenv());
    }

    /**
     * How to print there.
     *
     * @param mode when to use colours
     * @return a style that the terminal can show
     */
    public Style style(ColorMode mode) {
        boolean color = switch (mode) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> interactive && wantsColor();
        };
        return new Style(color, charset.equals(StandardCharsets.UTF_8));
    }

    /**
     * Tells what goes on: one line that the next one is written over, where somebody looks at it. What is printed after it
     * wants an empty one first.
     *
     * @param text the line; an empty one to leave nothing
     */
    public void progress(String text) {
        if (interactive) {
            err.printf("\r%-70.70s%s", text, text.isEmpty() ? "\r" : "");
        }
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        // On Java 22 and later there is a console even without a terminal, unless told otherwise.
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    private boolean wantsColor() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    static int columns(@Nullable String told, @Nullable String exported, boolean interactive) {
        for (String text : new @Nullable String[] {told, exported}) {
            if (text != null && text.matches("[1-9]\\d{0,3}")) {
                return Integer.parseInt(text);
            }
        }
        return interactive ? WINDOW_COLUMNS : FILE_COLUMNS;
    }

    private static Charset charset(@Nullable String... names) {
        return Stream.of(names)
                .filter(name -> name != null && Charset.isSupported(name))
                .map(Charset::forName)
                .findFirst()
                .orElse(StandardCharsets.US_ASCII);
    }
}
