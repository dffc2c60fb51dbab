package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "frames of our own: {0}")
@ValueSource(booleans = {false, true})
class FakeGameCloseTest {

    @Parameter
    boolean frames;

    private static final String SPOKEN = "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true}}";

    @Test
    void close_says1000_andWaitsForTheAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            FakeGame game = connect(server.uri());
            game.close();
            game.close();
            assertThat(game.isOpen()).isFalse();
            assertThat(game.awaitClose()).isEqualTo(new CloseStatus(1000, ""));
            assertThat(game.awaitClose().clean()).isTrue();
            assertThat(server.nextClose().code()).isEqualTo(1000);
        }
    }

    @Test
    void close_withoutAnAnswer_endsAtTheDeadline() throws Exception {
        try (RawServer raw = RawServer.with(this::hasty)) {
            assertThatCode(() -> raw.game().close()).doesNotThrowAnyException();
            assertThat(raw.read().opcode()).isEqualTo(8);
            assertThat(raw.end()).isEqualTo("FIN");
        }
    }

    @Test
    void close_withACodeAndAReason_arrives() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server.uri())) {
            game.close(4321, "bored");
            assertThat(server.nextClose()).isEqualTo(new CloseStatus(4321, "bored"));
            assertThat(game.awaitClose().code()).isEqualTo(4321);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
    void close_withACodeThatMayNotBeSent_isRefused(int code) throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server.uri())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> game.close(code, ""))
                    .withMessage("code: expected one that may be sent, was " + code);
        }
    }

    @Test
    void close_withALongReason_isRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server.uri())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> game.close(1000, "é".repeat(62)))
                    .withMessage("reason: expected at most 123 bytes, was 124");
            game.close(1000, "é".repeat(61));
        }
    }

    @Test
    void abort_endsTcpInOrder_afterWhatWasSent() throws Exception {
        try (RawServer raw = RawServer.with(this::connect)) {
            raw.game().sendRaw("last words");
            raw.game().abort();
            assertThat(raw.read().payload()).isEqualTo("last words");
            assertThat(raw.end()).isEqualTo("FIN");
            assertThat(raw.game().awaitClose().clean()).isFalse();
        }
    }

    @Test
    void abort_isNoCleanCloseForTheServer() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server.uri())) {
            game.abort();
            assertThat(server.nextClose().code()).isEqualTo(1006);
        }
    }

    @Test
    void reset_resetsTcp() throws Exception {
        try (RawServer raw = RawServer.with(this::connect)) {
            raw.game().reset();
            assertThat(raw.end()).isEqualTo("RST");
        }
    }

    @Test
    void shutdownOutput_endsOneHalf() throws Exception {
        try (RawServer raw = RawServer.with(this::connect)) {
            raw.game().shutdownOutput();
            assertThat(raw.end()).isEqualTo("FIN");
            raw.say(SPOKEN);
            assertThat(raw.game().takeAny().text()).isEqualTo(SPOKEN);
            raw.game().abort();
        }
    }

    @Test
    void awaitClose_seesTheServersCode() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> peer.close(1008, "not you"));
                FakeGame game = connect(server.uri())) {
            game.startup();
            assertThat(game.awaitClose()).isEqualTo(new CloseStatus(1008, "not you"));
        }
    }

    @Test
    void awaitClose_seesACut() throws Exception {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> {
                    sent.orTimeout(TimeScale.scaled(Duration.ofSeconds(5)).toMillis(), TimeUnit.MILLISECONDS)
                            .join();
                    peer.cut();
                });
                FakeGame game = connect(server.uri())) {
            game.startup();
            sent.complete(null);
            assertThat(game.awaitClose().code()).isEqualTo(1006);
            assertThat(game.awaitClose().clean()).isFalse();
        }
    }

    @Test
    void awaitClose_ofAnOpenConnection_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = hasty(server.uri())) {
            assertThatThrownBy(game::awaitClose)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected the end of the connection within 300 ms");
        }
    }

    @Test
    void stopReading_takesAtMostOneMoreMessage_untilReadingResumes() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> {
                    peer.say(SPOKEN);
                    peer.say(SPOKEN);
                    peer.say(SPOKEN);
                });
                FakeGame game = hasty(server.uri())) {
            game.stopReading();
            game.startup();
            assertThatThrownBy(game::ping).isInstanceOf(AssertionError.class);
            assertThat(game.takeAll()).hasSizeLessThanOrEqualTo(1);
            game.resumeReading();
            game.ping();
            assertThat(game.transcript())
                    .filteredOn(entry -> entry.text().equals(SPOKEN))
                    .hasSize(3);
        }
    }

    @Test
    void close_whileReadingIsStopped_doesNotWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            FakeGame game = connect(server.uri(), Duration.ofMinutes(1));
            game.stopReading();
            game.close();
            assertThat(server.nextClose().code()).isEqualTo(1006);
        }
    }

    private FakeGame connect(URI uri) {
        return connect(uri, Duration.ofSeconds(5));
    }

    private FakeGame hasty(URI uri) {
        return connect(uri, Duration.ofMillis(300));
    }

    private FakeGame connect(URI uri, Duration deadline) {
        try {
            FakeGame.Builder builder = FakeGame.builder(uri, "Star Harbour").deadline(deadline);
            return (frames ? builder.frames() : builder).connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
