package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.scenario.ToyServer.Bug;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step and every pattern passes against a sound server, and fails exactly there against one that is broken there. */
class ScenarioRunnerServerTest {

    private static final String HEAD = """
            scenario: S
            game: NC
            editions: [E7, ]
            schemas: {card: {type: object, required: [card], properties: {card: {type: string}}}}
            steps:
            """;

    /** The bug of the server, the step that finds it, and the steps. */
    enum Step {
        EXPECT(Bug.MUTE, "2", """
                - send: {command: toy/echo}
                - expect: toy/echo
                """),
        WITHIN(Bug.SLOW, "4", """
                - send: startup
                - {send: register, actions: [go]}
                - {send: force, names: [gone, go]}
                - {expect: {command: action, data.name: go}, within: 2s}
                """),
        MEMBER(Bug.CALLS_ANOTHER, "4", """
                - send: startup
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect: {command: action, data.name: go}
                """),
        EXPECT_ORDER(Bug.ACKNOWLEDGES_LAST, "4", """
                - send: startup
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect-order: [startup, {command: action, data.id: $id}]
                - {send: result, id: $id}
                - expect: toy/result
                """),
        ABSENT_FOR(Bug.CALLS_UNASKED, "2", """
                - send: startup
                - {absent: action, for: 1s}
                """),
        ABSENT_PING(Bug.ANSWERS_UNKNOWN, "2", """
                - send: {command: toy/unknown}
                - {absent: toy/error, sentinel: ping}
                """),
        ABSENT_WAITING(Bug.ANSWERS_UNKNOWN, "4", """
                - send: {command: toy/unknown}
                - send: {command: toy/echo}
                - expect: toy/echo
                - {absent: toy/error, sentinel: ping}
                """),
        ABSENT_FORCE(Bug.KEEPS_ACTIONS, "5", """
                - send: startup
                - {send: register, actions: [old]}
                - send: startup
                - {send: force, names: [old]}
                - {absent: {command: action, data.name: old}, sentinel: force}
                """),
        ABSENT_FRESH(Bug.KEEPS_ACTIONS, "5", """
                - send: startup
                - {send: register, actions: [old]}
                - send: startup
                - {send: force, names: [old]}
                - {absent: {command: action, data.name: old}, sentinel: fresh-connection-force}
                """),
        FORCE_SENTINEL_UNANSWERED(Bug.MUTE, "1", """
                - {absent: action, sentinel: force}
                """),
        CLOSED(Bug.KEEPS_OPEN_AFTER_BINARY, "2", """
                - send: {binary: 00}
                - {connection: closed, within: 1s}
                """),
        CLOSED_WITH_CODE(Bug.CLOSES_WITH_ANOTHER_CODE, "2", """
                - send: {binary: 00}
                - {connection: closed, code: 1003}
                """),
        CLOSE(Bug.COUNTS_CLOSED, "5", """
                - game: A
                - {connection: close, code: 1001, reason: bye}
                - game: B
                - send: {command: toy/open}
                - expect: {command: toy/open, data.count: 1}
                """),
        CUT(Bug.COUNTS_CLOSED, "6", """
                - {game: A, as: one}
                - connection: cut
                - {connection: closed, code: 1006}
                - {game: A, as: two}
                - send: {command: toy/open}
                - expect: {command: toy/open, data.count: 1}
                """),
        RESET(Bug.COUNTS_CLOSED, "6", """
                - connection: open
                - connection: reset
                - {connection: closed, code: 1006}
                - connection: open
                - send: {command: toy/open}
                - expect: {command: toy/open, data.count: 1}
                """),
        HALF_OPEN(Bug.MUTE, "6", """
                - connection: open
                - connection: half-open
                - send: {command: toy/later}
                - clock: 30s
                - connection: resume
                - expect: toy/tick
                """),
        TWO_GAMES(Bug.ECHOES_OTHERWISE, "5", """
                - {game: A, as: one}
                - {game: B, as: two}
                - send: {command: toy/echo, data.from: A}
                  on: one
                - send: {command: toy/echo, data.from: B}
                  on: two
                - {expect: {command: toy/echo, data.from: A}, on: one}
                - {expect: {command: toy/echo, data.from: B}, on: two}
                """),
        ANSWER_SUCCESS(Bug.TELLS_NO_RESULT, "4", """
                - {answer: success, message: done}
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect: {command: toy/result, data: {success: true, message: done}}
                - {absent: toy/result, for: 5s}
                """),
        ANSWER_FAILURE_LATE_AND_TWICE(Bug.TELLS_NO_RESULT, "5", """
                - {answer: failure, after: 3s, times: 2}
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - {absent: toy/result, for: 2s}
                - expect: {command: toy/result, data: {success: false, message: !absent }}
                - {expect: toy/result, within: 10ms}
                """),
        ANSWER_NOTHING(Bug.CALLS_ANOTHER, "5", """
                - answer: success
                - answer: nothing
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect: {command: action, data.name: go}
                - {absent: toy/result, for: 5s}
                """),
        CLOCK(Bug.TICKS_LATE, "3", """
                - send: {command: toy/later}
                - clock: 30s
                - {expect: toy/tick, within: 1ms}
                """),
        REPEAT(Bug.TIRES, "1.2", """
                - repeat: 3
                  steps:
                  - send: {command: toy/echo, data.n: $n=uid}
                  - expect: {command: toy/echo, data.n: $n}
                """),
        FAULT(Bug.MUTE, "4", """
                - fault:
                    plan: twice
                    rules: [{when: {dir: c2s, command: toy/echo}, fault: duplicate, gap: 1ms}]
                - game: A
                - send: {command: toy/echo}
                - expect: toy/echo
                - expect: toy/echo
                """),
        FRAGMENTS(Bug.MUTE, "2", """
                - send: {fragments: ['{"comm', 'and":"toy/', 'echo"}']}
                - expect: toy/echo
                """),
        RAW(Bug.ANSWERS_UNKNOWN, "2", """
                - send: {raw: 'null'}
                - {absent: toy/error, sentinel: ping}
                """),
        RESULT_OF_CAPTURE(Bug.CALLS_ANOTHER, "3", """
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect: {command: action, data: {name: go, id: $call}}
                - {send: result, id: $call, success: false, message: no}
                - expect: {command: toy/result, data: {id: $call, success: false, message: no}}
                """);

