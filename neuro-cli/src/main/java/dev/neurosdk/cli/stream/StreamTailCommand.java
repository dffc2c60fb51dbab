package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.terminal.ColorMode;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro stream tail}. Confined to one thread. */
@Command(
        name = "tail",
        description = {
            "Prints the items of a stream as they come, and connects again after a loss without leaving any out.",
            "Standard output holds items only; what happens to the connection goes to standard error."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped by Ctrl-C, SIGTERM, --count or --for",
            "1:the server let nobody in, or with --once the connection was lost, or with --strict items were not to be had",
            "2:the command line is wrong"
        })
final class StreamTailCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StreamAddress server = new StreamAddress();

    @Mixin
    private ViewerOptions options = new ViewerOptions();

    @Option(names = "--json", description = "print each item as JSON on one line")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "when to use colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ColorMode color = ColorMode.AUTO;

    StreamTailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ItemLines lines = new ItemLines(terminal.style(color), terminal.columns(), ZoneId.systemDefault());
        return new Viewing(terminal, options, server.uri(), update -> {
                    terminal.out().println(json ? update.json() : lines.line(update));
                    if (terminal.out().checkError()) {
                        throw new IOException("standard output can't be written any more");
                    }
                })
                .run(items -> "");
    }
}
