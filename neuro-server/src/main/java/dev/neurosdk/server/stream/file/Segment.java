package dev.neurosdk.server.stream.file;

import dev.neurosdk.server.stream.StreamItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file with items in a row. Knows where every so many of them begin, so that reading does not start at the front. Written
 * by one thread at a time, read by any.
 */
final class Segment {

    private static final byte[] MAGIC = {'N', 'S', 'T', 'R', 'E', 'A', 'M', 1};
    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.items");
    private static final int STRIDE = 64;

    private final Path path;
    private final long first;
    /** Bytes and items that are whole and acknowledged; nothing behind is ever read. */
    private volatile Extent extent;
    /** Where the items first, first + 64, first + 128 … begin; null until somebody reads. */
    private long @Nullable [] places;

    private int known;

    /** How far a segment reaches. */
    private record Extent(long bytes, long last) {}

    private Segment(Path path, long first, long bytes, long last) {
        this.path = path;
        this.first = first;
        this.extent = new Extent(bytes, last);
    }

    /** The first number of a file by its name; 0 when it is no segment. */
    static long firstOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /** A new file. */
    static Segment create(Path directory, long first) throws IOException {
        Path path = directory.resolve(String.format(Locale.ROOT, "%020d.items", first));
        Segment made = new Segment(path, first, MAGIC.length, first - 1);
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(file, ByteBuffer.wrap(MAGIC), 0);
            file.force(true);
        }
        return made;
    }

    /** A file that is not written any more, since another one follows. */
    static Segment sealed(Path path, long last) throws IOException {
        check(path);
        return new Segment(path, firstOf(path), Files.size(path), last);
    }

    /** The file that was written last: what is not whole at its end was never acknowledged and is cut off. */
    static Segment recovered(Path directory, Path path) throws IOException {
        long first = firstOf(path);
        if (Files.size(path) < MAGIC.length) {
            return create(directory, first);
        }
        check(path);
        Segment segment = new Segment(path, first, MAGIC.length, first - 1);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Records records = new Records(file, MAGIC.length, file.size());
            segment.places = new long[STRIDE];
            for (long expected = first; ; expected++) {
                long at = records.position();
                StreamItem item = records.next();
                if (item == null || item.seq() != expected) {
                    if (at < file.size()) {
                        file.truncate(at);
                        file.force(true);
                    }
                    return segment;
                }
                segment.note(expected, at);
                segment.extent = new Extent(records.position(), expected);
            }
        }
    }

    Path path() {
        return path;
    }

    long first() {
        return first;
    }

    long last() {
        return extent.last();
    }

    long bytes() {
        return extent.bytes();
    }

    /** Adds an item; when that fails it is as if nothing had been written. */
    void append(FileChannel file, StreamItem item, boolean force) throws IOException {
        ByteBuffer record = Records.encode(item);
        Extent before = extent;
        int length = record.remaining();
        try {
            write(file, record, before.bytes());
            if (force) {
                file.force(false);
            }
        } catch (IOException | RuntimeException e) {
            file.truncate(before.bytes());
            throw e;
        }
        note(item.seq(), before.bytes());
        extent = new Extent(before.bytes() + length, item.seq());
    }

    /** Reads items from a number on into a list, up to a number of them and about so many bytes in it; false when full. */
    boolean read(long from, int most, long bytes, List<StreamItem> into) throws IOException {
        Extent reach = extent;
        if (from > reach.last()) {
            return true;
        }
        long taken = into.stream().mapToLong(StreamItem::length).sum();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Records records = new Records(file, place(file, Math.max(from, first), reach), reach.bytes());
            while (records.position() < reach.bytes()) {
                StreamItem item = whole(records);
                if (item.seq() < from) {
                    continue;
                }
                taken += item.length();
                if (into.size() >= most || (taken > bytes && !into.isEmpty())) {
                    return false;
                }
                into.add(item);
            }
        }
        return true;
    }

    /** The number of the first item that is not older; one more than the last when there is none. */
    long firstSince(Instant time) throws IOException {
        Extent reach = extent;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Records records = new Records(file, MAGIC.length, reach.bytes());
            while (records.position() < reach.bytes()) {
                StreamItem item = whole(records);
                if (!item.timestamp().isBefore(time)) {
                    return item.seq();
                }
            }
        }
        return reach.last() + 1;
    }

    /** When its first item was published; null when it has none. */
    @Nullable
    Instant begin() throws IOException {
        Extent reach = extent;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            StreamItem item = new Records(file, MAGIC.length, reach.bytes()).next();
            return item == null ? null : item.timestamp();
        }
    }

    private StreamItem whole(Records records) throws IOException {
        long at = records.position();
        StreamItem item = records.next();
        if (item == null) {
            throw new IOException(path + " is damaged at byte " + at);
        }
        return item;
    }

    private static void check(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer magic = ByteBuffer.allocate(MAGIC.length);
            int unused = file.read(magic, 0);
            if (!Arrays.equals(magic.array(), MAGIC)) {
                throw new IOException(path + ": expected a file with items of a stream, was something else");
            }
        }
    }

    private synchronized void note(long seq, long at) {
        long[] all = places;
        if (all == null || (seq - first) % STRIDE != 0) {
            return;
        }
        if (known == all.length) {
            all = Arrays.copyOf(all, known * 2);
            places = all;
        }
        all[known++] = at;
    }

    private synchronized long place(FileChannel file, long seq, Extent reach) throws IOException {
        if (places == null) {
            places = new long[STRIDE];
            Records records = new Records(file, MAGIC.length, reach.bytes());
            while (records.position() < reach.bytes()) {
                long at = records.position();
                note(whole(records).seq(), at);
            }
        }
        int index = (int) Math.min((seq - first) / STRIDE, known - 1);
        return index < 0 ? MAGIC.length : places[index];
    }

    private static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += file.write(bytes, to);
        }
    }
}
