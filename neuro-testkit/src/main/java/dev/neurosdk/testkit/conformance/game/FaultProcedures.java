package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks and servers that are not at their best. */
final class FaultProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-ROB-01", List.of(new Part("", FaultProcedures::latency))),
            entry("GAME-ROB-02", List.of(new Part("", FaultProcedures::slowReader))),
            entry("GAME-ROB-03", List.of(new Part("", FaultProcedures::dropAtEveryStep))),
            entry("GAME-ROB-04", List.of(new Part("", FaultProcedures::dropInFrame))),
            entry("GAME-ROB-05", List.of(new Part("", FaultProcedures::twice))),
            entry("GAME-ROB-06", List.of(new Part("", FaultProcedures::reordered))),
            entry("GAME-ROB-07", List.of(new Part("", FaultProcedures::twoServers))));

    private static final Duration NOT_READING = Duration.ofSeconds(10);
    private static final Duration RESUMED = Duration.ofSeconds(5);
    private static final Duration MOST_LATENCY = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 12;
    private static final int CALLS = 5;
    private static final CharacterSession SESSION = new CharacterSession("nc-7f3a", "neuro", "Neuro-sama");
    private static final String SLOW = "plan: slow\nrules:\n  - {fault: latency, delay: 300ms, jitter: 200ms}\n";

    private FaultProcedures() {}

    private static void latency(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        Map<String, ActionDefinition> before = ReconnectProcedures.actions(bench);
        int number = bench.connection().number();
        bench.line().stopListening();
        bench.line().spoil(FaultPlan.parse(YamlFile.parse("latency", SLOW)));
        bench.line().listenAgain();
        try {
            if (bench.line().awaitGameAfter(number, bench.times().reconnect()).isEmpty()) {
                witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
                return;
            }
            bench.line().pause(bench.times().reregister().plus(MOST_LATENCY));
            core(bench, witness, before);
        } finally {
            bench.line().spoil(FaultPlan.none());
            bench.line().stopListening();
            bench.line().listenAgain();
        }
    }

    /** What a game has to do on any network. */
    private static void core(GameBench bench, Witness witness, Map<String, ActionDefinition> before) {
        GameConnection game = bench.connection();
        boolean startupFirst = game.waiting().stream()
                .findFirst()
                .flatMap(first -> first.message())
                .filter(GameMessage.Startup.class::isInstance)
                .isPresent();
        Set<String> missing = ReconnectProcedures.notRegistered(bench, before);
        long from = bench.now();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            ids.add(bench.nextId());
        }
        bench.sendAll(ids.stream().map(bench::harmless).toList());
        long answered = ids.stream()
                .filter(id -> bench.answer(
                                game, id, from, bench.times().result().plus(MOST_LATENCY))
                        .result()
                        .isPresent())
                .count();
        if (!startupFirst || !missing.isEmpty() || answered != CALLS) {
            witness.broken("300 ms of latency: expected startup first, every action and " + CALLS + " results, was "
                    + (startupFirst ? "" : "another message first, ")
                    + (missing.isEmpty() ? "" : "without " + String.join(", ", missing) + ", ")
                    + answered + " results");
        }
    }

    private static void slowReader(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        game.stopReading();
        bench.line().pause(NOT_READING);
        game.resumeReading();
        String id = bench.nextId();
        Answer answer = bench.ask(id, bench.harmless(id), RESUMED);
        if (answer.result().isEmpty()) {
            witness.broken("expected an answer within 5 s after " + NOT_READING.toSeconds()
                    + " s in which nothing was read, was " + answer.words());
        }
    }

    private static void dropAtEveryStep(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        Map<String, ActionDefinition> before = ReconnectProcedures.actions(bench);
        Optional<GameConnection> fresh = ReconnectProcedures.cut(bench, witness);
        bench.line().pause(bench.times().quiet());
        int steps =
                Math.min(MOST_STEPS, fresh.map(game -> game.waiting().size()).orElse(0));
        for (int step = 1; step <= steps && !witness.isBroken(); step++) {
            dropAfter(step, steps, bench, witness, before);
        }
        witness.note("dropped after each of " + steps + " messages");
    }

    private static void dropAfter(
            int step, int steps, GameBench bench, Witness witness, Map<String, ActionDefinition> before) {
        Optional<GameConnection> fresh = ReconnectProcedures.cut(bench, witness);
        if (fresh.isEmpty()) {
            return;
        }
        GameConnection game = fresh.get();
        var unused = bench.line()
                .await(
                        bench.times().reregister(),
                        () -> Optional.of(game)
                                .filter(talking -> talking.waiting().size() >= step));
        Optional<GameConnection> back = ReconnectProcedures.cut(bench, witness);
        if (back.isEmpty()) {
            return;
        }
        Set<String> missing = ReconnectProcedures.missing(bench, before);
        if (!missing.isEmpty() || !bench.stillThere()) {
            witness.broken("after a drop behind message " + step + " of " + steps
                    + ": expected a game that registers and answers, was "
                    + (missing.isEmpty() ? "silence" : "one without " + String.join(", ", missing)));
        }
    }

    private static void dropInFrame(GameBench bench, Witness witness) {
        GameConnection game = WireProcedures.settled(bench);
        String id = bench.nextId();
        byte[] frame = Frame.text(bench.harmless(id)).encode(0);
        game.sendBytes(Arrays.copyOf(frame, frame.length / 2));
        ReconnectProcedures.back(bench, witness, "a cut within a frame", game::abort);
        if (bench.moreResults(id) > 0) {
            witness.broken("expected no result for half a call, was one");
        }
    }

    private static void twice(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        GameConnection game = bench.connection();
        Callee callee = bench.hasCallable(any -> stays(bench, any))
                ? bench.anyCallable(any -> stays(bench, any))
                : bench.anyCallable(any -> true);
        String id = bench.nextId();
        String text = MessageEncoder.encode(new NeuroMessage.Action(id, callee.name(), bench.validData(callee)));
        bench.spent();
        long from = bench.now();
        bench.sendAll(List.of(text, text));
        Answer first = bench.answer(game, id, from, bench.times().resultHard());
        Answer second = bench.answer(game, id, bench.now(), bench.times().quiet());
        if (first.succeeded() && second.succeeded()) {
            witness.saw(Verdict.ADVISE, "expected a call that arrives twice to be carried out once, was twice");
        } else {
            witness.saw(Verdict.INFO, "a call that arrives twice: " + first.words() + ", then " + second.words());
        }
    }

    /** Whether it looks like an action that can be done again. */
    private static boolean stays(GameBench bench, Callee callee) {
        return !bench.isDisposable(callee) && !bench.history().wasForced(callee.name());
    }

    private static void reordered(GameBench bench, Witness witness) {
        bench.line().acknowledge(Acknowledgement.OFF);
        try {
            if (bench.renew().isEmpty()) {
                witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
                return;
            }
            GameConnection game = bench.connection();
            String early = bench.nextId();
            bench.send(bench.harmless(early));
            if (bench.edition().startupAck()) {
                bench.send(MessageEncoder.encode(new NeuroMessage.StartupAck(SESSION)));
            }
            if (bench.edition().speechFinished()) {
                bench.send(MessageEncoder.encode(new NeuroMessage.SpeechFinished(true, false, null)));
            }
            if (!bench.stillThere() || !game.isOpen()) {
                witness.saw(
                        bench.line().hasDied() ? Verdict.FAIL : Verdict.ADVISE,
                        "expected a game that goes on when an acknowledgement comes after a call, was one that does not");
            }
        } finally {
            bench.line().acknowledgeAsUsual();
        }
    }

    private static void twoServers(GameBench bench, Witness witness) {
        boolean old = served(bench, Acknowledgement.OFF);
        boolean recent = old && served(bench, Acknowledgement.ON);
        bench.line().acknowledgeAsUsual();
        if (!old || !recent) {
            witness.broken("expected a game that goes on when "
                    + (old ? "a newer server takes the place of an older one" : "another server takes the place")
                    + ", was one that does not");
        }
    }

    /** Another server takes the place of the one that is there. */
    private static boolean served(GameBench bench, Acknowledgement acknowledgement) {
        int before = bench.connection().number();
        bench.line().stopListening();
        bench.line().acknowledge(acknowledgement);
        bench.line().listenAgain();
        boolean back =
                bench.line().awaitGameAfter(before, bench.times().reconnect()).isPresent();
        bench.line().pause(bench.times().quiet());
        if (back && bench.edition().speechFinished()) {
            bench.send(MessageEncoder.encode(new NeuroMessage.SpeechFinished(true, false, null)));
        }
        return back && bench.stillThere();
    }
}