        private final Bug bug;
        private final String found;
        private final String steps;

        Step(Bug bug, String found, String steps) {
            this.bug = bug;
            this.found = found;
            this.steps = steps;
        }
    }

    @ParameterizedTest
    @EnumSource
    void step_passesAgainstASoundServer(Step step) throws IOException {
        ScenarioResult result = run(step.steps, Set.of(), "");
        assertThat(result.passed()).as(result.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void step_findsTheBug(Step step) throws IOException {
        ScenarioResult result = run(step.steps, EnumSet.of(step.bug), "{}");
        assertThat(result.outcome()).as(result.toString()).isInstanceOf(Outcome.Failed.class);
        assertThat(result.outcome().failure().orElseThrow().step()).hasToString(step.found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text                    | text             | 'other'        | data.v: expected \"text\", was \"other\"",
                "1                       | 1.0              | 2              | data.v: expected 1, was 2",
                "true                    | true             | false          | data.v: expected true, was false",
                "null                    | null             | 0              | data.v: expected null, was 0",
                "{a: 1}                  | {a: 1, b: 2}     | {b: 1}         | data.v.a: expected 1, was absent",
                "{a: 1}                  | '{\"a\":1}'      | '{'            | data.v: expected {a: 1}, was \"{\"",
                "{a: !absent }           | {b: 1}           | {a: null}      | data.v.a: expected !absent, was null",
                "{a: !present }          | {a: null}        | {}             | data.v.a: expected !present, was absent",
                "[1, ~x]                 | [1, axb]         | [1, ab]        | data.v[1]: expected ~x, was \"ab\"",
                "[1]                     | [1]              | [1, 2]         | data.v: expected [1], was [1,2]",
                "~^a.+z$                 | abcz             | az             | data.v: expected ~^a.+z$, was \"az\"",
                "~1                      | '1'              | 1              | data.v: expected ~1, was 1",
                "1..5                    | 5                | 5.5            | data.v: expected 1..5, was 5.5",
                "0.5..                   | 1e9              | 0.4            | data.v: expected 0.5.., was 0.4",
                "..5                     | -7               | '5'            | data.v: expected ..5, was \"5\"",
                "contains(b)             | [a, b]           | [a]            | data.v: expected contains(\"b\"), was [\"a\"]",
                "contains(b)             | abc              | ac             | data.v: expected contains(\"b\"), was \"ac\"",
                "contains(~b+)           | [a, bb]          | [a]            | data.v: expected contains(~b+), was [\"a\"]",
                "contains($known)        | [x, kept]        | [x]            | data.v: expected contains($known), was [\"x\"]",
                "$known                  | kept             | other          | data.v: expected \"kept\" ($known), was \"other\"",
                "$new=~^n                | new              | old            | data.v: expected ~^n, was \"old\"",
                "first($list)            | one              | two            | data.v: expected \"one\" (first($list)), was \"two\"",
                "schema:card             | {card: ace}      | {card: 1}      | data.v: expected schema:card",
                "schema:card             | '{\"card\":\"ace\"}' | {}         | data.v: expected schema:card",
                "valid(play)             | {card: ace}      | {card: king}   | data.v: expected valid(\"play\")",
                "\\~x                    | \\~x             | x              | data.v: expected \"\\\\~x\", was \"x\"",
                "{a: {b: [{c: $known}]}} | {a: {b: [{c: kept}]}} | {a: {b: [{c: x}]}} | data.v.a.b[0].c: expected \"kept\" ($known), was \"x\"",
            })
    void pattern_tellsRightFromWrong(String pattern, String right, String wrong, String miss) throws IOException {
        String steps = """
                - {send: register, actions: [{name: play, one-of: {card: [ace]}}]}
                - send: {command: toy/open, data: {}}
                - send: {command: toy/echo, data: {known: kept, list: [one, two]}}
                - expect: {command: toy/echo, data: {known: $known, list: $list}}
                - send: {command: toy/echo, data: {v: %s}}
                - expect: {command: toy/echo, data.v: %s}
                """;
        ScenarioResult passes = run(steps.formatted(right, pattern), Set.of(), "");
        assertThat(passes.passed()).as(passes.toString()).isTrue();
        ScenarioResult fails = run(steps.formatted(wrong, pattern), Set.of(), "");
        Outcome.Failed failed = fails.outcome().failure().orElseThrow();
        assertThat(failed.step()).hasToString("6");
        assertThat(failed.place()).isEqualTo(new Place("s.yml", 11, 3));
        assertThat(failed.actual()).contains("the closest is").contains(miss);
    }

    @Test
    void failure_tellsEverything() throws IOException {
        ScenarioResult result = run("""
                - send: {command: toy/echo, data: {n: 1, s: no}}
                - send: {command: toy/echo, data: {n: 2, s: no}}
                - send: {command: toy/open}
                - expect: {command: toy/echo, data: {n: 2, s: yes}}
                """, Set.of(), "");
        assertThat(result.toString().lines().map(line -> line.replaceAll("^ +\\d\\.\\d{3} ", "    0.000 ")))
                .containsExactly(
                        "failed: S (seed 1, edition E8+)",
                        "  s.yml:9:3  step 4  expect {command: \"toy/echo\", data: {n: 2, s: \"yes\"}}",
                        "  expected  within 5s: {command: \"toy/echo\", data: {n: 2, s: \"yes\"}}",
                        "  actual    none of 3 waiting messages; the closest is",
                        "            {\"command\":\"toy/echo\",\"data\":{\"n\":2,\"s\":\"no\"}}",
                        "            where",
                        "              data.s: expected \"yes\", was \"no\"",
                        "  the last 6 of 6 messages",
                        "    0.000 #1 -> {\"command\":\"toy/echo\",\"game\":\"NC\",\"data\":{\"n\":1,\"s\":\"no\"}}",
                        "    0.000 #1 -> {\"command\":\"toy/echo\",\"game\":\"NC\",\"data\":{\"n\":2,\"s\":\"no\"}}",
                        "    0.000 #1 -> {\"command\":\"toy/open\",\"game\":\"NC\"}",
                        "    0.000 #1 <- {\"command\":\"toy/echo\",\"data\":{\"n\":1,\"s\":\"no\"}}",
                        "    0.000 #1 <- {\"command\":\"toy/echo\",\"data\":{\"n\":2,\"s\":\"no\"}}",
                        "    0.000 #1 <- {\"command\":\"toy/open\",\"data\":{\"count\":1}}");
        assertThatThrownBy(result::orThrow).isInstanceOf(AssertionError.class).hasMessage(result.toString());
    }

    @Test
    void outOfTurn_isToldAsSuch() throws IOException {
        ScenarioResult result = run("""
                - send: {command: toy/open}
                - send: {command: toy/echo}
                - expect-order: [toy/echo, toy/open]
                """, Set.of(), "");
        assertThat(result.outcome().failure().orElseThrow().actual())
                .startsWith("number 2 did not come in its turn; it came too early: {\"command\":\"toy/open\"");
    }

    @Test
    void silenceOfAnEndedConnection_meansNothing() throws IOException {
        ScenarioResult result = run("""
                - send: {binary: 00}
                - {absent: action, for: 1s}
                """, Set.of(), "");
        assertThat(result.outcome().failure().orElseThrow().actual())
                .isEqualTo("the connection was closed with 1003; so its silence means nothing");
    }

    @Test
    void choice_isTheSeeds() throws IOException {
        String steps = """
                - choose:
                  - - send: {command: toy/echo, data.n: 1}
                    - expect: {command: toy/echo, data.n: 1}
                  - - mark: other
                    - send: {command: toy/echo, data.n: 2}
                    - expect: {command: toy/echo, data.n: 2}
                """;
        Set<String> found = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            long chosen = seed;
            assertThat(run(steps, Set.of(), "", runner -> runner.seed(chosen)).passed())
                    .isTrue();
            ScenarioResult broken = run(steps, EnumSet.of(Bug.ECHOES_OTHERWISE), "{}", runner -> runner.seed(chosen));
            found.add(broken.outcome().failure().orElseThrow().step().toString());
            assertThat(run(steps, EnumSet.of(Bug.ECHOES_OTHERWISE), "{}", runner -> runner.seed(chosen))
                            .outcome())
                    .isEqualTo(broken.outcome());
        }
        assertThat(found).containsExactlyInAnyOrder("1.1.2", "1.2.3");
    }

    @Test
    void mark_isInTheLog() throws IOException {
        assertThat(run("- mark: here", Set.of(), "").entries())
                .filteredOn(LogEntry.Mark.class::isInstance)
                .extracting(entry -> ((LogEntry.Mark) entry).text())
                .containsExactly("scenario begins", "here", "scenario ends");
    }

    @Test
    void whatNobodyCanDo_isNotReached() throws IOException {
        notReached("- ask: Please.", runner -> runner, "nobody did this: Please.");
        notReached("- hook: go there", runner -> runner, "hooks are not allowed");
        notReached("- send: {frames: 00}", runner -> runner, "not on this network");
        notReached("- mark: x", runner -> runner.edition(Edition.E0), "for editions E7 on, this is E0");
        assertThat(run("- ask: Please.", Set.of(), "", runner -> runner.person(what -> true))
                        .passed())
                .isTrue();
        assertThat(run("- hook: go there", Set.of(), "", runner -> runner.hooks((c, d) -> Optional.of(0)))
                        .passed())
                .isTrue();
    }

    @Test
    void hookThatFails_failsTheScenario() throws IOException {
        ScenarioResult bad = run("- hook: go", Set.of(), "", runner -> runner.hooks((c, d) -> Optional.of(3)));
        assertThat(bad.outcome().failure().orElseThrow().actual()).isEqualTo("it ended with 3");
        ScenarioResult broken = run(
                "- hook: go",
                Set.of(),
                "",
                runner -> runner.hooks((c, d) -> {
                    throw new IOException("no such program");
                }));
        assertThat(broken.outcome().failure().orElseThrow().actual()).isEqualTo("no such program");
    }

    @Test
    void wholeScenario_hasATimeout() throws IOException {
        ScenarioResult result = run("""
                - repeat: 1000
                  steps:
                  - clock: 1s
                """, Set.of(), "", runner -> runner.timeout(Duration.ofSeconds(30)));
        assertThat(result.outcome().failure().orElseThrow().expected()).isEqualTo("an end within 30s");
    }

    @Test
    void peersMistakes_areFoundWhateverTheOutcome() throws IOException {
        ScenarioResult result = run("""
                - send: startup
                - {absent: x, for: 1s}
                """, EnumSet.of(Bug.CALLS_UNASKED), "");
        assertThat(result.passed()).isTrue();
        assertThat(result.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.violation().message()).contains("nobody"));
        assertThat(run("- send: startup", Set.of(), "").findings()).isEmpty();
    }

