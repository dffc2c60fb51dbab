package dev.neurosdk.testkit.scenario;

import static dev.neurosdk.testkit.scenario.Scenarios.OPEN;
import static dev.neurosdk.testkit.scenario.Scenarios.acknowledge;
import static dev.neurosdk.testkit.scenario.Scenarios.action;
import static dev.neurosdk.testkit.scenario.Scenarios.between;
import static dev.neurosdk.testkit.scenario.Scenarios.binary;
import static dev.neurosdk.testkit.scenario.Scenarios.call;
import static dev.neurosdk.testkit.scenario.Scenarios.capture;
import static dev.neurosdk.testkit.scenario.Scenarios.command;
import static dev.neurosdk.testkit.scenario.Scenarios.containing;
import static dev.neurosdk.testkit.scenario.Scenarios.context;
import static dev.neurosdk.testkit.scenario.Scenarios.first;
import static dev.neurosdk.testkit.scenario.Scenarios.fitting;
import static dev.neurosdk.testkit.scenario.Scenarios.fittingAction;
import static dev.neurosdk.testkit.scenario.Scenarios.force;
import static dev.neurosdk.testkit.scenario.Scenarios.fragments;
import static dev.neurosdk.testkit.scenario.Scenarios.frames;
import static dev.neurosdk.testkit.scenario.Scenarios.generated;
import static dev.neurosdk.testkit.scenario.Scenarios.gracefulShutdown;
import static dev.neurosdk.testkit.scenario.Scenarios.immediateShutdown;
import static dev.neurosdk.testkit.scenario.Scenarios.json;
import static dev.neurosdk.testkit.scenario.Scenarios.kept;
import static dev.neurosdk.testkit.scenario.Scenarios.like;
import static dev.neurosdk.testkit.scenario.Scenarios.matching;
import static dev.neurosdk.testkit.scenario.Scenarios.message;
import static dev.neurosdk.testkit.scenario.Scenarios.present;
import static dev.neurosdk.testkit.scenario.Scenarios.raw;
import static dev.neurosdk.testkit.scenario.Scenarios.register;
import static dev.neurosdk.testkit.scenario.Scenarios.reregisterAll;
import static dev.neurosdk.testkit.scenario.Scenarios.result;
import static dev.neurosdk.testkit.scenario.Scenarios.same;
import static dev.neurosdk.testkit.scenario.Scenarios.scenario;
import static dev.neurosdk.testkit.scenario.Scenarios.shutdownReady;
import static dev.neurosdk.testkit.scenario.Scenarios.speechFinished;
import static dev.neurosdk.testkit.scenario.Scenarios.startup;
import static dev.neurosdk.testkit.scenario.Scenarios.text;
import static dev.neurosdk.testkit.scenario.Scenarios.uid;
import static dev.neurosdk.testkit.scenario.Scenarios.unregister;
import static dev.neurosdk.testkit.scenario.Scenarios.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that can be written in YAML can be written in Java, and is the same. */
class ScenarioTwinsTest {

    @Test
    void head_isTheSame() {
        Scenario java = scenario("A head")
                .asGame("NC Alpha")
                .editions(Edition.E4, Edition.E8_PLUS)
                .deadline(Duration.ofSeconds(2))
                .schema("card", "{\"type\":\"object\",\"required\":[\"card\"]}")
                .mark("here")
                .build();
        twins(java, """
                scenario: A head
                role: game
                game: NC Alpha
                editions: [E4, E8+]
                deadline: 2s
                schemas: {card: {type: object, required: [card]}}
                steps: [{mark: here}]
                """);
        twins(scenario("Open").editions(Edition.E7, OPEN).mark("here").build(), """
                scenario: Open
                editions: [E7, ]
                steps: [{mark: here}]
                """);
        twins(
                scenario("Alone")
                        .asServer()
                        .acknowledge(false)
                        .editions(Edition.E7, OPEN)
                        .mark("here")
                        .build(),
                """
                scenario: Alone
                role: server
                acknowledge: false
                editions: E7
                steps: [{mark: here}]
                """);
    }

