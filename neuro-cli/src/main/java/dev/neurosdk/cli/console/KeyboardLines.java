package dev.neurosdk.cli.console;

import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines typed at a terminal, edited and completed by JLine. Read by one thread, printed to by any. */
final class KeyboardLines implements LineSource {

    private static final int HISTORY_LINES = 500;
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final Terminal terminal;
    private final PrintStream out;
    private final LineReader reader;
    private volatile Ask ask = Ask.command("");
    private volatile Completion completion = words -> List.of();

    KeyboardLines(Terminal terminal, PrintStream out, @Nullable Path history) {
        this.terminal = terminal;
        this.out = out;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("neuro")
                .parser((line, cursor, context) -> TypedWords.of(line, cursor, ask))
                .completer((ignored, line, candidates) -> complete(line, candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .variable(LineReader.BELL_STYLE, "none")
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                .build();
        if (history != null) {
            reader.setVariable(LineReader.HISTORY_FILE, history);
        }
    }

    /** Takes the terminal of this process. */
    static KeyboardLines open(Charset charset, PrintStream out, @Nullable Path history) throws IOException {
        JLINE.setLevel(Level.OFF); // it has nothing to say to an operator
        Terminal terminal = TerminalBuilder.builder()
                .name("neuro")
                .system(true)
                .dumb(true)
                .jni(false)
                .ffm(false)
                .graphemeCluster(false)
                .encoding(charset)
                .build();
        return new KeyboardLines(terminal, out, history);
    }

    private void complete(ParsedLine line, List<Candidate> candidates) {
        Ask wanted = ask;
        List<String> found =
                wanted.command() ? completion.of(line.words().subList(0, line.wordIndex())) : wanted.choices();
        found.forEach(word -> candidates.add(new Candidate(word)));
    }

    @Override
    public Typed read(Ask wanted) {
        ask = wanted;
        reader.setVariable(LineReader.DISABLE_HISTORY, !wanted.command());
        try {
            return new Typed.Line(reader.readLine(wanted.prompt()));
        } catch (UserInterruptException e) {
            return new Typed.Interrupted(e.getPartialLine() == null ? "" : e.getPartialLine());
        } catch (EndOfFileException | IllegalStateException | IOError e) {
            return new Typed.Ended(); // the terminal is at its end, or closed
        }
    }

    @Override
    public void print(String text) {
        try {
            reader.printAbove(text);
        } catch (IllegalStateException e) {
            out.println(text); // JLine closes its terminal by itself when the process is told to end
        }
    }

    @Override
    public void completeBy(Completion value) {
        completion = value;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // It is gone already, and with it what was to be restored.
        }
    }
}
