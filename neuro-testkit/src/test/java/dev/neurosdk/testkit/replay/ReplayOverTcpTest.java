package dev.neurosdk.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.watch.Watch;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session with a reconnect, recorded by a proxy, and played again over sockets, either side. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayOverTcpTest {

    @Test
    void recordedGame_playsToASoundServer_andFindsABrokenOneOut() throws Exception {
        SessionLog log = watched();
        try (FakeNeuro sound = neuro("first");
                FakeNeuro broken = neuro("second")) {
            Replay replay = Replay.of(log).speed(Speed.full());
            ReplayResult result = replay.asGame(sound.uri());
            result.assertAsRecorded();
            assertThat(result.sent()).isEqualTo(8);
            assertThat(sound.connections()).hasSize(2);
            sound.assertNoViolations();

            assertThat(replay.asGame(broken.uri()).text())
                    .contains("differs at /data/name: expected \"first\", was \"second\"");
        }
    }

    @Test
    void recordedServer_playsToASoundGame_andFindsABrokenOneOut() throws Exception {
        SessionLog log = watched();
        try (ReplayServer server = Replay.of(log).speed(Speed.full()).asServer("127.0.0.1", 0)) {
            play(server.uri(), "first");
            play(server.uri(), "first");
            server.await().assertAsRecorded();
        }
        try (ReplayServer server = Replay.of(log).speed(Speed.full()).asServer("127.0.0.1", 0);
                FakeGame game = FakeGame.connect(server.uri(), "Somebody else")) {
            game.startup();
            assertThat(server.await().text()).contains("differs at /game: expected \"Inn\", was \"Somebody else\"");
        }
    }

    private static SessionLog watched() throws IOException {
        LogTape tape = new LogTape();
        try (FakeNeuro neuro = neuro("first");
                Watch watch =
                        Watch.builder().upstream(neuro.uri()).recorder(tape).start()) {
            play(watch.uri(), "first");
            play(watch.uri(), "first");
        }
        return tape.log(Inn.recorded().head());
    }

    static FakeNeuro neuro(String chosen) throws IOException {
        return FakeNeuro.builder()
                .dispatcher((message, game) ->
                        message instanceof GameMessage.ForceActions ? Reply.act(chosen) : Reply.nothing())
                .start();
    }

    static void play(URI server, String expected) throws IOException {
        try (FakeGame game = FakeGame.connect(server, "Inn")) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.register(new ActionDefinition("first", "One."), new ActionDefinition("second", "Another."));
            game.sendFragments(
                    "{\"command\":\"actions/force\",\"game\":\"Inn\",\"data\":{\"query\":\"é",
                    "?\",\"action_names\":[\"first\",\"second\"]}}");
            game.succeed(game.await(
                    NeuroMessage.Action.class, action -> action.name().equals(expected)));
            game.close(1000, "");
            game.awaitClose();
        }
    }
}
