package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Interrupts a server that speaks, or lets it speak. */
final class SpeechProcedures {

    private static final String PART = "a part of speech that is not the last";
    private static final String SIGNS = "… ?! …";

    private SpeechProcedures() {}

    /** What is done while the server speaks. */
    @FunctionalInterface
    private interface InTheMiddle {
        void run(ServerBench bench, Speaking speaking, Witness witness);
    }

    private static Part part(String name, InTheMiddle deed) {
        return new Part(name, (bench, witness) -> {
            try (Speaking speaking = new Speaking(bench)) {
                if (speaking.isInTheMiddle()) {
                    deed.run(bench, speaking, witness);
                } else {
                    Speaking.notHeard(witness, PART);
                }
            }
        });
    }

    /** SRV-FRC-12. */
    static List<Part> priority() {
        return List.of(part("critical", SpeechProcedures::critical), part("low", SpeechProcedures::low));
    }

    private static void critical(ServerBench bench, Speaking speaking, Witness witness) {
        speaking.force(ForcePriority.CRITICAL);
        NeuroMessage.Action call = bench.called(speaking.game());
        speaking.game().succeed(call);
        Optional<SpeechFinished> end = speaking.end(bench.decide());
        if (end.filter(SpeechFinished::cancelled).isEmpty()) {
            witness.broken("expected a force of critical priority to interrupt what is being said, was "
                    + (end.isEmpty() ? "a call and no final" : "a final that is not cancelled"));
        }
    }

    private static void low(ServerBench bench, Speaking speaking, Witness witness) {
        speaking.force(ForcePriority.LOW);
        Optional<NeuroMessage> first = speaking.callOrEnd(Speaking.LONGEST);
        if (first.isEmpty()) {
            witness.broken("expected a final within 120 s, and then a call, was neither");
        } else if (first.get() instanceof NeuroMessage.Action call) {
            speaking.game().succeed(call);
            witness.broken("expected a force of low priority to wait for the final, was a call before it");
        } else {
            speaking.game().succeed(bench.called(speaking.game()));
        }
    }

    /** SRV-SPF-02. */
    static List<Part> finals() {
        return List.of(
                part("to the end", (bench, speaking, witness) -> ends(speaking, witness)),
                part("interrupted", (bench, speaking, witness) -> {
                    speaking.force(ForcePriority.CRITICAL);
                    ends(speaking, witness);
                }));
    }

    private static void ends(Speaking speaking, Witness witness) {
        if (speaking.end(Speaking.LONGEST).isEmpty()) {
            witness.broken("expected a final within 120 s of a part that is not, was none");
        }
    }

    /** SRV-SPF-04. */
    static void filtered(ServerBench bench, Witness witness) throws IOException {
        try (Speaking speaking = new Speaking(bench)) {
            boolean asked = speaking.invite();
            if (speaking.end(speaking.patience()).isEmpty()) {
                Speaking.notHeard(witness, "a final");
                return;
            }
            if (!asked) {
                witness.saw(Verdict.INFO, "a final after words; a command can't be told to say what can't be said");
                return;
            }
            speaking.game().context(SIGNS, false);
            boolean ended = speaking.end(speaking.patience()).isPresent();
            witness.saw(
                    Verdict.INFO,
                    "a final after words, and " + (ended ? "one" : "none") + " after signs that can't be said");
        }
    }
}
