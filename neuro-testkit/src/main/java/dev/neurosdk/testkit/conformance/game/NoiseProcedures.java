package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages that a game must survive, and ignore. */
final class NoiseProcedures {

    static final Map<String, List<Part>> PARTS = Map.of(
            "GAME-UNK-06",
            List.of(
                    new Part("game", strange(",\"game\":\"Other\"", "")),
                    new Part("time", strange(",\"ts\":1", "")),
                    new Part("data", strange("", ",\"mood\":\"smug\""))),
            "GAME-UNK-08",
            List.of(new Part("", NoiseProcedures::echo)),
            "GAME-UNK-09",
            List.of(new Part("", NoiseProcedures::binary)),
            "GAME-UNK-11",
            List.of(
                    new Part("finished", speechGate(new NeuroMessage.SpeechFinished(true, false, null))),
                    new Part("cancelled", speechGate(new NeuroMessage.SpeechFinished(true, true, "interrupted")))),
            "GAME-UNK-12",
            List.of(new Part("", NoiseProcedures::flood)));

    private static final int FLOOD = 2000;

    private NoiseProcedures() {}

    /** A call with members that nobody knows, in the envelope or in data. */
    private static GameProcedure strange(String inEnvelope, String inData) {
        return (bench, witness) -> {
            String id = bench.nextId();
            String text = bench.harmless(id).replaceFirst("}}$", inData + '}' + inEnvelope + '}');
            MalformedProcedures.expectAnswer(bench, witness, text, bench.ask(id, text));
        };
    }

    /** As a broken relay does. */
    private static void echo(GameBench bench, Witness witness) {
        bench.history().texts().forEach(text -> survive(bench, witness, text, true));
    }

    private static void binary(GameBench bench, Witness witness) {
        String id = bench.nextId();
        GameConnection game = bench.connection();
        long from = bench.now();
        game.sendBinary(bench.harmless(id).getBytes(StandardCharsets.UTF_8));
        Answer answer = bench.answer(game, id, from, bench.times().quiet());
        if (answer.result().isPresent()) {
            witness.saw(Verdict.INFO, "a call in a binary frame: handled");
        } else if (!bench.isConnected() && (bench.line().hasDied() || !bench.recover())) {
            witness.saw(Verdict.WARN, "a call in a binary frame: expected a game that goes on, was one that is gone");
        } else {
            witness.saw(
                    Verdict.INFO,
                    "a call in a binary frame: " + (game.isOpen() ? "ignored" : "the connection was ended"));
        }
    }

    /** The game goes on when Neuro has spoken about what was done, and not before. */
    private static GameProcedure speechGate(NeuroMessage.SpeechFinished end) {
        return (bench, witness) -> {
            if (!bench.callValid(bench.anyForced(bench::mayCall)).succeeded()) {
                throw new SituationGone();
            }
            bench.line().pause(bench.times().quiet());
            var unused = bench.connection().takeAll();
            bench.send(MessageEncoder.encode(new NeuroMessage.SpeechFinished(false, false, null)));
            bench.line().pause(bench.times().quiet());
            if (!bench.connection().takeAll().isEmpty()) {
                witness.broken("expected a game that waits for the end of what is said, was one that goes on");
                return;
            }
            bench.send(MessageEncoder.encode(end));
            if (bench.line()
                    .await(
                            bench.times().result(),
                            () -> Optional.of(true)
                                    .filter(more ->
                                            !bench.connection().waiting().isEmpty()))
                    .isEmpty()) {
                witness.broken("expected a game that goes on after " + MessageEncoder.encode(end) + ", was silence");
            }
        };
    }

    private static void flood(GameBench bench, Witness witness) {
        bench.sendAll(Collections.nCopies(FLOOD, "{\"command\":\"neuro-check/hello\",\"data\":{\"n\":1}}"));
        String id = bench.nextId();
        Answer answer = bench.ask(id, bench.harmless(id), bench.times().reconnect());
        if (answer.result().isEmpty()) {
            witness.saw(
                    Verdict.ADVISE,
                    FLOOD + " unknown messages: expected an answer to the next call, was " + answer.words());
        } else {
            boolean slow = answer.took().compareTo(bench.times().result()) > 0;
            witness.saw(
                    slow ? Verdict.ADVISE : Verdict.INFO,
                    "an answer " + answer.took().toMillis() + " ms after " + FLOOD + " unknown messages");
        }
    }

    /** A text that a game must survive; quiet: and must not answer. */
    static GameProcedure survived(String text, boolean quiet) {
        return (bench, witness) -> survive(bench, witness, text, quiet);
    }

    static void survive(GameBench bench, Witness witness, String text, boolean quiet) {
        if (quiet) {
            said(bench, text).stream()
                    .filter(message -> said(bench, text).contains(message))
                    .findFirst()
                    .ifPresent(message ->
                            witness.broken(MalformedProcedures.shown(text) + ": expected no answer, was " + message));
        } else {
            bench.send(text);
        }
        MalformedProcedures.expectAlive(bench, witness, text);
    }

    /**
     * What the game says between a text and the answer to the next call. What comes both times when the text is sent twice is
     * taken for an answer: a game may also say something by itself.
     */
    private static Set<String> said(GameBench bench, String text) {
        if (!bench.isConnected()) {
            return Set.of();
        }
        var unused = bench.connection().takeAll();
        bench.send(text);
        boolean there = bench.stillThere();
        List<Incoming<GameMessage>> waiting = bench.connection().takeAll();
        Set<String> commands = new HashSet<>();
        waiting.forEach(incoming -> commands.add(JsonValue.parse(incoming.text())
                .flatMap(message -> message.textAt("/command"))
                .orElse("a message without a command")));
        return there ? commands : Set.of();
    }
}