    @Test
    void whatAGameSays_isTheSame() {
        Scenario java = scenario("Game")
                .send(startup())
                .send(context("Hello", false))
                .send(context("Psst", true))
                .send(register(
                        action("plain"),
                        action("said").description("Says it."),
                        action("chosen").oneOf("v", "old", "new"),
                        action("strict").schema("{\"type\":\"object\",\"required\":[\"x\"]}")))
                .send(unregister("plain", "said"))
                .send(force("chosen"))
                .send(force("chosen", "strict")
                        .with("data.state", "s")
                        .with("data.query", "q")
                        .with("data.ephemeral_context", true)
                        .with("data.priority", "high"))
                .expect(action("chosen").where("data.id", capture("id")))
                .send(result(variable("id"), true))
                .send(result(variable("id"), false).with("data.message", "why"))
                .send(result(text("nobody's"), true))
                .send(shutdownReady())
                .build();
        twins(java, """
                scenario: Game
                steps:
                - send: startup
                - send: context
                  message: Hello
                  silent: false
                - send: context
                  message: Psst
                - send: register
                  actions:
                  - plain
                  - {name: said, description: Says it.}
                  - {name: chosen, one-of: {v: [old, new]}}
                  - {name: strict, schema: {type: object, required: [x]}}
                - send: unregister
                  names: [plain, said]
                - send: force
                  names: [chosen]
                - send: force
                  names: [chosen, strict]
                  state: s
                  query: q
                  ephemeral: true
                  priority: high
                - expect: {command: action, data: {name: chosen, id: $id}}
                - send: result
                  id: $id
                - send: result
                  id: $id
                  success: false
                  message: why
                - send: result
                  id: nobody's
                - send: shutdown/ready
                """);
    }

    @Test
    void schemaByName_isTheSchemaItself() {
        Scenario java = scenario("Named")
                .schema("card", "{\"type\":\"object\",\"required\":[\"card\"]}")
                .send(register(action("play").schema("{\"type\":\"object\",\"required\":[\"card\"]}")))
                .build();
        twins(java, """
                scenario: Named
                schemas: {card: {type: object, required: [card]}}
                steps:
                - send: register
                  actions: [{name: play, schema: schema:card}]
                """);
    }

    @Test
    void whatNeuroSays_isTheSame() {
        Scenario java = scenario("Neuro")
                .asServer()
                .send(acknowledge())
                .expect(command("actions/force").where("data.action_names", capture("names")))
                .send(call("look"))
                .send(call(kept("n", first("names")))
                        .with("data.id", kept("id", uid()))
                        .with("data.data", "{"))
                .send(call(variable("n")).with("data.data", generated(Template.Kind.VALID, variable("n"))))
                .send(call(variable("n")).with("data.data", generated(Template.Kind.BOUNDARY, variable("n"))))
                .send(call("look").with("data.data", generated(Template.Kind.INVALID, text("look"))))
                .send(call("look").with("data.data", new Template.AsText(json("{\"v\":[1,true,null]}"))))
                .send(reregisterAll())
                .send(gracefulShutdown(true))
                .send(gracefulShutdown(false))
                .send(immediateShutdown())
                .send(speechFinished(true))
                .send(speechFinished(false).with("data.cancelled", true).with("data.reason", "laughed"))
                .build();
        twins(java, """
                scenario: Neuro
                role: server
                steps:
                - send: acknowledge
                - expect: {command: actions/force, data.action_names: $names}
                - {send: action, name: look}
                - {send: action, name: $n=first($names), id: $id=uid, data: "{"}
                - {send: action, name: $n, data: valid($n)}
                - {send: action, name: $n, data: boundary($n)}
                - {send: action, name: look, data: invalid(look)}
                - {send: action, name: look, data: {v: [1, true, null]}}
                - send: reregister_all
                - send: shutdown/graceful
                - {send: shutdown/graceful, wanted: false}
                - send: shutdown/immediate
                - send: speech_finished
                - {send: speech_finished, final: false, cancelled: true, reason: laughed}
                """);
    }

