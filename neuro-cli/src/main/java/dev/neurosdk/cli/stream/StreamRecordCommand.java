package dev.neurosdk.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code neuro stream record}. Confined to one thread. */
@Command(
        name = "record",
        description =
                "Writes the items of a stream to a file, one JSON object a line, for neuro stream replay and other tools.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped by Ctrl-C, SIGTERM, --count or --for",
            "1:the server let nobody in, or with --once the connection was lost, or with --strict items were not to be had,"
                    + " or the file can't be written",
            "2:the command line is wrong"
        })
final class StreamRecordCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "the recording, by convention *.jsonl; must not exist")
    private Path file = Path.of("");

    @Mixin
    private StreamAddress server = new StreamAddress();

    @Mixin
    private ViewerOptions options = new ViewerOptions();

    StreamRecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, UTF_8, StandardOpenOption.CREATE_NEW)) {
            terminal.err().println("Recording " + server.uri() + " to " + file + ". Ctrl-C ends it.");
            return new Viewing(terminal, options, server.uri(), update -> {
                        writer.write(update.json());
                        writer.write('\n');
                        writer.flush(); // whoever reads along, or ends this hard, has whole lines
                    })
                    .run(items -> items + " items in " + file);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already: name a new file", e);
        }
    }
}
