package dev.neurosdk.server.stream.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.connection.RawGame;
import dev.neurosdk.server.stream.SlowPolicy;
import dev.neurosdk.server.stream.StreamFigures;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only sockets show: buffers that fill, pings, pauses, compression. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamWireTest {

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

    /** So long that the kernel's buffers are full after some tens of them, and not so long that it takes two frames. */
    private static final String LONG = "\"" + "~".repeat(60_000) + "\"";

    /** More than any kernel takes. */
    private static final long ENOUGH = 500;

    private static final int QUEUE = 4;

    @Test
    void dropOldest_tellsTheSlowViewerWhatItMissed_andTheOtherGetsEverything() throws Exception {
        try (Stream stream = new Stream(SlowPolicy.DROP_OLDEST);
                RawGame slow = stream.slow();
                RawGame fast = stream.fast()) {
            long last = stream.publishUntil(figures -> figures.dropped() > 2, null, fast);

            long next = 1;
            String message = slow.await(RawGame.TEXT).text();
            while (!message.startsWith("{\"type\":\"gap\"")) {
                assertThat(seq(message)).isEqualTo(next++);
                message = slow.await(RawGame.TEXT).text();
            }
            JsonValue gap = JsonValue.parse(message).orElseThrow();
            assertThat(gap.textAt("/reason")).contains("slow");
            assertThat(number(gap, "/from")).isEqualTo(next);
            next = number(gap, "/to") + 1;
            assertThat(next).isEqualTo(last - QUEUE + 1);
            while (next <= last) {
                assertThat(seq(slow.await(RawGame.TEXT).text())).isEqualTo(next++);
            }
        }
    }

    @Test
    void conflate_givesTheSlowViewerTheNewestOfAKey_andTheOtherGetsEverything() throws Exception {
        try (Stream stream = new Stream(SlowPolicy.CONFLATE);
                RawGame slow = stream.slow();
                RawGame fast = stream.fast()) {
            long last = stream.publishUntil(figures -> figures.conflated() > 2, "tide", fast);

            List<Long> seqs = new ArrayList<>();
            while (seqs.isEmpty() || seqs.get(seqs.size() - 1) < last) {
                seqs.add(seq(slow.await(RawGame.TEXT).text()));
            }
            assertThat(seqs).isSorted().startsWith(1L);
            assertThat(last - seqs.size())
                    .as("what it has not got was conflated")
                    .isEqualTo(stream.hub.figures().conflated());
            assertThat(stream.hub.figures().dropped()).isZero();
        }
    }

    @Test
    void disconnect_sendsTheSlowViewerAwayWith1013_andTheOtherGetsEverything() throws Exception {
        try (Stream stream = new Stream(SlowPolicy.DISCONNECT);
                RawGame slow = stream.slow();
                RawGame fast = stream.fast()) {
            stream.publishUntil(figures -> figures.expelled() == 1, null, fast);

            RawGame.Frame close = slow.await(RawGame.CLOSE);
            assertThat(close.code()).isEqualTo(1013);
            assertThat(close.reason()).isEqualTo("reads too slowly");
            stream.hub.publish("tides", "tide", "1");
            assertThat(fast.await(RawGame.TEXT).text()).contains("\"data\":1,");
        }
    }

    @Test
    void close_hearsAViewerUntilItAnswersTheGoodbye() throws Exception {
        try (Stream stream = new Stream(ViewerLimits.DEFAULT, false);
                RawGame viewer = stream.fast()) {
            CompletableFuture<Void> closing =
                    CompletableFuture.runAsync(() -> stream.server.close(TimeScale.scaled(Duration.ofSeconds(30))));

            assertThat(viewer.await(RawGame.CLOSE).code()).isEqualTo(1001);
            viewer.text("no JSON");
            viewer.frame(RawGame.FIN | RawGame.CLOSE, new byte[] {0x03, (byte) 0xE9});

            closing.get(30, TimeUnit.SECONDS);
            assertThat(stream.hub.figures().errors()).isEqualTo(1);
        }
    }

    @Test
    void viewer_thatAnswersNoPing_isCut_andTheOtherStays() throws Exception {
        ViewerLimits limits =
                ViewerLimits.DEFAULT.withPings(Duration.ofMillis(20), TimeScale.scaled(Duration.ofSeconds(1)));
        try (Stream stream = new Stream(limits, false);
                SocketViewer answering = SocketViewer.connect(stream.server.uri());
                RawGame silent = RawGame.connect(stream.server.port(), "/")) {
            assertThat(answering.next()).contains("connected");
            silent.await(RawGame.PING);

            assertThat(silent.isEnded()).isTrue();
            stream.hub.publish("tides", "tide", "1");
            assertThat(answering.next()).contains("\"data\":1,");
        }
    }

    @Test
    void viewer_thatSaysTooMuch_isReadLater_andMissesNoAnswer() throws Exception {
        int perSecond = 20;
        int messages = 30;
        Duration shortest =
                Duration.ofSeconds(1).multipliedBy(messages - perSecond).dividedBy(perSecond);
        try (Stream stream = new Stream(ViewerLimits.DEFAULT.withMessages(1 << 14, perSecond), false);
                RawGame eager = stream.fast()) {
            long begin = System.nanoTime();
            for (int id = 1; id <= messages; id++) {
                eager.text("{\"type\":\"ping\",\"id\":" + id + "}");
            }
            for (long id = 1; id <= messages; id++) {
                JsonValue pong =
                        JsonValue.parse(eager.await(RawGame.TEXT).text()).orElseThrow();
                assertThat(pong.textAt("/type")).contains("pong");
                assertThat(number(pong, "/id")).isEqualTo(id);
            }
            // What comes at once may come at once; the rest only as fast as the limit says, less what its clock rounds.
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThan(shortest.multipliedBy(9).dividedBy(10));
        }
    }

    @Test
    void compression_thatIsSet_saysTheSameInFewerBytes_toThoseWhoOffer() throws Exception {
        String data = "\"" + "ebb and flow, ".repeat(500) + "\"";
        try (Stream stream = new Stream(ViewerLimits.DEFAULT, true);
                RawGame plain = RawGame.connect(stream.server.port(), "/");
                RawGame deflating = RawGame.connect(stream.server.port(), "/", OFFER)) {
            assertThat(plain.head()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            assertThat(deflating.head()).containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate");
            Inflater inflater = new Inflater(true);
            assertThat(inflated(inflater, deflating.read())).startsWith("{\"type\":\"connected\"");
            plain.read();

            for (int i = 0; i < 2; i++) {
                stream.hub.publish("tides", "tide", data);
                RawGame.Frame whole = plain.read();
                RawGame.Frame small = deflating.read();
                assertThat(whole.octets()).hasSizeGreaterThan(7000);
                assertThat(small.octets()).hasSizeLessThan(500);
                assertThat(inflated(inflater, small)).isEqualTo(whole.text());
            }
            inflater.end();
        }
    }

    @Test
    void compression_isDeclinedUnlessSet() throws Exception {
        try (Stream stream = new Stream(ViewerLimits.DEFAULT, false);
                RawGame offering = RawGame.connect(stream.server.port(), "/", OFFER)) {
            assertThat(offering.head()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            RawGame.Frame welcome = offering.read();
            assertThat(welcome.first()).isEqualTo(RawGame.FIN | RawGame.TEXT);
            assertThat(welcome.text()).startsWith("{\"type\":\"connected\"");
        }
    }

    /** As RFC 7692 section 7.2.2 wants it: with the four bytes that were left out. */
    private static String inflated(Inflater inflater, RawGame.Frame frame) throws DataFormatException {
        assertThat(frame.first()).isEqualTo(RawGame.FIN | RawGame.RSV1 | RawGame.TEXT);
        inflater.setInput((frame.octets() + "\0\0\u00ff\u00ff").getBytes(ISO_8859_1));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int length = inflater.inflate(piece); length > 0; length = inflater.inflate(piece)) {
            text.write(piece, 0, length);
        }
        return text.toString(UTF_8);
    }

    private static long seq(String message) {
        return number(JsonValue.parse(message).orElseThrow(), "/seq");
    }

    private static long number(JsonValue message, String place) {
        return Long.parseLong(message.at(place).orElseThrow().toString());
    }

    /** A stream on a free port whose viewers share one lane: what one has got has been offered to the other. */
    private static final class Stream implements AutoCloseable {
        private final StreamHub hub;
        private final StreamServer server;

        Stream(SlowPolicy policy) throws Exception {
            this(StreamHub.builder().lanes(1).queue(QUEUE, policy).build(), ViewerLimits.DEFAULT, false);
        }

        Stream(ViewerLimits limits, boolean compression) throws Exception {
            this(StreamHub.builder().build(), limits, compression);
        }

        private Stream(StreamHub hub, ViewerLimits limits, boolean compression) throws Exception {
            this.hub = hub;
            this.server = StreamServer.builder(hub)
                    .port(0)
                    .limits(limits)
                    .compression(compression)
                    .start();
        }

        RawGame slow() throws IOException {
            return welcomed(RawGame.connectNarrow(server.port(), "/"));
        }

        RawGame fast() throws IOException {
            return welcomed(RawGame.connect(server.port(), "/"));
        }

        /** Publishes long items, of which one viewer gets every one; gives the number of the last. */
        long publishUntil(Predicate<StreamFigures> enough, @Nullable String key, RawGame fast) throws IOException {
            long last = 0;
            while (!enough.test(hub.figures())) {
                last = hub.publish("tides", "tide", LONG, key);
                assertThat(seq(fast.await(RawGame.TEXT).text())).isEqualTo(last).isLessThan(ENOUGH);
            }
            return last;
        }

        private static RawGame welcomed(RawGame viewer) throws IOException {
            assertThat(viewer.await(RawGame.TEXT).text()).startsWith("{\"type\":\"connected\"");
            return viewer;
        }

        @Override
        public void close() {
            server.close();
            hub.close();
        }
    }
}
