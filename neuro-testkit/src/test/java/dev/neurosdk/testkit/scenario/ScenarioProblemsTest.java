package dev.neurosdk.testkit.scenario;

import static dev.neurosdk.testkit.scenario.Scenarios.capture;
import static dev.neurosdk.testkit.scenario.Scenarios.command;
import static dev.neurosdk.testkit.scenario.Scenarios.fitting;
import static dev.neurosdk.testkit.scenario.Scenarios.result;
import static dev.neurosdk.testkit.scenario.Scenarios.scenario;
import static dev.neurosdk.testkit.scenario.Scenarios.variable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neurosdk.testkit.yaml.YamlException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exepct: action                | 3:3 | unknown step \"exepct\"; did you mean \"expect\"?",
                "sleep: 5s                     | 3:3 | there is no sleep; wait for a message with expect and within, prove silence with absent and for or sentinel, or let virtual time pass with clock",
                "while: true                   | 3:3 | there is no while; use repeat with a number of times",
                "teleport: x                   | 3:3 | unknown step \"teleport\"; expected one of game, connection, send,",
                "{expect: action, send: x}     | 3:20 | expected one step, was expect and send; begin the second with a dash",
                "{}                            | 3:3 | expected a step, one of game,",
                "startup                       | 3:3 | expected a mapping, was \"startup\"",
                "{expect: action, wihtin: 5s}  | 3:20 | unknown key \"wihtin\"; did you mean \"within\"?",
                "{expect: action, within: soon} | 3:28 | expected a duration such as 200ms, 5s or 2m, was \"soon\"",
                "expect: {data.id: uid}        | 3:21 | expected a pattern such as $name or ~.+, was uid",
                "expect: {data.id: ~(}         | 3:21 | expected a regular expression without look-around and back-references, was ~(",
                "expect: {data.id: '~(?=x)'}   | 3:21 | expected a regular expression without look-around",
                "expect: {data.id: 5..1}       | 3:21 | range: expected the lower bound first",
                "expect: {data.id: !absnt }    | 3:21 | expected !absent or !present, was !absnt",
                "expect: {data.id: contians($x)} | 3:21 | unknown function contians; expected one of",
                "expect: {data.id: invalid(x)} | 3:21 | expected valid(...) where data is expected, was invalid(...)",
                "expect: {data.id: first(x)}   | 3:21 | expected first($variable), was first(x)",
                "expect: {data.id: first($x)}  | 3:3 | unknown variable $x; none has a value here",
                "expect: {data.id: schema:card} | 3:3 | unknown schema \"card\"",
                "expect: {data: {x: 1}, data.x: 2} | 3:26 | expected data.x once, was given twice",
                "{expect: action, on: nobody}  | 3:3 | unknown connection \"nobody\"; expected one of Scenario",
                "expect-order: []              | 3:3 | patterns: expected at least one, was none",
                "absent: action                | 3:3 | expected how long none may come, or a sentinel, was neither",
                "{absent: action, sentinel: pong} | 3:30 | expected one of ping, force, fresh-connection-force, app, was \"pong\"; did you mean \"ping\"?",
                "{absent: action, sentinel: app} | 3:20 | expected a sentinel for a game, was app",
                "send: strtup                  | 3:9 | unknown message of a game \"strtup\"; did you mean \"startup\"?",
                "send: acknowledge             | 3:9 | unknown message of a game \"acknowledge\"; expected one of startup, context,",
                "{send: force, priority: hihg, names: [a]} | 3:27 | expected one of critical, high, low, medium, was \"hihg\"; did you mean \"high\"?",
                "send: force                   | 3:3 | expected \"names\", was absent",
                "{send: result, id: $id}       | 3:3 | unknown variable $id; none has a value here",
                "{send: register, actions: [{name: x, one-of: {}}]} | 3:48 | expected one parameter with its texts, was 0",
                "{send: register, actions: [{name: x, schema: y}]} | 3:48 | unknown schema \"y\"",
                "send: {data: 1}               | 3:9 | expected \"command\", or one of raw, fragments, binary, frames, was absent",
                "send: {binary: 0}             | 3:18 | expected bytes in hexadecimal such as \"81 02 68 69\", was \"0\"",
                "send: {fragments: []}         | 3:21 | fragments: expected at least one, was none",
                "send: {command: !absent }     | 3:19 | expected a value to send, was !absent",
                "send: {command: contains(x)}  | 3:19 | expected a value to send, was contains(...)",
                "{connection: close, code: 99} | 3:29 | expected a whole number between 1000 and 4999, was 99",
                "connection: shut              | 3:15 | expected one of close, cut, reset, half-open, resume, closed, open, was \"shut\"",
                "answer: forces                | 3:3 | expected what a game answers, was forces",
                "fault: wify                   | 3:3 | ",
                "fault: {rules: [{fault: los}]} | 3:27 | unknown fault",
                "fault: [wifi]                 | 3:10 | expected text, was a list",
                "{repeat: 0, steps: []}        | 3:12 | expected a whole number between 1 and 1000, was 0",
                "repeat: 5                     | 3:3 | expected \"steps\", was absent",
                "{repeat: 5, steps: [{slep: 1}]} | 3:23 | unknown step \"slep\"",
                "choose: []                    | 3:3 | branches: expected at least one, was none",
                "clock: -5s                    | 3:10 | expected a duration",
                "game: ''                      | 3:3 | expected a name, was nothing"
            })
    void step_isRefused(String step, String place, String message) {
        assertThat(problems("scenario: S\nsteps:\n- " + step))
                .contains("s.yml:" + place + ": " + (message == null ? "" : message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "role: neuro       | 1:7 | expected one of game, server, was \"neuro\"",
                "editions: [E8, E4] | 1:11 | editions: expected the earlier first, was E8, E4",
                "editions: [E9]    | 1:12 | expected one of E0, E1, E2, E3, E4, E5, E6, E7, E8, E8+, was \"E9\"",
                "editions: []      | 1:11 | expected the first and the last edition such as [E4, E6], or the first alone, was 0 of them",
                "deadline: 0s      | 1:1 | expected more than zero, was nothing",
                "game: ''          | 1:1 | expected a name, was nothing",
                "schemas: {card: {type: objekt}} | 1:17 | ",
                "stpes: []         | 1:1 | unknown key \"stpes\""
            })
    void head_isRefused(String head, String place, String message) {
        assertThat(problems(head + "\nscenario: S\nsteps: [{mark: x}]"))
                .contains("s.yml:" + place + ": " + (message == null ? "" : message));
    }

    @Test
    void serversWords_areNotAGames() {
        String told = problems("""
                scenario: S
                role: server
                steps:
                - game: X
                - send: force
                - answer: success
                - {absent: x, sentinel: force}
                - fault: wifi
                """);
        assertThat(told)
                .contains("s.yml:4:3: expected connection: open, since this scenario plays the server, was a game")
                .contains("s.yml:5:9: unknown message of a server \"force\"; expected one of acknowledge, action,")
                .contains("s.yml:6:3: expected what a server answers, was success")
                .contains("s.yml:7:15: expected a sentinel for a server, was force")
                .contains(
                        "s.yml:8:3: expected fault as the first step, since games may connect from there on, was later");
    }

    @Test
    void everything_isToldAtOnce() {
        assertThat(problems("role: neuro\nsteps:\n- sleep: 1s\n- exepct: x\n").lines())
                .hasSize(4);
        assertThat(problems("scenario: S\nsteps: []")).isEqualTo("s.yml:2:8: expected at least one step, was none");
    }

    @Test
    void variable_isKnownOnlyWhereEveryWayKeepsIt() {
        String told = problems("""
                scenario: S
                steps:
                - choose:
                  - expect: {a: $both, b: $one}
                  - expect: {a: $both}
                - {send: result, id: $both}
                - {send: result, id: $one}
                - absent: {a: $silent}
                  for: 1s
                - {send: result, id: $silent}
                """);
        assertThat(told).isEqualTo("""
                s.yml:7:3: unknown variable $one; known here: $both
                s.yml:10:3: unknown variable $silent; known here: $both""");
    }

    @Test
    void javaScenario_isCheckedToo() {
        assertThatThrownBy(
                        () -> scenario("S").send(result(variable("id"), true)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("ScenarioProblemsTest.java:\\d+:1: unknown variable \\$id; none has a value here");
        assertThatThrownBy(() -> scenario("S")
                        .expect(command("x").where("a", fitting("card")))
                        .build())
                .hasMessageContaining("unknown schema \"card\"");
        assertThatThrownBy(() -> scenario("S").mark("x").on("there").build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scenario("S").within(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> capture("no name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario("S").schema("x", "{\"type\":\"objekt\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String problems(String text) {
        YamlException told = catchThrowableOfType(YamlException.class, () -> Scenario.parse("s.yml", text));
        assertThat(told).as("problems of\n" + text).isNotNull();
        return told.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
