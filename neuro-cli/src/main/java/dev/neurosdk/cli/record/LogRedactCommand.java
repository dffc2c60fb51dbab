package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro log redact}. Confined to one thread. */
@Command(
        name = "redact",
        description = {
            "Writes a session log again with hashes in place of what was said; names, ids and definitions stay.",
            "Equal texts have equal hashes within the log, and nobody can go back."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a file can't be read or written", "2:the command line is wrong"})
final class LogRedactCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the session log")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "the redacted log; must not exist")
    private Path output = Path.of("");

    LogRedactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SessionLog log = LogFiles.read(file);
        try (LogWriter writer = LogFiles.create(output, log.head().withRedaction(), new VirtualTimeline())) {
            log.tell(writer);
            if (!log.complete()) {
                long last =
                        log.entries().stream().mapToLong(LogEntry::nanos).max().orElse(0);
                writer.record(new LogEntry.Mark(last, 0, "the log that this was made of was not whole", null));
            }
        }
        terminal.out().println(output + ": " + log.entries().size() + " entries, redacted");
        return 0;
    }
}
