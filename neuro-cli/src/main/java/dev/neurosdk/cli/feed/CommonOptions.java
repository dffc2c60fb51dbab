package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.logback.LogFormat;
import dev.neurosdk.cli.logback.StructuredLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the parts of the feed have in common. Confined to one thread. */
final class CommonOptions {

    /** Where the generator writes and the server looks unless told otherwise. */
    static final String FILE = "data/results.json";

    /** What is logged under. */
    static final String LOGGER = "dev.neurosdk.cli.feed";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = FILE,
            description = "the records are in it (default: ${DEFAULT-VALUE})")
    private Path file = Path.of(FILE);

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "append what happens to DIR/feed.log, too; the directory is made")
    private @Nullable Path logs;

    Path file() {
        return file;
    }

    /** The file of the log; null where none is wanted. */
    @Nullable
    Path log() {
        return logs == null ? null : logs.resolve("feed.log");
    }

    /** Begins the log where one is wanted; the result ends it. */
    Runnable startLog() throws IOException {
        Path log = log();
        if (log == null) {
            return () -> {};
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        return StructuredLog.start(LogFormat.TEXT, LOGGER, "INFO", StructuredLog.appendTo(log));
    }
}
