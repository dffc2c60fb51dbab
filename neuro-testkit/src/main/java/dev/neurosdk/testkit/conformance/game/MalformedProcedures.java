package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import java.util.Optional;
import java.util.Set;

/** Calls that are malformed: each must be refused with a result, and do no harm. */
final class MalformedProcedures {

    /** Keywords that say which values of the right type fit. */
    static final Set<String> BOUNDS = Set.of(
            "enum",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems");

    private static final int SHOWN = 60;

    private MalformedProcedures() {}

    /** Data that no action takes; nothing for accepted means that the level of the case decides. */
    static GameProcedure refused(String data, Optional<Verdict> accepted) {
        return (bench, witness) -> {
            String name = bench.any(Callee::hasParameters).name();
            expectRefusal(bench, witness, data, bench.call(name, data), accepted);
        };
    }

    /** An action that the game does not have. */
    static void unknownAction(GameBench bench, Witness witness) {
        Answer answer = bench.call(GameBench.UNKNOWN_ACTION, "{}");
        expectRefusal(bench, witness, "an unknown action", answer, Optional.of(Verdict.FAIL));
    }

    static void expectRefusal(
            GameBench bench, Witness witness, String what, Answer answer, Optional<Verdict> accepted) {
        String shown = shown(what);
        if (answer.succeeded()) {
            String message = shown + ": expected a failing result, was " + answer.words();
            accepted.ifPresentOrElse(verdict -> witness.saw(verdict, message), () -> witness.broken(message));
        } else {
            expectAnswer(bench, witness, shown, answer);
        }
    }

    /** Any result will do; the game goes on afterwards. */
    static void expectAnswer(GameBench bench, Witness witness, String what, Answer answer) {
        if (answer.result().isEmpty()) {
            witness.broken(shown(what) + ": expected a result within "
                    + bench.times().result().toSeconds() + " s, was " + answer.words());
        }
        expectAlive(bench, witness, what);
    }

    static void expectAlive(GameBench bench, Witness witness, String what) {
        if (!bench.isConnected()) {
            witness.broken(shown(what) + ": expected an open connection, was closed with "
                    + bench.connection().closeStatus().map(Object::toString).orElse("nothing"));
        } else if (!bench.stillThere()) {
            witness.broken(shown(what) + ": expected an answer to the next call, was none");
        }
    }

    /** Long data in short. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