    @Test
    void absentServer_isUnreachable() {
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            ScenarioResult result = ScenarioRunner.builder()
                    .network(world.network())
                    .build()
                    .againstServer(scenario("- send: startup"), URI.create("ws://127.0.0.1:9/"));
            assertThat(result.outcome()).isInstanceOf(Outcome.Unreachable.class);
            assertThat(result.toString()).contains("ws://127.0.0.1:9/ cannot be reached");
        }
    }

    @Test
    void settlingRun_answersWhatIsOwed_whenItIsOver() throws IOException {
        String steps = """
                - {send: register, actions: [go]}
                - {send: force, names: [go]}
                - expect: {command: action, data.name: go}
                """;
        assertThat(results(steps, ScenarioRunner.Builder::settling)).isEqualTo(1);
        assertThat(results(steps, runner -> runner)).isZero();
    }

    /** How many results the server gets. */
    private static long results(String steps, UnaryOperator<ScenarioRunner.Builder> settings) throws IOException {
        LogTape tape = new LogTape();
        assertThat(run(steps, Set.of(), "", runner -> settings.apply(runner.recorder(tape)))
                        .passed())
                .isTrue();
        return tape.entries().stream()
                .filter(entry -> entry instanceof LogEntry.Message message
                        && message.text().contains("action/result"))
                .count();
    }

    @Test
    void wrongRole_isRefused() {
        Scenario server = Scenario.parse("s.yml", "{scenario: S, role: server, steps: [{mark: x}]}");
        assertThatThrownBy(() -> ScenarioRunner.usual().againstServer(server, URI.create("ws://127.0.0.1:9/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scenario: expected one that plays the game, was \"S\", which plays the server");
    }

    private static void notReached(String steps, UnaryOperator<ScenarioRunner.Builder> settings, String reason)
            throws IOException {
        ScenarioResult result = run(steps, Set.of(), "", settings);
        assertThat(result.outcome()).isInstanceOf(Outcome.NotReached.class);
        assertThat(result.toString()).contains(reason);
    }

    private static ScenarioResult run(String steps, Set<Bug> bugs, String otherwise) throws IOException {
        return run(steps, bugs, otherwise, runner -> runner);
    }

    private static ScenarioResult run(
            String steps, Set<Bug> bugs, String otherwise, UnaryOperator<ScenarioRunner.Builder> settings)
            throws IOException {
        try (VirtualWorld world = VirtualWorld.seeded(7)) {
            ToyServer server = new ToyServer(world.network(), bugs, otherwise);
            return settings.apply(ScenarioRunner.builder().network(world.network()))
                    .build()
                    .againstServer(scenario(steps), server.uri());
        }
    }

    private static Scenario scenario(String steps) {
        return Scenario.parse("s.yml", HEAD + steps);
    }
}
