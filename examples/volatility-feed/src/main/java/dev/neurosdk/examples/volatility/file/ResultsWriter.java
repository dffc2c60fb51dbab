package dev.neurosdk.examples.volatility.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Writes the latest records into a file, so that a reader sees either the old content or the new, whatever happens: into a
 * file beside it, forced to the disk, then moved into its place. Confined to one thread.
 *
 * <p>The file holds the fields of the newest record and, as {@code results}, those that came last, oldest first: a reader that
 * was away for a while has missed nothing.
 */
public final class ResultsWriter {

    private final Path file;
    private final Path draft;
    private final int kept;
    private final Deque<String> records = new ArrayDeque<>();

    /**
     * Makes a writer.
     *
     * @param file the file; need not be there, nor its directory; where it is a symbolic link it is replaced by a file
     * @param kept how many records the file holds at most, at least 1
     * @param before records that are in the file already, oldest first, as JSON objects
     */
    public ResultsWriter(Path file, int kept, Collection<String> before) {
        if (kept < 1) {
            throw new IllegalArgumentException("kept: expected at least 1, was " + kept);
        }
        this.file = file.toAbsolutePath();
        this.draft = this.file.resolveSibling(file.getFileName() + ".new");
        this.kept = kept;
        records.addAll(before);
    }

    /**
     * Adds a record and writes the file.
     *
     * @param record a JSON object
     * @throws IOException when it can't be written; then the file is as it was, and the record comes with the next one
     */
    public void add(String record) throws IOException {
        records.addLast(record);
        while (records.size() > kept) {
            records.removeFirst();
        }
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text(record).getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String text(String newest) {
        JsonText results = new JsonText().beginArray();
        records.forEach(results::literal);
        results.endArray();
        String fields = newest.substring(0, newest.lastIndexOf('}'));
        return fields + ",\"results\":" + results + "}\n";
    }
}
