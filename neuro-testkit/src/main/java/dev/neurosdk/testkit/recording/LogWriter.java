package dev.neurosdk.testkit.recording;

import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session log, one line for each entry, handed to the operating system at once, so that a crash loses nothing but
 * the footer. Thread-safe: lines get their numbers in the order in which they are written.
 *
 * <p>What cannot be written never harms whoever records: the first failure ends the writing and is thrown by
 * {@link #close()}.
 */
public final class LogWriter implements Recorder, AutoCloseable {

    private final Object lock = new Object();
    private final OutputStream out;
    private final MessageDigest sha = sha256();
    private final EntryWriting writing;
    private final @Nullable Redaction redaction;
    private long count;
    private boolean closed;
    private @Nullable IOException failure;

    private LogWriter(OutputStream out, LogHead head, Timeline timeline) {
        this.out = out;
        this.writing = new EntryWriting(timeline.nanos());
        this.redaction = head.redacted() ? Redaction.random() : null;
    }

    /**
     * Begins a log in a file; what was in the file is lost.
     *
     * @param file the file, by convention {@code *.neuro.jsonl}
     * @param head its first line; where it promises redaction, entries are redacted before they are written
     * @param timeline the clock of the entries; now is zero
     * @return the writer
     * @throws IOException when the file cannot be written
     */
    public static LogWriter create(Path file, LogHead head, Timeline timeline) throws IOException {
        return to(Files.newOutputStream(file), head, timeline);
    }

    /**
     * Begins a log.
     *
     * @param out where the lines go, one write for each; closed with the writer
     * @param head its first line; where it promises redaction, entries are redacted before they are written
     * @param timeline the clock of the entries; now is zero
     * @return the writer
     * @throws IOException when the first line cannot be written
     */
    public static LogWriter to(OutputStream out, LogHead head, Timeline timeline) throws IOException {
        LogWriter writer = new LogWriter(out, head, timeline);
        try {
            writer.write(EntryWriting.head(head));
        } catch (IOException e) {
            out.close();
            throw e;
        }
        return writer;
    }

    /** Writes an entry. Without effect after {@link #close()} and after a failure. */
    @Override
    public void record(LogEntry entry) {
        try {
            LogEntry written = redaction == null ? entry : redaction.apply(entry);
            EntryWriting.Line line = written.accept(writing);
            synchronized (lock) {
                if (!closed && failure == null) {
                    write(line.numbered(++count));
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new IOException("expected an entry that can be written, was " + entry, e));
        }
    }

    /** {@return how many entries have been written} */
    public long count() {
        synchronized (lock) {
            return count;
        }
    }

    /**
     * Writes the footer and closes. Idempotent.
     *
     * @throws IOException when something could not be written, now or before; the log has no footer then
     */
    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            try (out) {
                if (failure != null) {
                    throw failure;
                }
                write(EntryWriting.foot(count, HexFormat.of().formatHex(sha.digest())));
            }
        }
    }

    private void write(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.flush();
        sha.update(bytes);
    }

    private void fail(IOException cause) {
        synchronized (lock) {
            if (failure == null) {
                failure = cause;
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
