package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code neuro record}. Confined to one thread. */
@Command(
        name = "record",
        description =
                "Like neuro watch, into a session log: stands between games and a server and writes down what is said.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped by Ctrl-C, SIGTERM or --for",
            "1:the same, and with --strict a rule was broken that must or should hold; or it could not begin",
            "2:the command line is wrong"
        })
public final class RecordCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'session-'yyyy-MM-dd'T'HH-mm-ss'.neuro.jsonl'", Locale.ROOT);

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the session log; must not exist (default: session-DATE.neuro.jsonl in this folder)")
    private @Nullable Path file;

    @Mixin
    private ProxyOptions options = new ProxyOptions();

    /**
     * Makes the command.
     *
     * @param terminal where it prints
     */
    public RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path chosen = file == null ? Path.of(NAME.format(LocalDateTime.now(ZoneId.systemDefault()))) : file;
        return new Proxying(terminal, options, chosen, false).run();
    }
}
