package dev.neurosdk.cli.serve;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.event.WireTap;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes what goes over a server's wires into a session log, on a thread of its own, so that a slow disk holds nobody up.
 * Frame boundaries are not known here. Thread-safe.
 */
final class SessionRecording implements WireTap, AutoCloseable {

    private static final int CAPACITY = 16_384;
    private static final int NO_FRAME = 1006;
    private static final long PATIENCE_SECONDS = 5;
    private static final LogEntry END = new LogEntry.Mark(0, 0, "end", null);

    private final LogWriter log;
    private final BlockingQueue<LogEntry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;

    private SessionRecording(LogWriter log) {
        this.log = log;
        thread = new Thread(this::write, "neuro-recording");
        thread.setDaemon(true);
        thread.start();
    }

    static SessionRecording create(Path file, Edition edition, long seed) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already: choose another name for --record, or remove it");
        }
        LogHead head = LogHead.of(LogHead.Role.NEURO, edition, Instant.now()).withSeed(seed);
        try {
            return new SessionRecording(LogWriter.create(file, head, Timeline.real()));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder for " + file + ": make it first", e);
        }
    }

    @Override
    public void opened(long connection, String target, Map<String, List<String>> headers) {
        Map<String, List<String>> lowered = new LinkedHashMap<>();
        headers.forEach((name, values) -> lowered.put(name.toLowerCase(Locale.ROOT), values));
        add(new LogEntry.Opened(now(), (int) connection, target, lowered));
    }

    @Override
    public void received(long connection, String text) {
        add(message(connection, Direction.C2S, LogEntry.Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void received(long connection, byte[] bytes) {
        add(message(connection, Direction.C2S, LogEntry.Opcode.BINARY, bytes));
    }

    @Override
    public void sent(long connection, String text) {
        add(message(connection, Direction.S2C, LogEntry.Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void closed(long connection, boolean byServer, int code, String reason) {
        Direction by = byServer ? Direction.S2C : Direction.C2S;
        add(
                code == NO_FRAME
                        ? new LogEntry.Tcp(now(), (int) connection, by, LogEntry.TcpEvent.FIN, reason)
                        : new LogEntry.Closed(now(), (int) connection, by, code, reason));
    }

    /**
     * Writes what waits, and the footer.
     *
     * @throws IOException when something could not be written; the log is not whole then
     */
    @Override
    public void close() throws IOException {
        try {
            if (waiting.offer(END, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lost.get() > 0) {
            log.record(new LogEntry.Mark(now(), 0, lost + " entries were left out: the disk did not keep up", null));
        }
        log.close();
    }

    private void add(LogEntry entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    private void write() {
        try {
            for (LogEntry entry = waiting.take(); entry != END; entry = waiting.take()) {
                log.record(entry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LogEntry message(long connection, Direction direction, LogEntry.Opcode opcode, byte[] payload) {
        return new LogEntry.Message(now(), (int) connection, direction, opcode, List.of(), payload);
    }

    private static long now() {
        return Timeline.real().nanos();
    }
}
