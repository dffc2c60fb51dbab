package dev.neurosdk.cli.record;

import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.TextLog;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro log import}. Confined to one thread. */
@Command(
        name = "import",
        description = "Makes a session log of a text log that has a direction and a JSON text in each line.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:no message was found, or a file can't be read or written",
            "2:the command line is wrong"
        })
final class LogImportCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the text log")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "the session log to write; must not exist")
    private Path output = Path.of("");

    @Option(
            names = "--view",
            paramLabel = "WHOSE",
            defaultValue = "either",
            description =
                    "whose log it is, which decides what \"sent\" means: game, neuro, or either, which goes by the"
                            + " messages (default: ${DEFAULT-VALUE})")
    private TextLog.View view = TextLog.View.EITHER;

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to write into the log (default: the newest)")
    private Edition edition = Edition.newest();

    LogImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TextLog text = read();
        int messages = text.log().messages().size();
        if (messages == 0) {
            throw new IOException(file + ": expected lines such as --> {\"command\": …}, found none");
        }
        try (LogWriter writer = LogFiles.create(output, text.log().head(), new VirtualTimeline())) {
            text.log().tell(writer);
        }
        terminal.out().println(output + ": " + messages + (messages == 1 ? " message" : " messages"));
        if (!text.unknown().isEmpty()) {
            terminal.out()
                    .println(text.unknown().size() + " lines held none, the first: "
                            + text.unknown()
                                    .subList(0, Math.min(SHOWN, text.unknown().size())));
        }
        return 0;
    }

    private TextLog read() throws IOException {
        try {
            return TextLog.read(file, view, edition);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }
}
