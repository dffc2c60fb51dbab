package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "frames of our own: {0}")
@ValueSource(booleans = {false, true})
class FakeGameSendTest {

    @Parameter
    boolean frames;

    private static final String NAME = "Star Harbour";

    private ScriptedServer server;
    private FakeGame game;

    @BeforeEach
    void connect() throws Exception {
        server = ScriptedServer.silent();
        game = connected(server.uri());
    }

    @AfterEach
    void close() throws Exception {
        game.close();
        server.close();
    }

    @Test
    void typedMessages_arriveAsTheyAre() throws Exception {
        ActionDefinition look = new ActionDefinition("look", "Look.", "{\"type\":\"object\"}");
        NeuroMessage.Action call = new NeuroMessage.Action("c1", "look", null);

        game.startup();
        game.context("A storm begins.", true);
        game.register(look);
        game.unregister("look", "jump");
        game.force("What now?", "look", "jump");
        game.force("Dark.", "What now?", true, ForcePriority.HIGH, "look");
        game.succeed(call);
        game.succeed(call, "You see a door.");
        game.fail(call, "It is dark.");
        game.shutdownReady();

        assertThat(server.nextMessage()).isEqualTo(new GameMessage.Startup(NAME));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.Context(NAME, "A storm begins.", true));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.RegisterActions(NAME, List.of(look)));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.UnregisterActions(NAME, List.of("look", "jump")));
        assertThat(server.nextMessage())
                .isEqualTo(new GameMessage.ForceActions(NAME, "What now?", List.of("look", "jump")));
        assertThat(server.nextMessage())
                .isEqualTo(new GameMessage.ForceActions(
                        NAME, "Dark.", "What now?", true, ForcePriority.HIGH, List.of("look")));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.ActionResult(NAME, "c1", true, null));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.ActionResult(NAME, "c1", true, "You see a door."));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.ActionResult(NAME, "c1", false, "It is dark."));
        assertThat(server.nextMessage()).isEqualTo(new GameMessage.ShutdownReady(NAME));
    }

    @Test
    void rawText_arrivesUntouched() throws Exception {
        game.sendRaw("{\"command\":\"sta");
        assertThat(server.nextText()).isEqualTo("{\"command\":\"sta");
    }

    @Test
    void pipelinedTexts_arriveInOrder() throws Exception {
        List<String> texts = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        game.sendPipelined(texts);
        for (String text : texts) {
            assertThat(server.nextText()).isEqualTo(text);
        }
    }

    @Test
    void binary_arrivesUntouched() throws Exception {
        game.sendBinary(new byte[] {1, 2, -1});
        assertThat(server.nextBinary()).containsExactly(1, 2, -1);
    }

    @Test
    void fragments_areFramesOfOneMessage() throws Exception {
        try (RawServer raw = RawServer.with(this::connected)) {
            raw.game().sendFragments("{\"a\":", "1", "}");
            assertThat(raw.read()).isEqualTo(new RawServer.Frame(false, 1, "{\"a\":"));
            assertThat(raw.read()).isEqualTo(new RawServer.Frame(false, 0, "1"));
            assertThat(raw.read()).isEqualTo(new RawServer.Frame(true, 0, "}"));
            raw.game().abort();
        }
    }

    @Test
    void fragments_none_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> game.sendFragments())
                .withMessageStartingWith("parts: ");
    }

    @Test
    void send_onAnEndedConnection_failsWithTheTranscript() {
        game.startup();
        game.abort();
        game.awaitClose();
        assertThatThrownBy(() -> game.context("Too late.", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected an open connection to write to, was ")
                .hasMessageContaining("-> {\"command\":\"startup\"")
                .hasMessageContaining("* closed 1006");
    }

    @Test
    void send_toAServerThatDoesNotRead_failsAtTheDeadline() throws Exception {
        List<String> flood = Collections.nCopies(32, "x".repeat(1 << 20));
        try (RawServer raw = RawServer.with(this::hasty)) {
            assertThatThrownBy(() -> raw.game().sendPipelined(flood))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected to write within 300 ms, the server did not read");
            raw.game().abort();
        }
    }

    @Test
    void transcript_showsBothDirections() {
        game.startup();
        game.ping();
        assertThat(game.transcript())
                .extracting(TranscriptEntry::kind)
                .startsWith(TranscriptEntry.Kind.SENT, TranscriptEntry.Kind.NOTE, TranscriptEntry.Kind.NOTE);
        assertThat(game.transcript())
                .extracting(TranscriptEntry::text)
                .containsExactly("{\"command\":\"startup\",\"game\":\"Star Harbour\"}", "ping", "pong");
    }

    private FakeGame connected(URI uri) {
        return connected(uri, Duration.ofSeconds(5));
    }

    private FakeGame hasty(URI uri) {
        return connected(uri, Duration.ofMillis(300));
    }

    private FakeGame connected(URI uri, Duration deadline) {
        try {
            FakeGame.Builder builder = FakeGame.builder(uri, NAME).deadline(deadline);
            return (frames ? builder.frames() : builder).connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
