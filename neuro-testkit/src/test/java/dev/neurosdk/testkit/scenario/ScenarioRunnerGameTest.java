package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.scenario.ToyGame.Bug;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step that plays Neuro passes against a sound game, and fails exactly there against one that is broken there. */
class ScenarioRunnerGameTest {

    /** A seed by which a force is answered with the action that has a schema. */
    private static final long CALLS_PLAY = 2;

    private static final String HEAD = """
            scenario: S
            role: server
            steps:
            """;

    /** The bug of the game, the step that finds it, and the steps. */
    enum Play {
        FIRST_OF_NAMES(Bug.NEVER_ANSWERS, "3", """
                - expect: {command: actions/force, data.action_names: $names}
                - {send: action, name: $n=first($names), id: $id=uid, data: "{"}
                - expect: {command: action/result, data: {id: $id, success: false, message: ~.+}}
                """),
        MESSAGE_OF_FAILURE(Bug.FAILS_WITHOUT_MESSAGE, "3", """
                - expect: actions/force
                - {send: action, name: play, id: $id=uid, data: {card: joker, count: 1}}
                - expect: {command: action/result, data: {id: $id, success: false, message: ~.+}}
                """),
        SAME_ID(Bug.CHANGES_IDS, "3", """
                - expect: actions/force
                - {send: action, name: look, id: $id=uid}
                - expect: {command: action/result, data.id: $id}
                """),
        VALID_DATA(Bug.REFUSES_EVERYTHING, "3", """
                - expect: actions/force
                - {send: action, name: play, id: $id=uid, data: valid(play)}
                - expect: {command: action/result, data: {id: $id, success: true}}
                """),
        BOUNDARY_DATA(Bug.REFUSES_EVERYTHING, "3", """
                - expect: actions/force
                - {send: action, name: play, id: $id=uid, data: boundary(play)}
                - expect: {command: action/result, data: {id: $id, success: true}}
                """),
        INVALID_DATA(Bug.ACCEPTS_ANYTHING, "3", """
                - expect: actions/force
                - {send: action, name: play, id: $id=uid, data: invalid(play)}
                - expect: {command: action/result, data: {id: $id, success: false}}
                """),
        DISPOSABLE_ORDER(Bug.RESULT_BEFORE_UNREGISTER, "3", """
                - expect: actions/force
                - {send: action, name: look}
                - expect-order:
                  - {command: actions/unregister, data.action_names: contains(look)}
                  - {command: action/result, data.success: true}
                """),
        KEPT_AFTER_FAILURE(Bug.UNREGISTERS_ON_FAILURE, "3", """
                - expect: actions/force
                - {send: action, name: $n=\\play, data: "{"}
                - {absent: {command: actions/unregister, data.action_names: contains($n)}, for: 1s, sentinel: app}
                """),
        SENTINEL_APP(Bug.ACCEPTS_UNKNOWN, "2", """
                - expect: actions/force
                - {absent: context, sentinel: app}
                """),
        SENTINEL_UNANSWERED(Bug.NEVER_ANSWERS, "2", """
                - expect: actions/force
                - {absent: context, sentinel: app}
                """),
        SENTINEL_PING(Bug.STARTS_TWICE, "2", """
                - expect: startup
                - {absent: startup, sentinel: ping}
                """),
        RECONNECT(Bug.NEVER_RETURNS, "3", """
                - expect: startup
                - connection: reset
                - {connection: open, within: 10s}
                - expect: startup
                """),
        STARTUP_AFTER_RECONNECT(Bug.RETURNS_WITHOUT_STARTUP, "4", """
                - expect: startup
                - {connection: close, code: 1012}
                - connection: open
                - expect: startup
                - expect: actions/register
                """),
        ANSWER_FORCES(Bug.FORCES_NOTHING, "2", """
                - answer: forces
                - expect: {command: action/result, data.success: true}
                """),
        ANSWER_FORCES_BADLY(Bug.ACCEPTS_ANYTHING, "2", """
                - {answer: forces, data: invalid}
                - expect: {command: action/result, data.success: false}
                """),
        REREGISTER(Bug.REGISTERS_ONLY_ONE, "4", """
                - expect: actions/register
                - expect: actions/force
                - send: reregister_all
                - expect: {command: actions/register, data.actions: [{name: play}, {name: look}]}
                """),
        FAULT(Bug.NEVER_ANSWERS, "4", """
                - fault:
                    plan: twice
                    rules: [{when: {dir: s2c, command: action}, fault: duplicate, gap: 10ms}]
                - expect: actions/force
                - {send: action, name: look, id: $id=uid}
                - expect: {command: action/result, data: {id: $id, success: true}}
                - expect: {command: action/result, data: {id: $id, success: false}}
                """),
        SHUTDOWN(Bug.IGNORES_SHUTDOWN, "2", """
                - send: shutdown/graceful
                - expect: shutdown/ready
                """);

