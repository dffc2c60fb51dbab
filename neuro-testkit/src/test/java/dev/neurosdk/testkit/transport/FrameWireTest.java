package dev.neurosdk.testkit.transport;

import static dev.neurosdk.testkit.transport.Sends.attempted;
import static dev.neurosdk.testkit.transport.Sends.begun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWireTest {

    private final HeardListener game = new HeardListener();
    private final HeardListener neuro = new HeardListener();
    private final BlockingQueue<Wire> accepted = new LinkedBlockingQueue<>();
    private final List<Acceptor.Opening> openings = new ArrayList<>();
    private Listening listening;
    private Wire near;
    private Wire far;

    @BeforeEach
    void connect() throws Exception {
        listening = Network.tcp().listen("127.0.0.1", 0, opening -> {
            openings.add(opening);
            return new Acceptor.Accepted(wire -> {
                accepted.add(wire);
                return neuro;
            });
        });
        near = Network.tcp().connect(dial("game?x=1"), game);
        @Nullable Wire taken = accepted.poll(5, TimeUnit.SECONDS);
        assertThat(taken).isNotNull();
        far = taken;
    }

    @AfterEach
    void end() {
        near.disconnect();
        far.disconnect();
        listening.close();
    }

    @Test
    void handshake_carriesTargetAndHeaders() {
        Acceptor.Opening opening = openings.get(0);
        assertThat(opening.target()).isEqualTo("/game?x=1");
        assertThat(opening.headers()).containsEntry("x-token", List.of("t"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65535, 65536, 1 << 20})
    void texts_ofEveryLength_arriveBothWays(int length) throws Exception {
        String text = "x".repeat(length);
        near.sendText(text).get(5, TimeUnit.SECONDS);
        far.sendText(text).get(5, TimeUnit.SECONDS);
        assertThat(neuro.next()).isEqualTo("text " + text + " [" + length + ']');
        assertThat(game.next()).isEqualTo("text " + text + " [" + length + ']');
    }

    @Test
    void fragments_arriveAsOneMessage_withTheirLengths_andPingsBetween() throws Exception {
        for (Wire wire : List.of(near, far)) {
            HeardListener heard = wire == near ? neuro : game;
            HeardListener own = wire == near ? game : neuro;
            begun(wire.sendFragment("é", false));
            begun(wire.ping("p".getBytes(UTF_8)));
            begun(wire.sendFragment("", false));
            begun(wire.sendFragment("ü!", true));
            begun(wire.sendText("next"));
            assertThat(heard.next()).isEqualTo("ping p");
            assertThat(heard.next()).isEqualTo("text éü! [2, 0, 3]");
            assertThat(heard.next()).isEqualTo("text next [4]");
            assertThat(own.next()).isEqualTo("pong p");
        }
    }

    @Test
    void binary_arrives() throws Exception {
        begun(near.sendBinary(new byte[] {1, -1}));
        assertThat(neuro.next()).isEqualTo("binary 01ff");
    }

    @Test
    void pings_areLeftUnanswered_whenToldSo() throws Exception {
        far.answerPings(false);
        begun(near.ping("a".getBytes(UTF_8)));
        assertThat(neuro.next()).isEqualTo("ping a");
        begun(far.sendText("later"));
        assertThat(game.next()).isEqualTo("text later [5]");
        begun(far.pong("a".getBytes(UTF_8)));
        assertThat(game.next()).isEqualTo("pong a");
    }

    @Test
    void close_isAnswered_withTheSameCode() throws Exception {
        begun(near.close(4321, "bored"));
        assertThat(neuro.next()).isEqualTo("closed 4321 bored");
        assertThat(game.next()).isEqualTo("closed 4321 ");
        assertThatThrownBy(() -> near.sendText("late").get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void close_withoutACode_isAnsweredWithoutACode() throws Exception {
        begun(far.close(Frame.NO_CODE, ""));
        assertThat(game.next()).isEqualTo("closed 1005 ");
        assertThat(neuro.next()).isEqualTo("closed 1005 ");
    }

    @Test
    void disconnect_endsBothSides_afterWhatWasSent() throws Exception {
        begun(near.sendText("last words"));
        near.disconnect();
        assertThat(neuro.next()).startsWith("text last words");
        assertThat(neuro.next()).isEqualTo("closed 1006 the peer ended the connection");
        assertThat(game.next()).isEqualTo("closed 1006 disconnected");
    }

    @Test
    void reset_isSeenAsSuch() throws Exception {
        far.reset();
        assertThat(neuro.next()).isEqualTo("closed 1006 reset");
        assertThat(game.next()).startsWith("closed 1006 ").containsIgnoringCase("reset");
    }

    @Test
    void shutdownOutput_endsOneHalf() throws Exception {
        begun(near.sendText("first"));
        near.shutdownOutput();
        assertThat(neuro.next()).startsWith("text first");
        assertThat(neuro.next()).isEqualTo("closed 1006 the peer ended the connection");
        assertThat(game.next()).startsWith("closed 1006");
    }

    @Test
    void stopReading_holdsEverythingBack_untilReadingResumes() throws Exception {
        near.stopReading();
        assertThat(near.isReading()).isFalse();
        for (int i = 0; i < 3; i++) {
            far.sendText("m" + i).get(5, TimeUnit.SECONDS);
        }
        begun(near.sendText("sentinel"));
        assertThat(neuro.next()).startsWith("text sentinel");
        near.resumeReading();
        assertThat(game.next()).startsWith("text m0");
        assertThat(game.next()).startsWith("text m1");
        assertThat(game.next()).startsWith("text m2");
    }

    @Test
    void whatWasNotRead_isNotToldWhenTheConnectionIsCut() throws Exception {
        near.stopReading();
        far.sendText("unread").get(5, TimeUnit.SECONDS);
        near.reset();
        assertThat(game.next()).isEqualTo("closed 1006 reset");
    }

    @Test
    void peerThatDoesNotRead_leavesTheFutureOpen_andDoesNotBlockTheCaller() throws Exception {
        far.stopReading();
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            sent.add(near.sendText("x".repeat(1 << 20)));
        }
        assertThat(sent.get(31)).isNotDone();
        near.reset();
        assertThatThrownBy(() -> sent.get(31).get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(game.next()).isEqualTo("closed 1006 reset");
    }

    static Stream<Arguments> illegal() {
        Frame bad = Frame.of(Frame.TEXT, new byte[] {(byte) 0xC3, 0x28});
        return Stream.of(
                Arguments.of(1002, Frame.text("x").withRsv(1)),
                Arguments.of(1002, Frame.of(5, new byte[0])),
                Arguments.of(1002, Frame.of(Frame.PING, new byte[126])),
                Arguments.of(1002, Frame.of(Frame.CONTINUATION, new byte[0])),
                Arguments.of(1002, Frame.close(1006, "")),
                Arguments.of(1007, bad),
                Arguments.of(1009, Frame.of(Frame.TEXT, new byte[FrameLoop.MAX_MESSAGE + 1])));
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void illegalFrame_endsTheConnection_withTheCodeThatFits(int code, Frame frame) throws Exception {
        attempted(near.sendBytes(frame.withMasked(true).encode(1)));
        assertThat(neuro.next()).startsWith("failed expected ");
        assertThat(neuro.next()).startsWith("closed " + code + " expected ");
        assertThat(game.next()).startsWith("closed " + code + " expected ");
        assertThat(neuro.isEmpty()).isTrue();
    }

    @Test
    void unmaskedFrameOfAGame_andMaskedFrameOfNeuro_areIllegal() throws Exception {
        begun(near.sendBytes(Frame.text("x").encode(0)));
        assertThat(neuro.next()).isEqualTo("failed expected a masked frame");
        assertThat(game.next()).startsWith("closed 1002");
        near = Network.tcp().connect(dial(""), game);
        @Nullable Wire second = accepted.poll(5, TimeUnit.SECONDS);
        assertThat(second).isNotNull();
        begun(second.sendBytes(Frame.text("x").withMasked(true).encode(5)));
        assertThat(game.next()).isEqualTo("failed expected a frame that is not masked");
    }

    @Test
    void bytesOneByOne_areTheSameMessage() throws Exception {
        for (byte one : Frame.text("slow").withMasked(true).encode(77)) {
            near.sendBytes(new byte[] {one}).get(5, TimeUnit.SECONDS);
        }
        assertThat(neuro.next()).isEqualTo("text slow [4]");
    }

    @Test
    void refusedHandshake_tellsTheStatus() throws Exception {
        try (Listening busy = Network.tcp().listen("127.0.0.1", 0, opening -> new Acceptor.Refused(503))) {
            Dial dial = new Dial(busy.uri(), Map.of(), null, Duration.ofSeconds(5), true);
            assertThatThrownBy(() -> Network.tcp().connect(dial, game))
                    .isInstanceOf(IOException.class)
                    .hasMessage(busy.uri() + ": expected an open connection, was HTTP 503");
        }
    }

    @Test
    void serverThatNeverAnswers_endsAtTheDeadline() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("ws://127.0.0.1:" + deaf.getLocalPort());
            Dial dial = new Dial(uri, Map.of(), null, Duration.ofMillis(50), true);
            assertThatThrownBy(() -> Network.tcp().connect(dial, game)).hasMessageContaining("within 50 ms");
        }
    }

    @Test
    void tlsWithFrames_isRefused() {
        Dial dial = new Dial(URI.create("wss://127.0.0.1:1"), Map.of(), null, Duration.ofSeconds(1), true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.tcp().connect(dial, game))
                .withMessageStartingWith("server: expected a ws address");
    }

    @Test
    void closedListening_acceptsNobody_butKeepsWhoIsThere() throws Exception {
        Dial dial = dial("");
        listening.close();
        assertThatThrownBy(() -> Network.tcp().connect(dial, game)).isInstanceOf(IOException.class);
        begun(near.sendText("still here"));
        assertThat(neuro.next()).startsWith("text still here");
    }

    private Dial dial(String path) {
        return new Dial(
                listening.uri().resolve(path),
                Map.of("X-Token", List.of("t")),
                null,
                TimeScale.scaled(Duration.ofSeconds(5)),
                true);
    }
}
