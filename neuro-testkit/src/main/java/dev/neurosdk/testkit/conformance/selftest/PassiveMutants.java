package dev.neurosdk.testkit.conformance.selftest;

import static java.util.Map.entry;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** For each case that any play can be judged by, a conversation that goes wrong in just this way, and what it must score. */
public final class PassiveMutants {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"v\":{\"type\":\"integer\"}},\"required\":[\"v\"]}";

    /**
     * A conversation that goes wrong.
     *
     * @param edition the edition that it breaks
     * @param expected what it must score
     * @param talk says everything in a conversation that has just been opened
     */
    public record Mutant(Edition edition, Verdict expected, UnaryOperator<Talk> talk) {
        /** {@return what is said} */
        public List<LogEntry> entries() {
            return talk.apply(Talk.of(edition)).entries();
        }
    }

    private PassiveMutants() {}

    /** {@return the mutants by the id of the case that must catch them; unmodifiable} */
    public static Map<String, Mutant> all() {
        return ALL;
    }

    /** {@return play of both sides in which every case has an opportunity and nobody does anything wrong} */
    public static List<LogEntry> sound() {
        Talk talk = Talk.of(Edition.newest()).startup().ack();
        talk.define("play_ace", "Play the ace.", SCHEMA).register("rest_now");
        talk.context("## Harbour\nThe fog lifts.").later(Duration.ofSeconds(1));
        talk.game(new GameMessage.ForceActions(
                Talk.GAME, "## Hand", "Your turn.", true, ForcePriority.LOW, List.of("play_ace", "rest_now")));
        talk.call("1", "rest_now")
                .game(new GameMessage.ActionResult(Talk.GAME, "1", false, "Not now: play the ace first."));
        talk.neuro(new NeuroMessage.Action("2", "play_ace", "{\"v\":1}")).unregister("play_ace");
        talk.game(new GameMessage.ActionResult(Talk.GAME, "2", true, "The ace lies on the table."));
        talk.raw(Direction.S2C, "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true}}");
        talk.raw(Direction.S2C, "{\"command\":\"actions/reregister_all\"}");
        talk.raw(Direction.S2C, "{\"command\":\"shutdown/graceful\",\"data\":{\"wants_shutdown\":true}}");
        talk.game(new GameMessage.ShutdownReady(Talk.GAME));
        return talking(talk, 110, AudioFrame.tone(1).bytes()).entries();
    }

    private static final String SPEAKERS =
            "{\"command\":\"voice/speakers/register\",\"game\":\"Star Harbour\",\"data\":{\"speakers\":[{\"id\":1,\"name\":\"Mira\"}]}}";

    private static Talk voice(Talk talk) {
        return talk.voice().voiced("{\"command\":\"voice/start\",\"game\":\"Star Harbour\"}");
    }

    /** Somebody talks on the voice channel, a frame of 20 ms each 20 ms. */
    private static Talk talking(Talk talk, int frames, byte[] frame) {
        Talk now = voice(talk).voiced(SPEAKERS);
        return repeated(now, frames, t -> t.audio(frame).later(Duration.ofMillis(19)));
    }

    private static byte[] audio(int samples, Pcm.Wave wave) {
        return AudioFrame.of(1, Pcm.of(samples, wave)).bytes();
    }

    private static Mutant heardOnce(Verdict expected, byte[] frame) {
        return begun(expected, talk -> talking(talk, 1, frame));
    }

    private static Mutant onVoice(Verdict expected, String text) {
        return begun(expected, talk -> voice(talk).voiced(text));
    }

    private static Mutant on(Verdict expected, UnaryOperator<Talk> talk) {
        return new Mutant(Edition.newest(), expected, talk);
    }

    /** The same after startup and the registration of a and b. */
    private static Mutant begun(Verdict expected, UnaryOperator<Talk> talk) {
        return on(expected, fresh -> talk.apply(fresh.startup().register("a", "b")));
    }