    @Test
    void messagesAndRawThings_areTheSame() {
        Scenario java = scenario("Raw")
                .send(message("vendor/x")
                        .with("data.list", json("[1,{\"a.b\":\"~x\"}]"))
                        .with("a\\.b", "$5")
                        .with("price", text("$free")))
                .send(raw("not json"))
                .send(fragments("{\"comm", "and\":1}"))
                .send(binary("00 FF"))
                .send(frames("8102 6869"))
                .build();
        twins(java, """
                scenario: Raw
                steps:
                - send: {command: vendor/x, data: {list: [1, {a.b: ~x}]}, a\\.b: $5, price: \\$free}
                - send: {raw: not json}
                - send: {fragments: ['{"comm', 'and":1}']}
                - send: {binary: 00 ff}
                - send: {frames: 81 02 68 69}
                """);
    }

    @Test
    void patterns_areTheSame() {
        Scenario java = scenario("Patterns")
                .schema("card", "{}")
                .expect(command("action"))
                .expect(action("look"))
                .expect(action("look").dataAt("/v").is("new"))
                .expect(action("look").dataAt("").is(fitting("card")))
                .expect(command("x")
                        .where("data.a", capture("a"))
                        .where("data.b", capture("b", matching("^x+$")))
                        .where("data.c", new Pattern.Absent())
                        .where("data.d", present())
                        .where("data.e", between(1, 5))
                        .where("data.f", between(-0.5, Double.POSITIVE_INFINITY))
                        .where("data.g", between(Double.NEGATIVE_INFINITY, 5))
                        .where("data.h", containing("x"))
                        .where("data.i", containing(matching("y")))
                        .where("data.j", same(first("a")))
                        .where("data.k", fittingAction(variable("b")))
                        .where("data.l", like("[1,\"two\",{\"three\":null}]"))
                        .where("data.m", "~literal")
                        .where("data.n", true)
                        .where("data.o", containing(capture("a"))))
                .build();
        twins(java, """
                scenario: Patterns
                schemas: {card: {}}
                steps:
                - expect: action
                - expect: {command: action, data.name: look}
                - expect: {command: action, data.name: look, data.data.v: new}
                - expect: {command: action, data.name: look, data.data: schema:card}
                - expect:
                    command: x
                    data:
                      a: $a
                      b: $b=~^x+$
                      c: !absent
                      d: '!present'
                      e: 1..5
                      f: -0.5..
                      g: ..5
                      h: contains(x)
                      i: contains(~y)
                      j: first($a)
                      k: valid($b)
                      l: [1, two, {three: null}]
                      m: \\~literal
                      n: true
                      o: contains($a)
                """);
    }

    @Test
    void connections_areTheSame() {
        Scenario java = scenario("Connections")
                .asGame("A")
                .game("B")
                .within(Duration.ofSeconds(1))
                .game("A", "second")
                .open("A")
                .close(4000, "bye")
                .on("B")
                .cut()
                .on("second")
                .reset()
                .halfOpen()
                .resume()
                .closed()
                .closed(1000)
                .within(Duration.ofMillis(1500))
                .on("A")
                .build();
        twins(java, """
                scenario: Connections
                game: A
                steps:
                - {game: B, within: 1s}
                - {game: A, as: second}
                - connection: open
                - {connection: close, code: 4000, reason: bye, on: B}
                - {connection: cut, on: second}
                - connection: reset
                - connection: half-open
                - connection: resume
                - connection: closed
                - {connection: closed, code: 1000, within: 1.5s, on: A}
                """);
    }

