package dev.neurosdk.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {

    private static final RandomGenerator RANDOM = new SplittableRandom(42);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everyKind_comesBackAsItWas() throws IOException {
        SessionLog log = Entries.read(Entries.written(Entries.HEAD.withSeed(7), Entries.everyKind()));

        assertThat(log.complete()).isTrue();
        assertThat(log.skipped()).isZero();
        assertThat(log.head()).isEqualTo(Entries.HEAD.withSeed(7));
        assertThat(log.entries()).usingRecursiveComparison().isEqualTo(Entries.everyKind());
        assertThat(log.at(log.entries().get(1))).isEqualTo(Entries.HEAD.start().plusNanos(5));
    }

    @Test
    void lines_readAsTheFormatSays() throws IOException {
        List<String> lines = new String(Entries.written(Entries.HEAD, Entries.everyKind()), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines.get(0))
                .startsWith("{\"k\":\"head\",\"v\":1,\"tool\":\"neuro ")
                .endsWith(
                        ",\"edition\":\"E8\","
                                + "\"role\":\"proxy\",\"start\":\"2026-01-31T12:00:00.123456789Z\",\"clock\":\"monotonic-ns\"}");
        assertThat(lines.get(2))
                .isEqualTo("{\"k\":\"msg\",\"n\":2,\"t\":5,\"c\":1,\"dir\":\"c2s\",\"op\":\"text\","
                        + "\"frames\":[33],\"j\":{\"command\":\"startup\",\"game\":\"NC\"}}");
        assertThat(lines.get(3))
                .isEqualTo("{\"k\":\"msg\",\"n\":3,\"t\":6,\"c\":1,\"dir\":\"s2c\",\"op\":\"text\","
                        + "\"frames\":[1,0,2],\"raw\":\"Yf9j\"}");
        assertThat(lines.get(12))
                .isEqualTo("{\"k\":\"tcp\",\"n\":12,\"t\":14,\"c\":1,\"dir\":\"s2c\",\"ev\":\"fin\",\"detail\":\"\"}");
        assertThat(lines.get(13)).startsWith("{\"k\":\"foot\",\"n\":12,\"complete\":true,\"sha\":\"");
    }

    @Test
    void value_standsAlone_whereItGivesEveryByteBack() throws IOException {
        assertThat(line("{\"a\":[1.50,\"é😀\"]}"))
                .contains("\"j\":{\"a\":[1.50,\"é😀\"]}")
                .doesNotContain("\"text\":");
        assertThat(line("{\"a\": 1}")).contains("\"j\":{\"a\":1},\"text\":\"{\\\"a\\\": 1}\"");
        assertThat(line("{\"a\":1,\"a\":2}")).contains("\"j\":{\"a\":2},\"text\":");
        assertThat(line("{\"a\":\"\\ud800\"}"))
                .doesNotContain("\"j\"")
                .contains("\"text\":\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"");
        assertThat(line("[".repeat(62) + "]".repeat(62)))
                .doesNotContain("\"j\"")
                .contains("\"text\"");
    }

    @Test
    void randomPayloads_comeBackByteForByte() throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = Entries.payload(RANDOM);
            LogEntry.Opcode opcode = RANDOM.nextInt(9) == 0 ? LogEntry.Opcode.BINARY : LogEntry.Opcode.TEXT;
            entries.add(new LogEntry.Message(i, 1, Direction.C2S, opcode, List.of(payload.length), payload));
        }
        byte[] bytes = Entries.written(Entries.HEAD, entries);

        SessionLog log = Entries.read(bytes);
        assertThat(log.complete()).isTrue();
        List<LogEntry.Message> messages = log.messages();
        assertThat(messages).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            LogEntry.Message before = (LogEntry.Message) entries.get(i);
            LogEntry.Message after = messages.get(i);
            assertThat(Arrays.equals(after.payload(), before.payload()))
                    .as("payload %d: %s", i, before.text())
                    .isTrue();
            assertThat(after.opcode()).isEqualTo(before.opcode());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains("\"j\":").contains("\"text\":").contains("\"raw\":");
    }

    @Test
    void nestingAtEveryDepth_comesBackByteForByte() throws IOException {
        List<LogEntry> entries = IntStream.range(1, 90)
                .<LogEntry>mapToObj(depth ->
                        LogEntry.Message.text(0, 1, Direction.C2S, "{\"a\":[".repeat(depth) + "]}".repeat(depth)))
                .toList();
        assertThat(Entries.read(Entries.written(Entries.HEAD, entries)).entries())
                .usingRecursiveComparison()
                .isEqualTo(entries);
    }

    @Test
    void megabytes_comeBackByteForByte() throws IOException {
        byte[] noise = new byte[1 << 20];
        RANDOM.nextBytes(noise);
        List<LogEntry> entries = List.of(
                LogEntry.Message.text(
                        0, 1, Direction.C2S, "{\"command\":\"context\", \"x\":\"" + "\u0001é".repeat(1 << 19) + "\"}"),
                LogEntry.Message.text(0, 1, Direction.C2S, '"' + "a".repeat(1 << 20) + '"'),
                new LogEntry.Message(0, 1, Direction.C2S, LogEntry.Opcode.TEXT, List.of(noise.length), noise));
        List<LogEntry.Message> read =
                Entries.read(Entries.written(Entries.HEAD, entries)).messages();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(Arrays.equals(read.get(i).payload(), ((LogEntry.Message) entries.get(i)).payload()))
                    .isTrue();
        }
    }

    @Test
    void times_countFromTheStart() throws IOException {
        VirtualTimeline timeline = new VirtualTimeline();
        timeline.advance(Duration.ofSeconds(5));
        try (LogWriter writer = LogWriter.to(out, Entries.HEAD.withClock(LogHead.Clock.VIRTUAL), timeline)) {
            timeline.advance(Duration.ofMillis(3));
            writer.record(new LogEntry.Mark(timeline.nanos(), 0, "later", null));
        }
        SessionLog log = Entries.read(out.toByteArray());
        assertThat(log.entries()).containsExactly(new LogEntry.Mark(3_000_000, 0, "later", null));
        assertThat(log.head().clock()).isEqualTo(LogHead.Clock.VIRTUAL);
    }

    @Test
    void everyLine_isInTheFileWhenRecordReturns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.neuro.jsonl");
        try (LogWriter writer = LogWriter.create(file, Entries.HEAD, Timeline.real())) {
            assertThat(LogReader.read(file).entries()).isEmpty();
            writer.record(new LogEntry.Mark(0, 0, "one", null));
            SessionLog sofar = LogReader.read(file);
            assertThat(sofar.entries()).hasSize(1);
            assertThat(sofar.integrity()).isEqualTo(SessionLog.Integrity.TRUNCATED);
            assertThat(writer.count()).isEqualTo(1);
        }
        assertThat(LogReader.read(file).complete()).isTrue();
        assertThat(Files.readString(file)).endsWith("\"}\n");
    }

    @Test
    void threads_writeWholeLines_inTheOrderOfTheirNumbers() throws Exception {
        try (LogWriter writer = LogWriter.to(out, Entries.HEAD, Timeline.real())) {
            List<Thread> threads = IntStream.range(1, 9)
                    .mapToObj(connection -> new Thread(() -> {
                        for (int i = 0; i < 250; i++) {
                            writer.record(LogEntry.Message.text(i, connection, Direction.C2S, "{\"i\":" + i + '}'));
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join(30_000);
            }
        }
        SessionLog log = Entries.read(out.toByteArray());
        assertThat(log.complete()).isTrue();
        assertThat(log.entries()).hasSize(2000);
        for (int connection = 1; connection < 9; connection++) {
            int chosen = connection;
            assertThat(log.entries().stream().filter(entry -> entry.connection() == chosen))
                    .hasSize(250)
                    .isSortedAccordingTo(Comparator.comparingLong(LogEntry::nanos));
        }
    }

    @Test
    void failure_neverReachesWhoRecords_andIsThrownAtTheEnd() throws IOException {
        FullDisk disk = new FullDisk(400);
        LogWriter writer = LogWriter.to(disk, Entries.HEAD, new VirtualTimeline());
        for (int i = 0; i < 10; i++) {
            writer.record(new LogEntry.Mark(i, 0, "a mark that takes some room", null));
        }
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessage("disk full");
        assertThat(disk.closed).isTrue();
        writer.close();
        SessionLog log = Entries.read(disk.bytes.toByteArray());
        assertThat(log.integrity()).isEqualTo(SessionLog.Integrity.TRUNCATED);
        assertThat(log.entries()).isNotEmpty().hasSizeLessThan(10);
    }

    @Test
    void record_afterTheEnd_changesNothing() throws IOException {
        LogWriter writer = LogWriter.to(out, Entries.HEAD, new VirtualTimeline());
        writer.close();
        byte[] bytes = out.toByteArray();
        writer.record(new LogEntry.Mark(0, 0, "late", null));
        writer.close();
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    private static String line(String payload) throws IOException {
        byte[] bytes = Entries.written(Entries.HEAD, List.of(LogEntry.Message.text(0, 1, Direction.C2S, payload)));
        assertThat(Entries.read(bytes).messages().get(0).text()).isEqualTo(payload);
        return new String(bytes, StandardCharsets.UTF_8).lines().toList().get(1);
    }

    /** Takes so many bytes and then no more. */
    private static final class FullDisk extends OutputStream {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int room;
        boolean closed;

        FullDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            int fits = Math.min(length, room - bytes.size());
            bytes.writeBytes(Arrays.copyOfRange(b, from, from + fits));
            if (fits < length) {
                throw new IOException("disk full");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