    private static Mutant said(Verdict expected, String text) {
        return begun(expected, talk -> talk.raw(Direction.C2S, text));
    }

    private static Mutant heard(Verdict expected, String text) {
        return begun(expected, talk -> talk.raw(Direction.S2C, text));
    }

    private static Mutant told(Verdict expected, String context) {
        return begun(expected, talk -> talk.context(context));
    }

    private static Talk binary(Talk talk, Direction direction) {
        return talk.enter(
                new LogEntry.Message(talk.now(), 1, direction, LogEntry.Opcode.BINARY, List.of(1), new byte[] {'{'}));
    }

    private static Talk unmasked(Talk talk) {
        return talk.enter(
                new LogEntry.Tcp(talk.now(), 1, Direction.C2S, LogEntry.TcpEvent.ILLEGAL, MessageReader.UNMASKED));
    }

    /** The forced action is gone before its failure is told. */
    private static Talk takenBack(Talk talk) {
        String id = "" + talk.now();
        return talk.register("a").force("a").call(id, "a").unregister("a").result(id, false);
    }

    private static Talk repeated(Talk talk, int times, UnaryOperator<Talk> step) {
        Talk now = talk;
        for (int i = 0; i < times; i++) {
            now = step.apply(now);
        }
        return now;
    }

    private static Talk force(Talk talk, String state, ForcePriority priority) {
        return talk.game(new GameMessage.ForceActions(Talk.GAME, state, "Now?", false, priority, List.of("a")));
    }