    @Test
    void everythingElse_isTheSame() {
        Scenario java = scenario("Else")
                .asGame("A")
                .expect(command("action"))
                .within(Duration.ofSeconds(2))
                .on("A")
                .expectOrder(command("a"), command("b").where("data.x", capture("x")))
                .within(Duration.ofMinutes(1))
                .absent(command("action"), Duration.ofMillis(300))
                .absent(command("action"), Sentinel.PING)
                .absent(command("action"), Duration.ofSeconds(1), Sentinel.FRESH_CONNECTION_FORCE)
                .on("A")
                .answer(new Answering.Calls(true, "done", Duration.ofSeconds(1), 2))
                .answer(new Answering.Calls(false, null, Duration.ZERO, 1))
                .answer(new Answering.Nothing())
                .on("A")
                .clock(Duration.ofSeconds(30))
                .fault(FaultPlan.preset("wifi"))
                .fault(FaultPlan.parse(YamlFile.parse("plan.yml", """
                        plan: lossy
                        rules: [{when: {dir: c2s, command: startup}, fault: lose}]
                        """)))
                .repeat(3, body -> body.send(startup()).repeat(2, inner -> inner.mark("twice")))
                .choose(one -> one.mark("one"), two -> two.mark("two").mark("more"))
                .ask("Please wait.")
                .hook("curl", "-sf", "http://127.0.0.1:9000/menu")
                .within(Duration.ofSeconds(9))
                .hook("my program", "--go")
                .mark("end")
                .build();
        twins(java, """
                scenario: Else
                game: A
                steps:
                - {expect: action, within: 2s, on: A}
                - {expect-order: [a, {command: b, data.x: $x}], within: 1m}
                - {absent: action, for: 300ms}
                - {absent: action, sentinel: ping}
                - {absent: action, for: 1s, sentinel: fresh-connection-force, on: A}
                - {answer: success, message: done, after: 1s, times: 2}
                - answer: failure
                - {answer: nothing, on: A}
                - clock: 30s
                - fault: wifi
                - fault:
                    plan: lossy
                    rules: [{when: {dir: c2s, command: startup}, fault: lose}]
                - repeat: 3
                  steps:
                  - send: startup
                  - {repeat: 2, steps: [{mark: twice}]}
                - choose:
                  - mark: one
                  - [{mark: two}, {mark: more}]
                - ask: Please wait.
                - hook: curl -sf http://127.0.0.1:9000/menu
                  within: 9s
                - hook: [my program, --go]
                - mark: end
                """);
        twins(
                scenario("Server")
                        .asServer()
                        .open("game")
                        .answer(new Answering.Forces(Template.Kind.VALID))
                        .answer(new Answering.Forces(Template.Kind.INVALID))
                        .absent(command("context"), Sentinel.APP)
                        .build(),
                """
                scenario: Server
                role: server
                steps:
                - connection: open
                - answer: forces
                - {answer: forces, data: invalid}
                - {absent: context, sentinel: app}
                """);
    }

    @Test
    void scenarios_differWhereTheyDoSomethingElse() {
        Scenario one = scenario("S").mark("one").build();
        assertThat(one).isNotEqualTo(scenario("S").mark("two").build());
        assertThat(one).isNotEqualTo(scenario("T").mark("one").build());
        assertThat(one).hasSameHashCodeAs(scenario("S").mark("one").build());
    }

    @Test
    void places_areThoseOfTheText() {
        Scenario yaml = Scenario.parse("s.yml", """
                scenario: S
                steps:
                - mark: one
                - repeat: 2
                  steps:
                  - mark: two
                """);
        assertThat(yaml.place(new StepPath(List.of(1)))).contains(new Place("s.yml", 3, 3));
        assertThat(yaml.place(new StepPath(List.of(2, 1)))).contains(new Place("s.yml", 6, 5));
        Scenario java = scenario("S").repeat(2, body -> body.mark("two")).build();
        assertThat(java.place(new StepPath(List.of(1, 1))))
                .hasValueSatisfying(place -> assertThat(place.file()).isEqualTo("ScenarioTwinsTest.java"));
    }

    private static void twins(Scenario java, String yaml) {
        Scenario read = Scenario.parse("twin.yml", yaml);
        assertThat(read).isEqualTo(java).hasSameHashCodeAs(java);
        assertThat(read.steps()).isEqualTo(java.steps()).isNotEmpty();
    }
}
