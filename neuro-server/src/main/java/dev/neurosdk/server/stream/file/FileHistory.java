package dev.neurosdk.server.stream.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.decider.Alarms;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history in the files of a directory, which goes on with the same numbers when it is opened again. An item that was
 * acknowledged outlives the process, even when that is killed; what was being written then is cut off and never seen. One
 * process writes at a time. Thread-safe.
 */
public final class FileHistory implements History {

    private final Path directory;
    private final FileSettings settings;
    private final Alarms alarms;
    private final FileChannel lockFile;
    private final String stream;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private volatile long newest;
    private volatile @Nullable IOException broken;
    private FileChannel file;
    private Segment active;
    private @Nullable Instant activeSince;
    private boolean forceIsDue;
    private boolean closed;

    private FileHistory(Path directory, FileSettings settings, Alarms alarms, FileChannel lockFile) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.alarms = alarms;
        this.lockFile = lockFile;
        List<Path> files = files(directory);
        for (int i = 0; i + 1 < files.size(); i++) {
            Segment sealed = Segment.sealed(files.get(i), Segment.firstOf(files.get(i + 1)) - 1);
            segments.put(sealed.first(), sealed);
        }
        this.active = files.isEmpty()
                ? Segment.create(directory, 1)
                : Segment.recovered(directory, files.get(files.size() - 1));
        segments.put(active.first(), active);
        this.stream = id(directory);
        this.file = FileChannel.open(active.path(), StandardOpenOption.WRITE);
        this.activeSince = active.begin();
        this.newest = active.last();
        forceDirectory();
    }

    /**
     * Opens a history.
     *
     * @param directory where its files are; made when it is not there
     * @param settings how it is kept
     * @return the history, to be closed
     * @throws IOException when it can't be read or written, or is open elsewhere; the message says which
     */
    public static FileHistory open(Path directory, FileSettings settings) throws IOException {
        return open(directory, settings, Alarms.byTheClock());
    }

    static FileHistory open(Path directory, FileSettings settings, Alarms alarms) throws IOException {
        requireNonNull(settings, "settings");
        Files.createDirectories(directory);
        FileChannel lockFile =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lockFile) == null) {
                throw new IOException(directory + ": expected a history that nobody else writes, is open elsewhere");
            }
            return new FileHistory(directory, settings, alarms, lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public long newest() {
        return newest;
    }

    @Override
    public long oldest() {
        return segments.firstKey();
    }

    @Override
    public synchronized void append(StreamItem item) throws IOException {
        IOException cause = broken;
        if (cause != null) {
            throw new IOException(directory + " can't be written any more: " + cause.getMessage(), cause);
        }
        if (closed) {
            throw new IOException(directory + ": expected a history that is open, is closed");
        }
        if (item.seq() != newest + 1) {
            throw new IllegalArgumentException("item: expected number " + (newest + 1) + ", was " + item.seq());
        }
        if (isFull(item.timestamp())) {
            roll(item.timestamp());
        }
        try {
            active.append(file, item, settings.sync() instanceof Sync.EachItem);
        } catch (IOException e) {
            // After a failed force nobody knows what is on the disk: better no more than something wrong.
            broken = settings.sync() instanceof Sync.EachItem ? e : null;
            throw e;
        }
        if (activeSince == null) {
            activeSince = item.timestamp();
        }
        newest = item.seq();
        if (settings.sync() instanceof Sync.Every every && !forceIsDue) {
            forceIsDue = true;
            Runnable unused = alarms.after(every.interval(), this::force);
        }
    }

    @Override
    public Batch read(long from, int most, long bytes) throws IOException {
        while (true) {
            List<StreamItem> items = new ArrayList<>();
            try {
                long next = Math.max(from, oldest());
                Map.Entry<Long, Segment> segment = segments.floorEntry(next);
                while (segment != null && segment.getValue().read(next, most, bytes, items)) {
                    segment = segments.higherEntry(segment.getKey());
                }
                return new Batch(
                        items.isEmpty()
                                ? oldest()
                                : Math.min(oldest(), items.get(0).seq()),
                        items);
            } catch (NoSuchFileException e) {
                if (Files.exists(directory) && segments.values().stream().allMatch(FileHistory::isThere)) {
                    continue; // it was too old and went while we looked
                }
                throw e;
            }
        }
    }

    @Override
    public long firstSince(Instant time) throws IOException {
        long found = oldest();
        for (Segment segment : segments.descendingMap().values()) {
            Instant begin = segment.begin();
            if (begin == null || !begin.isBefore(time)) {
                found = segment.first();
            } else {
                return segment.firstSince(time);
            }
        }
        return found;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            file.force(true);
        } finally {
            file.close();
            lockFile.close();
        }
    }

    private synchronized void force() {
        forceIsDue = false;
        if (!closed) {
            try {
                file.force(false);
            } catch (IOException e) {
                broken = e;
            }
        }
    }

    private boolean isFull(Instant now) {
        Instant since = activeSince;
        boolean old = settings.maxAge() != null
                && since != null
                && since.plus(settings.maxAge()).isBefore(now);
        return active.last() >= active.first() && (old || active.bytes() >= settings.segmentBytes());
    }

    /** Begins another segment; the one before is safe on the disk then. Whole segments that are too much go. */
    private void roll(Instant now) throws IOException {
        file.force(true);
        Segment next = Segment.create(directory, newest + 1);
        FileChannel nextFile = FileChannel.open(next.path(), StandardOpenOption.WRITE);
        forceDirectory();
        file.close();
        file = nextFile;
        active = next;
        segments.put(next.first(), next);
        activeSince = null;
        retain(now);
    }

    private void retain(Instant now) throws IOException {
        long bytes = segments.values().stream().mapToLong(Segment::bytes).sum();
        while (segments.size() > 1) {
            Segment oldest = segments.firstEntry().getValue();
            boolean tooMuch = bytes > settings.maxBytes() || newest - oldest.last() >= settings.maxItems();
            if (!tooMuch && !isTooOld(oldest, now)) {
                return;
            }
            bytes -= oldest.bytes();
            segments.remove(oldest.first());
            Files.deleteIfExists(oldest.path());
        }
    }

    /** A segment is too old when the one that follows began too long ago. */
    private boolean isTooOld(Segment oldest, Instant now) throws IOException {
        Map.Entry<Long, Segment> following = segments.higherEntry(oldest.first());
        if (settings.maxAge() == null || following == null) {
            return false;
        }
        Instant begin = following.getValue().begin();
        return begin != null && begin.plus(settings.maxAge()).isBefore(now);
    }

    private void forceDirectory() {
        try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        } catch (IOException e) {
            // Not every system can; those that can't write names through at once.
        }
    }

    private static boolean isThere(Segment segment) {
        return Files.exists(segment.path());
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> Segment.firstOf(path) > 0).sorted().toList();
        }
    }

    private static String id(Path directory) throws IOException {
        Path path = directory.resolve("stream");
        if (Files.exists(path)) {
            return Files.readString(path, US_ASCII).strip();
        }
        String made = UUID.randomUUID().toString();
        Path draft = directory.resolve("stream.new");
        try (FileChannel file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            int unused = file.write(ByteBuffer.wrap(made.getBytes(US_ASCII)));
            file.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