    private static final Map<String, Mutant> ALL = Map.ofEntries(
            entry("GAME-ENV-01", begun(Verdict.FAIL, talk -> binary(talk, Direction.C2S))),
            entry("GAME-ENV-02", said(Verdict.FAIL, "{\"command\":\"startup\"} {}")),
            entry(
                    "GAME-ENV-03",
                    said(Verdict.FAIL, "{\"command\":\"context\",\"data\":{\"message\":\"m\",\"silent\":true}}")),
            entry("GAME-ENV-04", said(Verdict.FAIL, "{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{}}")),
            entry(
                    "GAME-ENV-05",
                    begun(Verdict.FAIL, talk -> talk.game(new GameMessage.Context("Star Harbor", "m", true)))),
            entry("GAME-ENV-06", on(Verdict.ADVISE, talk -> talk.game(new GameMessage.Startup("star_harbour")))),
            entry("GAME-ENV-07", said(Verdict.WARN, "{\"command\":\"contxt\",\"game\":\"Star Harbour\"}")),
            entry(
                    "GAME-ENV-08",
                    said(Verdict.FAIL, "{\"command\":\"startup\",\"game\":\"Star Harbour\",\"data\":{\"x\":1}}")),
            entry(
                    "GAME-ENV-09",
                    said(
                            Verdict.WARN,
                            "{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{\"message\":\"m\",\"silent\":true,\"x\":9007199254740993}}")),
            entry("GAME-ENV-10", told(Verdict.ADVISE, "word ".repeat(20_000))),
            entry("GAME-WS-03", begun(Verdict.FAIL, PassiveMutants::unmasked)),
            entry("GAME-STA-01", on(Verdict.FAIL, talk -> talk.register("a").startup())),
            entry(
                    "GAME-STA-02",
                    on(Verdict.WARN, talk -> talk.later(Duration.ofSeconds(6)).startup())),
            entry("GAME-STA-03", begun(Verdict.WARN, Talk::startup)),
            entry("GAME-REG-01", begun(Verdict.WARN, talk -> talk.register("PlayCard"))),
            entry("GAME-REG-02", begun(Verdict.FAIL, talk -> talk.register("c", "c"))),
            entry("GAME-REG-03", begun(Verdict.WARN, talk -> talk.define("c", "c", null))),
            entry("GAME-REG-04", begun(Verdict.FAIL, talk -> talk.define("c", "Does c.", "{\"type\":\"string\"}"))),
            entry(
                    "GAME-REG-05",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.define("c", "Does c.", "{\"type\":\"object\",\"title\":\"x\"}"))),
            entry(
                    "GAME-REG-06",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.define(
                                    "c",
                                    "Does c.",
                                    "{\"type\":\"object\",\"properties\":{\"v\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":1}},\"required\":[\"v\"]}"))),
            entry(
                    "GAME-REG-07",
                    said(
                            Verdict.ADVISE,
                            "{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"data\":{\"actions\":[{\"name\":\"c\",\"description\":\"Does c.\",\"schema\":{}}]}}")),
            entry("GAME-REG-08", begun(Verdict.ADVISE, talk -> talk.register("a"))),
            entry(
                    "GAME-REG-09",
                    new Mutant(
                            Edition.E6,
                            Verdict.FAIL,
                            talk -> talk.startup().register("a").define("a", "Does more.", null))),
            entry(
                    "GAME-REG-10",
                    begun(
                            Verdict.ADVISE,
                            talk -> repeated(talk, 25, t -> t.unregister("x").register("a")))),
            entry("GAME-REG-11", begun(Verdict.ADVISE, talk -> talk.define("c", "One. Two. Three. Four.", null))),
            entry(
                    "GAME-REG-12",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.register(
                                    "slot_1", "slot_2", "slot_3", "slot_4", "slot_5", "slot_6", "slot_7", "slot_8"))),
            entry("GAME-REG-13", begun(Verdict.ADVISE, talk -> talk.define("list_actions", "Lists them.", null))),
            entry("GAME-REG-14", begun(Verdict.ADVISE, talk -> {
                for (int i = 0; i < 5; i++) {
                    talk.define(
                            "c", "Does c.", "{\"type\":\"object\",\"properties\":{\"v\":{\"enum\":[\"x" + i + "\"]}}}");
                }
                return talk;
            })),
            entry("GAME-REG-15", begun(Verdict.INFO, talk -> talk.register("end_turn"))),
            entry("GAME-UNR-01", begun(Verdict.ADVISE, talk -> talk.unregister("never"))),
            entry("GAME-UNR-02", begun(Verdict.INFO, Talk::unregister)),
            entry("GAME-CTX-01", told(Verdict.WARN, " \n")),
            entry("GAME-CTX-02", begun(Verdict.ADVISE, talk -> {
                for (int i = 0; i < 5; i++) {
                    talk.context("Score " + i).later(Duration.ofSeconds(4));
                }
                return talk;
            })),
            entry("GAME-CTX-03", told(Verdict.ADVISE, "Look:\n# Harbour")),
            entry("GAME-CTX-04", told(Verdict.ADVISE, "[\"" + "x".repeat(300) + "\"]")),
            entry("GAME-CTX-05", begun(Verdict.ADVISE, talk -> repeated(talk, 3, t -> t.context("Again.")))),
            entry(
                    "GAME-CTX-06",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.call("1", "a")
                                    .later(Duration.ofMillis(200))
                                    .context("One.")
                                    .context("Two.")
                                    .context("Three.")
                                    .context("Four."))),
            entry("GAME-CTX-07", begun(Verdict.INFO, talk -> {
                for (int i = 0; i < 21; i++) {
                    talk.context("Ship number " + i).later(Duration.ofSeconds(5));
                }
                return talk;
            })),
            entry("GAME-CTX-08", told(Verdict.ADVISE, "Saved to C:\\Users\\someone\\saves")),
            entry(
                    "GAME-FRC-01",
                    begun(Verdict.WARN, talk -> talk.game(new GameMessage.ForceActions(Talk.GAME, " ", List.of("a"))))),
            entry("GAME-FRC-02", begun(Verdict.FAIL, talk -> talk.force("c").register("c"))),
            entry(
                    "GAME-FRC-03",
                    said(
                            Verdict.FAIL,
                            "{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"query\":\"q\",\"action_names\":[]}}")),
            entry("GAME-FRC-04", begun(Verdict.FAIL, talk -> talk.force("a").force("b"))),
            entry(
                    "GAME-FRC-05",
                    begun(
                            Verdict.WARN,
                            talk -> repeated(
                                    talk,
                                    2,
                                    t -> t.call("" + t.now(), "b")
                                            .later(Duration.ofMillis(200))
                                            .force("a")))),
            entry(
                    "GAME-FRC-06",
                    said(
                            Verdict.FAIL,
                            "{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"query\":\"q\",\"priority\":\"urgent\",\"action_names\":[\"a\"]}}")),
            entry("GAME-FRC-07", begun(Verdict.ADVISE, talk -> {
                for (int i = 0; i < 5; i++) {
                    force(talk, "s", i < 2 ? ForcePriority.CRITICAL : ForcePriority.LOW);
                    talk.call("" + i, "a").result("" + i, true);
                }
                return talk;
            })),
            entry("GAME-FRC-08", begun(Verdict.ADVISE, talk -> {
                for (int i = 0; i < 3; i++) {
                    force(talk, "board ".repeat(500), ForcePriority.LOW);
                    talk.call("" + i, "a").result("" + i, true);
                }
                return talk;
            })),
            entry("GAME-FRC-11", begun(Verdict.FAIL, talk -> repeated(talk, 2, PassiveMutants::takenBack))),
            entry(
                    "GAME-FRC-12",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.force("a")
                                    .call("1", "a")
                                    .result("1", false)
                                    .later(Duration.ofMinutes(6))
                                    .context("Still here."))),
            entry("GAME-FRC-14", begun(Verdict.ADVISE, talk -> {
                talk.define("c", "Does c.", SCHEMA);
                for (int i = 0; i < 3; i++) {
                    talk.force("c")
                            .neuro(new NeuroMessage.Action("" + i, "c", "{\"v\":1}"))
                            .result("" + i, true);
                }
                return talk;
            })),
            entry(
                    "GAME-FRC-15",
                    begun(
                            Verdict.INFO,
                            talk -> talk.later(Duration.ofMinutes(6)).context("Back."))),
            entry(
                    "GAME-ACT-01",
                    begun(
                            Verdict.FAIL,
                            talk -> talk.call("1", "a").result("1", true).result("1", true))),
            entry(
                    "GAME-ACT-02",
                    begun(
                            Verdict.WARN,
                            talk -> talk.call("1", "a")
                                    .later(Duration.ofSeconds(6))
                                    .result("1", true))),
            entry(
                    "GAME-ACT-06",
                    begun(
                            Verdict.WARN,
                            talk -> talk.call("1", "a")
                                    .game(new GameMessage.ActionResult(Talk.GAME, "1", false, " ")))),
            entry("GAME-ACT-07", begun(Verdict.INFO, talk -> talk.call("1", "a").result("1", true))),
            entry(
                    "GAME-ACT-10",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.call("1", "a").context("It moved.").result("1", true))),
            entry(
                    "GAME-ACT-12",
                    begun(
                            Verdict.WARN,
                            talk -> talk.call("1", "a").result("1", true).unregister("a"))),
            entry(
                    "GAME-ACT-14",
                    begun(
                            Verdict.ADVISE,
                            talk -> talk.call("1", "a")
                                    .later(Duration.ofSeconds(3))
                                    .result("1", true)
                                    .context("The bridge is built."))),
            entry(
                    "GAME-ACT-15",
                    begun(
                            Verdict.FAIL,
                            talk -> talk.call("1", "a")
                                    .later(Duration.ofSeconds(2))
                                    .enter(new LogEntry.Closed(talk.now(), 1, Direction.C2S, 1000, "")))),
            entry("GAME-ACT-16", begun(Verdict.WARN, talk -> talk.result("never", true))),
            entry(
                    "GAME-RTY-05",
                    begun(
                            Verdict.INFO,
                            talk -> talk.call("1", "a")
                                    .game(new GameMessage.ActionResult(Talk.GAME, "1", true, "Cannot do that.")))),
            entry("GAME-PRO-07", begun(Verdict.FAIL, talk -> talk.game(new GameMessage.ShutdownReady(Talk.GAME)))),
            entry(
                    "GAME-VOX-02",
                    begun(
                            Verdict.FAIL,
                            talk -> talk.voice()
                                    .voiced("{\"command\":\"voice/start\",\"game\":\"Star Harbour\",\"data\":{}}"))),
            entry("GAME-VOX-03", onVoice(Verdict.FAIL, "{\"command\":\"voice/stop\",\"game\":\"star harbour\"}")),
            entry("GAME-VOX-05", onVoice(Verdict.FAIL, SPEAKERS.replace(":1,", ":65536,"))),
            entry("GAME-VOX-06", heardOnce(Verdict.FAIL, AudioFrame.tone(2).bytes())),
            entry("GAME-VOX-07", heardOnce(Verdict.FAIL, new byte[] {2, 0, 1, 0, 0, 0, 0, 0})),
            entry("GAME-VOX-08", heardOnce(Verdict.WARN, audio(100, i -> 0.5f))),
            entry("GAME-VOX-09", heardOnce(Verdict.FAIL, audio(960, i -> i == 7 ? Float.NaN : 0.5f))),
            entry("GAME-VOX-10", begun(Verdict.WARN, talk -> talking(talk, 110, audio(1200, i -> 0.5f)))),
            entry("GAME-VOX-11", begun(Verdict.WARN, talk -> talking(talk, 110, audio(960, i -> 0f)))),
            entry(
                    "SRV-ENV-01",
                    heard(
                            Verdict.FAIL,
                            "{\"command\":\"action\",\"game\":\"x\",\"data\":{\"id\":\"1\",\"name\":\"a\"}}")),
            entry("SRV-ENV-02", begun(Verdict.FAIL, talk -> binary(talk, Direction.S2C))),
            entry("SRV-ENV-03", heard(Verdict.FAIL, "{\"command\":\"action\",\"data\":{\"id\":7,\"name\":\"a\"}}")),
            entry("SRV-ENV-04", heard(Verdict.WARN, "{\"command\":\"welcome\"}")),
            entry(
                    "SRV-ACT-01",
                    begun(
                            Verdict.FAIL,
                            talk -> talk.call("1", "a").result("1", true).call("1", "a"))),
            entry("SRV-ACT-02", heard(Verdict.FAIL, "{\"command\":\"action\",\"data\":{\"id\":\"\",\"name\":\"a\"}}")),
            entry("SRV-ACT-03", begun(Verdict.FAIL, talk -> talk.call("1", "never"))),
            entry("SRV-ACT-04", begun(Verdict.WARN, talk -> talk.call("1", "a").call("2", "b"))),
            entry(
                    "SRV-ACT-05",
                    heard(Verdict.FAIL, "{\"command\":\"action\",\"data\":{\"id\":\"1\",\"name\":\"a\",\"data\":{}}}")),
            entry("SRV-PRO-01", heard(Verdict.FAIL, "{\"command\":\"actions/reregister_all\",\"data\":{\"x\":1}}")),
            entry("SRV-PRO-04", heard(Verdict.FAIL, "{\"command\":\"shutdown/graceful\",\"data\":{}}")),
            entry(
                    "SRV-SPF-01",
                    heard(Verdict.FAIL, "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":\"yes\"}}")),
            entry(
                    "SRV-SPF-03",
                    heard(
                            Verdict.WARN,
                            "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true,\"reason\":\"x\"}}")),
            entry(
                    "SRV-WS-06",
                    begun(
                            Verdict.FAIL,
                            talk -> talk.enter(new LogEntry.Tcp(
                                    talk.now(),
                                    1,
                                    Direction.S2C,
                                    LogEntry.TcpEvent.ILLEGAL,
                                    "expected a frame that is not masked")))),
            entry("SRV-VOX-05", heard(Verdict.FAIL, "{\"command\":\"voice/ready\"}")));
}
