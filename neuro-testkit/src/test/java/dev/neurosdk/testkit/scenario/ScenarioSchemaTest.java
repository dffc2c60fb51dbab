package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.testkit.yaml.YamlException;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors and the reader agree on what a scenario is. */
class ScenarioSchemaTest {

    private static final ActionSchema SCHEMA =
            ActionSchema.compile(Scenario.schema(), Edition.newest()).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send: startup",
                "{send: context, message: hello, silent: false, on: Scenario}",
                "{send: register, actions: [a, {name: b, description: B., schema: {type: object}}, {name: c, one-of: {v: [x]}}]}",
                "{send: unregister, names: [a]}",
                "{send: force, names: [a], state: s, query: q, ephemeral: true, priority: high}",
                "{send: result, id: some, success: false, message: why}",
                "send: shutdown/ready",
                "send: {command: vendor/x, data: {anything: [1]}}",
                "send: {raw: ''}",
                "send: {fragments: [a, b]}",
                "send: {binary: 00 ff}",
                "send: {frames: '8102'}",
                "{game: B, as: b, within: 1s}",
                "{connection: open, as: b, within: 1.5s}",
                "{connection: close, code: 4000, reason: bye}",
                "connection: cut",
                "connection: half-open",
                "{connection: closed, code: 1000, within: 5s}",
                "{expect: action, within: 200ms, on: Scenario}",
                "expect: {command: action, data.id: $id, data.data: {v: ~x, w: !absent }}",
                "{expect-order: [a, {command: b}], within: 2m}",
                "{absent: a, for: 1s}",
                "{absent: {command: a}, sentinel: ping}",
                "{answer: success, message: m, after: 1s, times: 2}",
                "answer: nothing",
                "clock: 30s",
                "{repeat: 3, steps: [{mark: x}, {repeat: 2, steps: [{mark: y}]}]}",
                "choose: [{mark: x}, [{mark: y}, {mark: z}]]",
                "ask: Please.",
                "fault: wifi",
                "fault: {plan: p, rules: [{when: {dir: c2s}, fault: lose}]}",
                "hook: [a, b]",
                "{hook: a b, within: 1s}",
            })
    void step_isAcceptedByBoth(String step) {
        String text = "scenario: S\nsteps:\n- " + step + "\n";
        assertThat(bySchema(text)).isEmpty();
        assertThat(byReader(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send: acknowledge",
                "{send: action, name: a, id: $i=uid, data: valid(a)}",
                "{send: action, name: a, data: {v: 1}}",
                "send: reregister_all",
                "{send: shutdown/graceful, wanted: false}",
                "send: shutdown/immediate",
                "{send: speech_finished, final: true, cancelled: true, reason: laughed}",
                "{answer: forces, data: boundary}",
                "{absent: a, sentinel: app}",
            })
    void serversStep_isAcceptedByBoth(String step) {
        String text = "scenario: S\nrole: server\nsteps:\n- " + step + "\n";
        assertThat(bySchema(text)).isEmpty();
        assertThat(byReader(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exepct: action",
                "sleep: 5s",
                "{expect: action, send: startup}",
                "{}",
                "startup",
                "{expect: action, wihtin: 5s}",
                "{expect: action, within: soon}",
                "expect: [action]",
                "expect-order: []",
                "absent: action",
                "{absent: action, sentinel: pong}",
                "send: strtup",
                "{send: force, priority: hihg, names: [a]}",
                "send: force",
                "send: result",
                "{send: context}",
                "{send: startup, names: [a]}",
                "{send: register, actions: [{description: x}]}",
                "{send: register, actions: [{name: x, nmae: y}]}",
                "{send: register, actions: [{name: x, one-of: {}}]}",
                "send: {data: 1}",
                "send: {raw: x, binary: ''}",
                "send: {binary: 0}",
                "send: {fragments: []}",
                "{connection: close, code: 99}",
                "{connection: cut, code: 1000}",
                "connection: shut",
                "answer: maybe",
                "{answer: success, times: 11}",
                "{repeat: 0, steps: [{mark: x}]}",
                "{repeat: 1001, steps: [{mark: x}]}",
                "repeat: 5",
                "choose: []",
                "clock: 5",
                "fault: [wifi]",
                "game: ''",
                "{repeat: 2, steps: [{sleep: 1s}]}",
                "choose: [[{sleep: 1s}]]",
            })
    void step_isRefusedByBoth(String step) {
        String text = "scenario: S\nsteps:\n- " + step + "\n";
        assertThat(bySchema(text)).isNotEmpty();
        assertThat(byReader(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{scenario: S}",
                "{steps: [{mark: x}]}",
                "{scenario: S, steps: []}",
                "{scenario: S, role: neuro, steps: [{mark: x}]}",
                "{scenario: S, editions: [E9], steps: [{mark: x}]}",
                "{scenario: S, editions: [], steps: [{mark: x}]}",
                "{scenario: S, deadline: 5, steps: [{mark: x}]}",
                "{scenario: S, game: '', steps: [{mark: x}]}",
                "{scenario: S, schemas: {a: 1}, steps: [{mark: x}]}",
                "{scenario: S, stpes: [], steps: [{mark: x}]}",
                "[]",
            })
    void head_isRefusedByBoth(String text) {
        assertThat(bySchema(text)).isNotEmpty();
        assertThat(byReader(text)).isNotEmpty();
    }

    @Test
    void head_isAcceptedByBoth() {
        String text = "{scenario: S, role: game, game: G, editions: [E7, E8+], deadline: 2s, schemas: {a: {}},"
                + " steps: [{mark: x}]}";
        assertThat(bySchema(text)).isEmpty();
        assertThat(byReader(text)).isEmpty();
    }

    static List<Violation> bySchema(String text) {
        return SCHEMA.validate(YamlFile.parse("s.yml", text).root().json().toString());
    }

    private static String byReader(String text) {
        try {
            return Scenario.parse("s.yml", text).steps().isEmpty() ? "no steps" : "";
        } catch (YamlException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