        private final Bug bug;
        private final String found;
        private final String steps;

        Play(Bug bug, String found, String steps) {
            this.bug = bug;
            this.found = found;
            this.steps = steps;
        }
    }

    @ParameterizedTest
    @EnumSource
    void play_passesAgainstASoundGame(Play play) throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            ScenarioResult result = run(play.steps, Set.of(), play == Play.ANSWER_FORCES_BADLY ? CALLS_PLAY : seed);
            assertThat(result.passed()).as(result.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void play_findsTheBug(Play play) throws IOException {
        ScenarioResult result = run(play.steps, EnumSet.of(play.bug), CALLS_PLAY);
        assertThat(result.outcome()).as(result.toString()).isInstanceOf(Outcome.Failed.class);
        assertThat(result.outcome().failure().orElseThrow().step()).hasToString(play.found);
    }

    @Test
    void ids_areNewEveryTime() throws IOException {
        ScenarioResult result = run("""
                - {send: action, name: x, id: $a=uid}
                - {send: action, name: x, id: $b=uid}
                - expect: {command: action/result, data.id: $a}
                - expect: {command: action/result, data.id: $b}
                - absent: {command: action/result, data.id: $a}
                  for: 1s
                """, Set.of(), 1);
        assertThat(result.passed()).as(result.toString()).isTrue();
    }

    @Test
    void data_isTheSeeds() throws IOException {
        String steps = """
                - expect: actions/force
                - {send: action, name: play, data: valid(play)}
                """;
        Set<String> different = new HashSet<>();
        for (long seed = 1; seed <= 10; seed++) {
            String sent = lastSent(run(steps, Set.of(), seed));
            different.add(sent);
            assertThat(lastSent(run(steps, Set.of(), seed))).isEqualTo(sent);
        }
        assertThat(different).hasSizeGreaterThan(1);
    }

    @Test
    void whatCannotBeMade_isNotReachedOrFails() throws IOException {
        ScenarioResult none = run("""
                - expect: actions/force
                - {send: action, name: look, data: invalid(look)}
                """, Set.of(), 1);
        assertThat(none.outcome()).isInstanceOf(Outcome.NotReached.class);
        ScenarioResult unknown = run("""
                - expect: actions/force
                - {send: action, name: dance, data: valid(dance)}
                """, Set.of(), 1);
        assertThat(unknown.outcome().failure().orElseThrow().actual()).isEqualTo("registered are look, play");
    }

    @Test
    void startup_isAcknowledgedUnlessTheScenarioSaysOtherwise() throws IOException {
        assertThat(acknowledgements("scenario: S\nrole: server\n", Edition.E8)).isEqualTo(1);
        assertThat(acknowledgements("scenario: S\nrole: server\nacknowledge: false\n", Edition.E8))
                .isZero();
        assertThat(acknowledgements("scenario: S\nrole: server\n", Edition.E4)).isZero();
    }

    @Test
    void gameThatNeverComes_isUnreachable() throws IOException {
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            ScenarioResult result = ScenarioRunner.builder()
                    .network(world.network())
                    .connectWithin(Duration.ofSeconds(30))
                    .build()
                    .againstGame(Scenario.parse("s.yml", HEAD + "- expect: startup"), uri -> {});
            assertThat(result.outcome()).isEqualTo(new Outcome.Unreachable("no game connected within 30s"));
            assertThat(result.took()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void wrongRole_isRefused() {
        Scenario game = Scenario.parse("s.yml", "{scenario: S, steps: [{mark: x}]}");
        assertThatThrownBy(() -> ScenarioRunner.usual().againstGame(game, uri -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String lastSent(ScenarioResult result) {
        return result.entries().stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(entry -> ((LogEntry.Message) entry).text())
                .filter(text -> text.startsWith("{\"command\":\"action\""))
                .reduce("", (one, other) -> other);
    }

    private static long acknowledgements(String head, Edition edition) throws IOException {
        ScenarioResult result = run(head + "steps:\n- expect: startup\n- {absent: x, for: 1s}", Set.of(), 1, edition);
        return result.entries().stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .filter(message -> message.text().contains("sessionId"))
                .count();
    }

    private static ScenarioResult run(String steps, Set<Bug> bugs, long seed) throws IOException {
        return run(HEAD + steps, bugs, seed, Edition.newest());
    }

    private static ScenarioResult run(String text, Set<Bug> bugs, long seed, Edition edition) throws IOException {
        try (VirtualWorld world = VirtualWorld.seeded(seed)) {
            return ScenarioRunner.builder()
                    .network(world.network())
                    .seed(seed)
                    .edition(edition)
                    .build()
                    .againstGame(Scenario.parse("s.yml", text), uri -> new ToyGame(world.network(), uri, bugs));
        }
    }
}
