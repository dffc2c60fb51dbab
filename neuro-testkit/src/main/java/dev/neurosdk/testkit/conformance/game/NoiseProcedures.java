package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.peer.Incoming;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Messages that a game must survive, and ignore. */
final class NoiseProcedures {

    private NoiseProcedures() {}

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
