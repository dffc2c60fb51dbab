package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.judge.Judge;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says why a case is not driven. Confined to one thread. */
final class Undriven {

    private static final String VOICE = "SRV-VOX-";

    private final Extent extent;
    private final Supplier<ServerBench> benches;
    private boolean isVoiceKnown;
    private @Nullable String refusal;

    Undriven(Extent extent, Supplier<ServerBench> benches) {
        this.extent = extent;
        this.benches = benches;
    }

    void explain(ConformanceCase asked, Witness witness) {
        if (asked.modes().contains(Mode.UNSEEN)) {
            witness.saw(Verdict.NOT_APPLICABLE, "can't be seen on the wire");
        } else if (Judge.canJudge(asked)) {
            return;
        } else if (asked.id().startsWith(VOICE)) {
            refusal()
                    .ifPresentOrElse(
                            why -> witness.saw(Verdict.NOT_APPLICABLE, "voice refused: " + why),
                            () -> witness.saw(Verdict.NOT_TESTABLE, "voice is not driven by this version"));
        } else if (asked.modes().contains(Mode.SPEECH) && extent.features().contains(Extent.SPEECH)) {
            witness.saw(Verdict.NOT_TESTABLE, "speech is not driven by this version");
        } else if (asked.modes().contains(Mode.SPEECH)) {
            witness.saw(Verdict.NOT_APPLICABLE, "the server does not claim the feature speech");
        }
    }

    private Optional<String> refusal() {
        if (!isVoiceKnown) {
            refusal = askForVoice().orElse(null);
            isVoiceKnown = true;
        }
        return Optional.ofNullable(refusal);
    }

    private Optional<String> askForVoice() {
        try (ServerBench bench = benches.get()) {
            return VoiceProcedures.refusal(bench);
        } catch (Unmet e) {
            return Optional.of("it does not answer");
        }
    }
}
