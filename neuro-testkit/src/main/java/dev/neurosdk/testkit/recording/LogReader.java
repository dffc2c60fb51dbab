package dev.neurosdk.testkit.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies a session log. A log without a footer, or with one that does not fit, can be read and says so; a line
 * that is none is an error. Confined to one thread.
 */
public final class LogReader {

    /** The version of the format that is written, and the only one read. */
    static final int VERSION = 1;

    /** The longest line read: more than a message of 4 MiB can become. */
    static final int MAX_LINE = 64 << 20;

    private final String source;
    private final InputStream in;
    private final int maxLine;
    private final MessageDigest sha = LogWriter.sha256();
    private final List<LogEntry> entries = new ArrayList<>();
    private int line;
    private int skipped;
    private long last;
    private long counted;

    private LogReader(String source, InputStream in, int maxLine) {
        this.source = source;
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxLine = maxLine;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the log
     * @throws LogFormatException when it is no session log, or one of another version
     * @throws IOException when it cannot be read
     */
    public static SessionLog read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), in);
        }
    }

    /**
     * Reads a log.
     *
     * @param source what it is called in errors
     * @param in its bytes; read to the end, not closed
     * @return the log
     * @throws LogFormatException when it is no session log, or one of another version
     * @throws IOException when it cannot be read
     */
    public static SessionLog read(String source, InputStream in) throws IOException {
        return read(source, in, MAX_LINE);
    }

    static SessionLog read(String source, InputStream in, int maxLine) throws IOException {
        return new LogReader(source, in, maxLine).run();
    }

    private SessionLog run() throws IOException {
        byte @Nullable [] first = nextLine();
        if (first == null) {
            throw new LogFormatException(source, 1, "", "the head of a session log", "the end of the file");
        }
        LogHead head = EntryReading.head(members(first));
        sha.update(first);
        for (byte[] bytes = nextLine(); bytes != null; bytes = nextLine()) {
            LineMembers members = members(bytes);
            String kind = members.text("k");
            if (kind.equals("foot")) {
                return ended(head, integrity(members));
            }
            sha.update(bytes);
            entry(kind, members);
        }
        return ended(head, SessionLog.Integrity.TRUNCATED);
    }

    private SessionLog ended(LogHead head, SessionLog.Integrity integrity) {
        return new SessionLog(head, entries, integrity, skipped);
    }

    private void entry(String kind, LineMembers members) throws LogFormatException {
        long number = members.number("n");
        if (number <= last) {
            throw members.refused("n", "a number above " + last);
        }
        last = number;
        counted++;
        int before = entries.size();
        EntryReading.entry(kind, members).ifPresent(entries::add);
        skipped += entries.size() == before ? 1 : 0;
    }

    private SessionLog.Integrity integrity(LineMembers foot) throws IOException {
        if (nextLine() != null) {
            throw new LogFormatException(source, line, "", "nothing after the footer", "another line");
        }
        boolean fits = foot.flag("complete")
                && foot.number("n") == counted
                && foot.text("sha").equals(HexFormat.of().formatHex(sha.digest()));
        return fits ? SessionLog.Integrity.COMPLETE : SessionLog.Integrity.ALTERED;
    }

    private LineMembers members(byte[] bytes) throws LogFormatException {
        @Nullable String text = EntryWriting.utf8(bytes);
        if (text == null) {
            throw new LogFormatException(source, line, "", "UTF-8", "something else");
        }
        return LineMembers.read(source, line, text, maxLine);
    }

    /** A line with its line feed; null at the end, also when what is left was cut off in mid-line. */
    private byte @Nullable [] nextLine() throws IOException {
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        for (int next = in.read(); next >= 0; next = in.read()) {
            bytes.write(next);
            if (next == '\n') {
                return bytes.toByteArray();
            }
            if (bytes.size() > maxLine) {
                throw new LogFormatException(
                        source, line, "", "a line of at most " + maxLine + " bytes", "a longer one");
            }
        }
        return null;
    }
}
