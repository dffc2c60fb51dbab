package dev.neurosdk.server.stream.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.decider.VirtualAlarms;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.StreamItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest {

    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final FileSettings SMALL = FileSettings.DEFAULT.withBytes(1000, 1 << 20);

    @TempDir
    private Path directory;

    @Test
    void reopened_goesOnWithTheSameNumbers() throws IOException {
        String stream;
        try (FileHistory history = open(SMALL)) {
            append(history, 1, 100);
            stream = history.stream();
        }
        try (FileHistory history = open(SMALL)) {
            assertThat(history.stream()).isEqualTo(stream);
            assertThat(history.newest()).isEqualTo(100);
            append(history, 101, 130);
            assertThat(seqs(history, 1, 1000)).containsExactlyElementsOf(range(1, 130));
            assertThat(history.read(77, 1, 1).items().get(0))
                    .hasToString(text(77))
                    .satisfies(item -> assertThat(item.topic()).isEqualTo("topic"))
                    .satisfies(item -> assertThat(item.timestamp()).isEqualTo(BEGIN.plusSeconds(77)));
        }
    }

    @Test
    void reading_givesAsManyAsWanted() throws IOException {
        try (FileHistory history = open(FileSettings.DEFAULT.withBytes(100_000, 1 << 20))) {
            append(history, 1, 1000);
            assertThat(seqs(history, 500, 3)).containsExactly(500L, 501L, 502L);
            assertThat(seqs(history, 1001, 3)).isEmpty();
            assertThat(history.read(1, 100, 25).items()).hasSize(2);
            assertThat(history.read(1, 100, 1).items()).hasSize(1);
        }
    }

    @Test
    void time_isFoundInEverySegment() throws IOException {
        try (FileHistory history = open(SMALL)) {
            assertThat(history.firstSince(BEGIN)).isEqualTo(1);
            append(history, 1, 60);
            assertThat(files()).hasSizeGreaterThan(2);
            for (long seq = 1; seq <= 60; seq++) {
                assertThat(history.firstSince(BEGIN.plusSeconds(seq))).isEqualTo(seq);
                assertThat(history.firstSince(BEGIN.plusSeconds(seq).plusMillis(1)))
                        .isEqualTo(seq + 1);
            }
            assertThat(history.firstSince(Instant.EPOCH)).isEqualTo(1);
        }
    }

    @Test
    void tornTail_isCutAtEveryByte() throws IOException {
        try (FileHistory history = open(FileSettings.DEFAULT)) {
            append(history, 1, 3);
        }
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        int two = whole.length - lengthOf(3);
        for (int length = two; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (FileHistory history = open(FileSettings.DEFAULT)) {
                assertThat(seqs(history, 1, 10)).as("%s bytes", length).containsExactly(1L, 2L);
                append(history, 3, 3);
                assertThat(seqs(history, 1, 10)).containsExactly(1L, 2L, 3L);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
        for (int length = 0; length <= 8; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (FileHistory history = open(FileSettings.DEFAULT)) {
                assertThat(history.newest()).isZero();
            }
        }
    }

    @Test
    void flippedBit_isNeverServed() throws IOException {
        try (FileHistory history = open(FileSettings.DEFAULT)) {
            append(history, 1, 3);
        }
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        int two = whole.length - lengthOf(3);
        for (int at = two; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try (FileHistory history = open(FileSettings.DEFAULT)) {
                assertThat(seqs(history, 1, 10)).as("byte %s", at).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void damageInAnEarlierSegment_isAnErrorAndNoItem() throws IOException {
        try (FileHistory history = open(SMALL)) {
            append(history, 1, 60);
        }
        byte[] first = Files.readAllBytes(files().get(0));
        first[first.length / 2] ^= 1;
        Files.write(files().get(0), first);
        try (FileHistory history = open(SMALL)) {
            assertThatThrownBy(() -> history.read(1, 100, 1 << 20))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is damaged at byte");
            assertThat(history.newest()).isEqualTo(60);
            assertThat(seqs(history, 50, 10)).endsWith(59L);
        }
    }

    @Test
    void foreignFile_isRefused() throws IOException {
        Files.writeString(directory.resolve("00000000000000000001.items"), "something else entirely");
        assertThatThrownBy(() -> open(SMALL)).isInstanceOf(IOException.class).hasMessageContaining("something else");
    }

    @Test
    void bytes_areBoundedByWholeSegments() throws IOException {
        try (FileHistory history = open(FileSettings.DEFAULT.withBytes(1000, 5000))) {
            append(history, 1, 500);
            long bytes = 0;
            for (Path file : files()) {
                bytes += Files.size(file);
            }
            assertThat(bytes).isBetween(4000L, 6500L);
            long oldest = history.oldest();
            assertThat(oldest).isGreaterThan(350);
            History.Batch batch = history.read(1, 1000, 1 << 20);
            assertThat(batch.oldest()).isEqualTo(oldest);
            assertThat(batch.items()).hasSize((int) (501 - oldest));
        }
    }

    @Test
    void countAndAge_areBoundedToo() throws IOException {
        try (FileHistory history = open(SMALL.keeping(50, null))) {
            append(history, 1, 500);
            assertThat(history.oldest()).isBetween(399L, 451L);
        }
        try (FileHistory history = open(SMALL.keeping(Long.MAX_VALUE, Duration.ofSeconds(20)))) {
            append(history, 501, 600);
            assertThat(history.oldest()).isBetween(520L, 580L);
        }
    }

    @Test
    void secondWriter_isRefused() throws IOException {
        try (FileHistory history = open(SMALL)) {
            assertThatThrownBy(() -> open(SMALL))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open elsewhere");
            append(history, 1, 1);
        }
        open(SMALL).close();
    }

    @Test
    void closedOrForeignNumber_isNotTaken() throws IOException {
        FileHistory history = open(SMALL);
        assertThatThrownBy(() -> append(history, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        history.close();
        history.close();
        assertThatThrownBy(() -> append(history, 1, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void hub_goesOnAfterARestart() throws IOException {
        try (StreamHub hub = StreamHub.builder().history(open(SMALL)).build()) {
            assertThat(hub.publish("a", "update", "1")).isEqualTo(1);
        }
        try (StreamHub hub = StreamHub.builder().history(open(SMALL)).build()) {
            assertThat(hub.publish("a", "update", "2")).isEqualTo(2);
            assertThat(hub.figures().oldest()).isEqualTo(1);
        }
    }

    @Test
    void forcing_isAskedForOnceInEachInterval() throws IOException {
        VirtualAlarms alarms = new VirtualAlarms();
        FileSettings settings = FileSettings.DEFAULT.with(new Sync.Every(Duration.ofMillis(100)));
        try (FileHistory history = FileHistory.open(directory, settings, alarms)) {
            append(history, 1, 10);
            assertThat(alarms.open()).isEqualTo(1);
            alarms.pass(Duration.ofMillis(100));
            assertThat(alarms.open()).isZero();
            append(history, 11, 11);
            assertThat(alarms.open()).isEqualTo(1);
        }
        try (FileHistory history =
                FileHistory.open(directory, FileSettings.DEFAULT.with(new Sync.EachItem()), alarms)) {
            append(history, 12, 12);
            assertThat(seqs(history, 12, 1)).containsExactly(12L);
        }
    }

    private FileHistory open(FileSettings settings) throws IOException {
        return FileHistory.open(directory, settings);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> path.toString().endsWith(".items"))
                    .sorted()
                    .toList();
        }
    }

    private static void append(FileHistory history, long from, long to) throws IOException {
        for (long seq = from; seq <= to; seq++) {
            history.append(item(seq));
        }
    }

    private static StreamItem item(long seq) {
        return StreamItem.restored(
                seq, BEGIN.plusSeconds(seq), "topic", text(seq).getBytes(UTF_8));
    }

    private static String text(long seq) {
        return "{\"seq\":" + seq + "}";
    }

    private static int lengthOf(long seq) {
        return Records.encode(item(seq)).remaining();
    }

    private static List<Long> seqs(FileHistory history, long from, int most) throws IOException {
        return history.read(from, most, 1 << 20).items().stream()
                .map(StreamItem::seq)
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
