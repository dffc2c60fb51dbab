package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro watch}. Confined to one thread. */
@Command(
        name = "watch",
        description = {
            "Stands between games and a server, forwards every byte as it is, and says at once which rule either side broke.",
            "With a plan of faults it spoils what goes through it, and writes down how."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped by Ctrl-C, SIGTERM or --for",
            "1:the same, and with --strict a rule was broken that must or should hold; or it could not begin",
            "2:the command line is wrong"
        })
public final class WatchCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProxyOptions options = new ProxyOptions();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "also write a session log, by convention *.neuro.jsonl; the file must not exist")
    private @Nullable Path record;

    @Option(
            names = {"-q", "--quiet"},
            description = "print broken rules only, not what is said")
    private boolean quiet;

    /**
     * Makes the command.
     *
     * @param terminal where it prints
     */
    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return new Proxying(terminal, options, record, !quiet).run();
    }
}
