package dev.neurosdk.examples.volatility.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = NOW;
    private Path file;
    private ResultsWatch watch;
    private final List<String> seen = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void begin() {
        file = directory.resolve("results.json");
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        watch = new ResultsWatch(
                file,
                NOW.minusSeconds(3600),
                clock,
                record -> seen.add(record.time().toString().substring(11, 19)),
                complaints::add);
    }

    private static String record(String time) {
        return "{\"timestamp\":\"2026-01-31T" + time + "\",\"volatility\":0.2,\"price\":100}";
    }

    /** Writes as somebody who has never heard of atomic moves, at a time of its own. */
    private void write(String text) throws IOException {
        now = now.plusSeconds(10);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    private void lookTwice() {
        watch.look();
        watch.look();
    }

    @Test
    void newRecords_areGivenOnce_inOrderOfTime() throws IOException {
        write("[" + record("11:30:02") + "," + record("11:30:00") + "]");
        lookTwice();
        write("[" + record("11:30:02") + "," + record("11:30:04") + "," + record("11:30:01") + "]");
        lookTwice();

        assertThat(seen).containsExactly("11:30:00", "11:30:02", "11:30:04");
        assertThat(complaints).isEmpty();
        assertThat(watch.newest()).isEqualTo(Instant.parse("2026-01-31T11:30:04Z"));
    }

    @Test
    void recordsFromBefore_areNotGiven_andThatNothingIsNewIsToldOnce() throws IOException {
        write(record("10:00:00"));
        lookTwice();
        lookTwice();

        assertThat(seen).isEmpty();
        assertThat(complaints).singleElement().asString().contains("nothing after 2026-01-31T11:00:00Z");
    }

    @Test
    void fileThatIsNotThere_isToldOnce_andTakenWhenItComes() throws IOException {
        lookTwice();
        lookTwice();
        assertThat(complaints).singleElement().asString().contains("is not there");

        write(record("11:30:00"));
        watch.look();
        Files.delete(file);
        lookTwice();
        write(record("11:30:02"));
        watch.look();

        assertThat(seen).containsExactly("11:30:00", "11:30:02");
        assertThat(complaints).hasSize(2);
    }

    @Test
    void fileThatIsBeingWritten_isNoReasonToComplain() throws IOException {
        String whole = "[" + record("11:30:00") + "]";
        write(whole.substring(0, 20));
        watch.look();
        write(whole.substring(0, 40));
        watch.look();
        write(whole);
        lookTwice();

        assertThat(seen).containsExactly("11:30:00");
        assertThat(complaints).isEmpty();
    }

    @Test
    void brokenFile_isToldOncePerChange_andTheNextGoodOneIsTaken() throws IOException {
        write("{\"timestamp\":");
        lookTwice();
        lookTwice();
        assertThat(complaints).singleElement().asString().contains("expected complete JSON");
        write("[7]");
        lookTwice();
        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(1)).contains("at /0: expected an object, was 7");
        write(record("11:30:00"));
        lookTwice();
        write("[7]");
        lookTwice();

        assertThat(seen).containsExactly("11:30:00");
        assertThat(complaints).hasSize(3);
    }

    @Test
    void changeWithinTheSameMoment_andOfTheSameLength_isSeen() throws IOException {
        write(record("11:30:00"));
        watch.look();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, record("11:30:02"));
        Files.setLastModifiedTime(file, time);
        watch.look();

        assertThat(seen).containsExactly("11:30:00", "11:30:02");
    }

    @Test
    void oldFileThatIsReplaced_evenByAnOlderOne_isSeen() throws IOException {
        write(record("11:30:00"));
        now = now.plusSeconds(600);
        watch.look();
        Path other = directory.resolve("other.json");
        Files.writeString(other, record("11:30:02"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.delete(file);
        Files.move(other, file);
        watch.look();

        assertThat(seen).containsExactly("11:30:00", "11:30:02");
    }

    @Test
    void symbolicLinks_areFollowed_alsoWhenTheyTurnElsewhere() throws IOException {
        Path one = Files.writeString(directory.resolve("one.json"), record("11:30:00"));
        Path two = Files.writeString(directory.resolve("two.json"), record("11:30:02"));
        Files.createSymbolicLink(file, one);
        watch.look();
        Files.delete(file);
        Files.createSymbolicLink(file, two);
        watch.look();
        Files.delete(file);
        Files.createSymbolicLink(file, file);
        lookTwice();

        assertThat(seen).containsExactly("11:30:00", "11:30:02");
        assertThat(complaints).singleElement().asString().contains("can't be read");
    }

    @Test
    void hugeFile_isNotRead() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(3L << 30);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }
        lookTwice();
        write(record("11:30:00"));
        watch.look();

        assertThat(complaints).singleElement().asString().contains("is longer than 2097152 bytes");
        assertThat(seen).containsExactly("11:30:00");
    }

    @Test
    void whatIsNoFile_orNoText_isTold() throws IOException {
        Files.createDirectory(file);
        lookTwice();
        Files.delete(file);
        now = now.plus(Duration.ofSeconds(5));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        lookTwice();

        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(0)).contains("is no file");
        assertThat(complaints.get(1)).contains("is not in UTF-8");
    }

    @Test
    void recordFromTheFuture_doesNotShutOutOthers() throws IOException {
        write("{\"timestamp\":\"9999-01-01T00:00:00Z\",\"volatility\":0.2,\"price\":100}");
        lookTwice();
        write(record("11:30:00"));
        watch.look();

        assertThat(complaints).singleElement().asString().contains("not in the future");
        assertThat(seen).containsExactly("11:30:00");
    }

    @Test
    void whatTheWriterWrites_isRead() throws IOException {
        ResultsWriter writer = new ResultsWriter(directory.resolve("sub/results.json"), 2, List.of());
        Path written = directory.resolve("sub/results.json");
        for (String time : List.of("11:30:00", "11:30:02", "11:30:04")) {
            writer.add(record(time));
            assertThat(Results.read(Files.readString(written), NOW).faults()).isEmpty();
        }

        Results results = Results.read(Files.readString(written), NOW);
        assertThat(results.records().stream()
                        .map(record -> record.time().toString())
                        .toList())
                .containsExactly("2026-01-31T11:30:02Z", "2026-01-31T11:30:04Z");
        try (var files = Files.list(written.getParent())) {
            assertThat(files).containsExactly(written);
        }
    }
}
