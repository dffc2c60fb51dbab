package dev.neurosdk.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTapTest {

    private static final String TEXT =
            "{\"command\":\"context\",\"game\":\"NC\",\"data\":{\"message\":\"again and again\"}}";

    private final LogTape tape = new LogTape();
    private final ConnectionTap tap = new ConnectionTap(3, tape);

    @Test
    void cutsBetweenReads_makeNoDifference() {
        RandomGenerator random = new SplittableRandom(5);
        byte[] there = join(
                Line.request().encode(),
                Frame.text(TEXT).withMasked(true).encode(9),
                Frame.of(Frame.PING, new byte[5]).withMasked(true).encode(8),
                Frame.close(1000, "bye").withMasked(true).encode(7));
        byte[] back = join(
                Line.response("").encode(),
                Frame.text("é").encode(0),
                Frame.close(1000, "").encode(0));
        List<String> expected = null;
        for (int round = 0; round < 200; round++) {
            LogTape cut = new LogTape();
            ConnectionTap other = new ConnectionTap(3, cut);
            int at = Line.request().encode().length;
            feed(other, Direction.C2S, Arrays.copyOf(there, at), random);
            feed(other, Direction.S2C, Arrays.copyOf(back, back.length - 4), random);
            feed(other, Direction.C2S, Arrays.copyOfRange(there, at, there.length), random);
            feed(other, Direction.S2C, Arrays.copyOfRange(back, back.length - 4, back.length), random);
            List<String> shown =
                    cut.entries().stream().map(ConnectionTapTest::shown).toList();
            expected = expected == null ? shown : expected;
            assertThat(shown).isEqualTo(expected).hasSize(6);
        }
    }

    @Test
    void frames_beforeTheAnswer_areUnderstoodAfterIt() {
        tap.bytes(
                Direction.C2S,
                join(Line.request().encode(), Frame.text(TEXT).withMasked(true).encode(9)),
                1);
        assertThat(tape.entries()).hasSize(1);
        tap.bytes(Direction.S2C, Line.response("").encode(), 2);
        assertThat(tape.entries()).hasSize(2);
        assertThat(((LogEntry.Message) tape.entries().get(1)).text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_no_context_takeover; server_no_context_takeover",
                "x-other, permessage-deflate;server_max_window_bits=10"
            })
    void deflatedMessages_areRecordedAsTheyWereMeant(String extension) {
        boolean forgets = extension.contains("no_context");
        tap.bytes(Direction.C2S, Line.request().encode(), 0);
        tap.bytes(Direction.S2C, Line.response(extension).encode(), 0);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        int[] sizes = new int[3];
        for (int i = 0; i < 3; i++) {
            byte[] small = deflated(deflater, TEXT, forgets);
            sizes[i] = small.length;
            Frame first =
                    Frame.of(Frame.TEXT, Arrays.copyOf(small, 2)).withRsv(4).withFin(false);
            Frame rest = Frame.of(Frame.CONTINUATION, Arrays.copyOfRange(small, 2, small.length));
            tap.bytes(
                    Direction.C2S,
                    join(first.withMasked(true).encode(5), rest.withMasked(true).encode(6)),
                    1);
        }
        tap.bytes(Direction.C2S, Frame.text("plain").withMasked(true).encode(1), 1);

        List<LogEntry.Message> messages = messages();
        assertThat(messages).extracting(LogEntry.Message::text).containsExactly(TEXT, TEXT, TEXT, "plain");
        assertThat(messages.get(2).frames()).containsExactly(2, sizes[2] - 2);
        assertThat(sizes[2] < sizes[0]).isEqualTo(!forgets);
    }

    @Test
    void deflatedBomb_isNotUnpacked() {
        tap.bytes(Direction.C2S, Line.request().encode(), 0);
        tap.bytes(Direction.S2C, Line.response("permessage-deflate").encode(), 0);
        byte[] bomb = deflated(new Deflater(9, true), "0".repeat(FrameTap.MAX_MESSAGE + 1), false);
        assertThat(bomb.length).isLessThan(20_000);
        tap.bytes(Direction.S2C, Frame.of(Frame.TEXT, bomb).withRsv(4).encode(0), 1);
        tap.bytes(Direction.S2C, Frame.text("still heard").encode(0), 1);

        assertThat(shown(tape.entries().get(1))).contains("ILLEGAL", "can be inflated");
        assertThat(messages()).extracting(LogEntry.Message::text).containsExactly("still heard");
    }

    @Test
    void compressedFrame_thatNobodyAgreedOn_isIllegal() {
        tap.bytes(Direction.C2S, Line.request().encode(), 0);
        tap.bytes(Direction.S2C, Line.response("").encode(), 0);
        tap.bytes(Direction.S2C, Frame.text("x").withRsv(4).encode(0), 1);
        assertThat(shown(tape.entries().get(1))).contains("ILLEGAL", "expected reserved bits 0, was 4");
    }

    @Test
    void noiseThatLooksLikeFrames_isSaidSoManyTimesAndNoMore() {
        tap.bytes(Direction.C2S, Line.request().encode(), 0);
        tap.bytes(Direction.S2C, Line.response("").encode(), 0);
        tap.bytes(Direction.S2C, new byte[1 << 20], 1);
        tap.bytes(Direction.S2C, Frame.text("no longer heard").encode(0), 1);
        assertThat(tape.entries()).hasSize(33);
    }

    @Test
    void anyBytes_areSurvived_andKnownToEnd() {
        RandomGenerator random = new SplittableRandom(6);
        for (int round = 0; round < 300; round++) {
            LogTape noise = new LogTape();
            ConnectionTap other = new ConnectionTap(1, noise);
            if (random.nextBoolean()) {
                other.bytes(Direction.C2S, Line.request().encode(), 0);
                other.bytes(
                        Direction.S2C,
                        Line.response(random.nextBoolean() ? "permessage-deflate" : "")
                                .encode(),
                        0);
            }
            for (int i = 0; i < 20; i++) {
                byte[] bytes = new byte[random.nextInt(3000)];
                random.nextBytes(bytes);
                other.bytes(random.nextBoolean() ? Direction.C2S : Direction.S2C, bytes, 0);
            }
            other.ended(Direction.C2S, LogEntry.TcpEvent.FIN, 5);
            List<LogEntry> entries = noise.entries();
            assertThat(entries.get(0)).isInstanceOf(LogEntry.Opened.class);
            assertThat(entries.get(entries.size() - 1))
                    .isEqualTo(new LogEntry.Tcp(5, 1, Direction.C2S, LogEntry.TcpEvent.FIN, ""));
        }
    }

    private List<LogEntry.Message> messages() {
        return tape.entries().stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .toList();
    }

    private static void feed(ConnectionTap tap, Direction direction, byte[] bytes, RandomGenerator random) {
        int done = 0;
        while (done < bytes.length) {
            int size = Math.min(bytes.length - done, 1 + random.nextInt(40));
            tap.bytes(direction, Arrays.copyOfRange(bytes, done, done + size), 0);
            done += size;
        }
    }

    private static byte[] deflated(Deflater deflater, String text, boolean forgets) {
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        int length;
        do {
            length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, length);
        } while (length == chunk.length);
        if (forgets) {
            deflater.reset();
        }
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length - 4);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String shown(LogEntry entry) {
        return entry instanceof LogEntry.Message message
                ? "message " + message.text()
                : entry.toString().replaceAll("@[0-9a-f]+", "");
    }
}
