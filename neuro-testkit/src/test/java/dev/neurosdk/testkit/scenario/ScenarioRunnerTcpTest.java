package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same over sockets. */
class ScenarioRunnerTcpTest {

    @Test
    void game_isPlayedOverSockets() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.builder()
                .dispatcher((message, game) ->
                        message instanceof GameMessage.ForceActions ? Reply.act("go") : Reply.nothing())
                .start()) {
            ScenarioResult result = ScenarioRunner.usual().againstServer(Scenario.parse("s.yml", """
                    scenario: S
                    steps:
                    - send: startup
                    - expect: {command: startup, data.session.characterId: neuro}
                    - {send: register, actions: [go]}
                    - {send: force, names: [go]}
                    - expect: {command: action, data: {name: go, id: $id}}
                    - {send: result, id: $id}
                    - {absent: action, sentinel: ping}
                    - {connection: close, code: 1000}
                    """), neuro.uri());
            assertThat(result.passed()).as(result.toString()).isTrue();
            assertThat(result.findings()).isEmpty();
        }
    }

    @Test
    void frames_goOverSocketsAsTheyAre() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            ScenarioResult result = ScenarioRunner.usual().againstServer(Scenario.parse("s.yml", """
                    scenario: An unmasked frame
                    steps:
                    - send: startup
                    - expect: startup
                    - send: {frames: 81 02 68 69}
                    - {connection: closed, code: 1002}
                    """), neuro.uri());
            assertThat(result.passed()).as(result.toString()).isTrue();
        }
    }

    @Test
    void clock_cannotBeSetOverSockets() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            ScenarioResult result = ScenarioRunner.usual()
                    .againstServer(
                            Scenario.parse("s.yml", "{scenario: S, steps: [{send: startup}, {clock: 5s}]}"),
                            neuro.uri());
            assertThat(result.outcome())
                    .isEqualTo(new Outcome.NotReached(
                            new StepPath(List.of(2)),
                            new Place("s.yml", 1, 40),
                            "clock needs virtual time, and this is a real connection"));
        }
    }

    @Test
    void neuro_isPlayedOverSockets() throws IOException {
        List<FakeGame> games = new ArrayList<>();
        ScenarioResult result =
                ScenarioRunner.usual().againstGame(Scenario.parse("s.yml", """
                scenario: S
                role: server
                steps:
                - expect: startup
                - {send: action, name: go, id: $id=uid}
                - expect: {command: action/result, data: {id: $id, success: true}}
                """), uri -> games.add(connect(uri)));
        games.forEach(FakeGame::close);
        assertThat(result.passed()).as(result.toString()).isTrue();
    }

    private static FakeGame connect(URI uri) {
        try {
            FakeGame game = FakeGame.connect(uri, "Game");
            game.autoSucceed();
            game.startup();
            return game;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
