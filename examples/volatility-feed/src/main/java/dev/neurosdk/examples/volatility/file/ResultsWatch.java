package dev.neurosdk.examples.volatility.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a file of {@link Results} again and again, whoever writes it and however, and gives each new record once, in the
 * order of time. Confined to one thread.
 *
 * <p>It looks rather than waits to be told: what an operating system tells about files differs from one to the next, is silent
 * on network drives and behind symbolic links, and can get lost, while a look costs some microseconds. The content is read
 * when size, time or identity of the file have changed, or its time is so young that another change may hide behind it.
 */
public final class ResultsWatch {

    /** The longest file that is read, in bytes. */
    public static final int MAX_BYTES = 2 << 20;

    /** Below this age two changes can bear the same time, on file systems that count in seconds or two. */
    private static final long YOUNG_MILLIS = 3000;

    private final Path file;
    private final Clock clock;
    private final Consumer<? super FeedRecord> records;
    private final Consumer<? super String> complaints;
    private Instant newest;
    private @Nullable Look last;
    private byte @Nullable [] content;
    private String suspicion = "";
    private String complaint = "";

    /** How the file looked from outside. Immutable. */
    private record Look(@Nullable Object identity, long size, long modified) {}

    /**
     * Makes a watch.
     *
     * @param file the file; need not be there; symbolic links are followed
     * @param after only records after this time are given
     * @param clock tells how old the file is
     * @param records is given each new record
     * @param complaints is told what is wrong with the file, once for each change of it
     */
    public ResultsWatch(
            Path file,
            Instant after,
            Clock clock,
            Consumer<? super FeedRecord> records,
            Consumer<? super String> complaints) {
        this.file = requireNonNull(file, "file");
        this.newest = requireNonNull(after, "after");
        this.clock = requireNonNull(clock, "clock");
        this.records = requireNonNull(records, "records");
        this.complaints = requireNonNull(complaints, "complaints");
    }

    /** {@return the time of the newest record given} */
    public Instant newest() {
        return newest;
    }

    /**
     * Looks once. Never throws because of the file. What is wrong with it is told when the next look finds it so again: a
     * writer may just have been at work.
     */
    public void look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                suspect(file + " is no file");
                return;
            }
            Look now = new Look(
                    attributes.fileKey(),
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis());
            if (!now.equals(last) || clock.millis() - now.modified() < YOUNG_MILLIS) {
                read();
                last = now;
            } else {
                suspect(suspicion);
            }
        } catch (NoSuchFileException e) {
            suspect(file + " is not there (yet)");
        } catch (IOException e) {
            suspect(file + " can't be read: " + e);
        }
    }

    private void read() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (Arrays.equals(bytes, content)) {
            suspect(suspicion);
            return;
        }
        content = bytes;
        suspicion = "";
        suspect(bytes.length > MAX_BYTES ? file + " is longer than " + MAX_BYTES + " bytes" : take(bytes));
    }

    /** Gives what is new, and tells what is wrong; empty when nothing is. */
    private String take(byte[] bytes) {
        Results results;
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            results = Results.read(text, clock.instant());
        } catch (CharacterCodingException e) {
            return file + " is not in UTF-8";
        }
        boolean any = false;
        for (FeedRecord record : results.records()) {
            if (record.time().isAfter(newest)) {
                any = true;
                records.accept(record);
                newest = record.time();
            }
        }
        if (!results.faults().isEmpty()) {
            return file + ": " + String.join("; ", results.faults());
        }
        return any || results.records().isEmpty()
                ? ""
                : file + " has changed, but holds nothing after " + newest + ", which came already";
    }

    private void suspect(String what) {
        if (!what.equals(suspicion)) {
            suspicion = what;
        } else if (!what.equals(complaint)) {
            complaint = what;
            if (!what.isEmpty()) {
                complaints.accept(what);
            }
        }
    }
}
