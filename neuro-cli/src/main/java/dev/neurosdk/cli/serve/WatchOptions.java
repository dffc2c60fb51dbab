package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.log.LogKind;
import dev.neurosdk.cli.logback.LogFormat;
import dev.neurosdk.cli.logback.StructuredLog;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.logging.EventLog;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options by which {@code neuro serve} is watched: log lines, metrics, findings. Confined to one thread. */
final class WatchOptions {

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "how to write the log: ${COMPLETION-CANDIDATES}; json is one object a line on standard error")
    private LogFormat format = LogFormat.TEXT;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description = "append the log to a file instead of showing it on the terminal")
    private @Nullable Path file;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "write what goes over the wires into a session log, by convention *.neuro.jsonl; the file must"
                            + " not exist")
    private @Nullable Path record;

    @Option(
            names = "--findings",
            description = "at the end say what the games got wrong, and what to do about it",
            showDefaultValue = Visibility.NEVER)
    private boolean findings;

    @Option(
            names = "--no-metrics",
            description = "count nothing, and have no page at /metrics",
            showDefaultValue = Visibility.NEVER)
    private boolean noMetrics;

    boolean findings() {
        return findings;
    }

    boolean metrics() {
        return !noMetrics;
    }

    /** Whether the log goes somewhere else than to the people at the terminal. */
    boolean structured() {
        return file != null || format == LogFormat.JSON;
    }

    /** Begins to write the log, when it is to be structured; the result ends it, as often as it is run. */
    Runnable startLog(LogKind kind, Terminal terminal) throws IOException {
        if (!structured()) {
            return () -> {};
        }
        OutputStream stream = file == null ? unclosed(terminal.err()) : StructuredLog.appendTo(file);
        return StructuredLog.start(format, EventLog.LOGGER, level(kind), stream);
    }

    /** Begins the session log; null when none is wanted. */
    @Nullable
    SessionRecording startRecording(Edition edition, long seed) throws IOException {
        return record == null ? null : SessionRecording.create(record, edition, seed);
    }

    private static String level(LogKind kind) {
        return switch (kind) {
            case MESSAGES, WIRE -> "DEBUG";
            case VIOLATIONS -> "WARN";
            case OFF -> "OFF";
        };
    }

    private static OutputStream unclosed(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
