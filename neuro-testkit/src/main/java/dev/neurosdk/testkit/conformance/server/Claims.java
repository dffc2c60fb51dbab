package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server claims and offers, and so which cases are about it. Asks for voice at most once. Confined to one thread. */
final class Claims {

    private final Extent extent;
    private final Supplier<ServerBench> benches;
    private @Nullable VoiceOffer voice;

    Claims(Extent extent, Supplier<ServerBench> benches) {
        this.extent = extent;
        this.benches = benches;
    }

    /** Why a case does not apply; nothing when it does. */
    Optional<String> excuse(DrivenCase driven) {
        return driven.needs().stream()
                .map(this::missing)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Why a case that nothing is done for can't be judged; nothing when any play can judge it. */
    static Optional<String> unseen(ConformanceCase asked) {
        return asked.modes().contains(Mode.UNSEEN) ? Optional.of("can't be seen on the wire") : Optional.empty();
    }

    private Optional<String> missing(Need need) {
        if (need == Need.SPEECH) {
            return extent.features().contains(Extent.SPEECH)
                    ? Optional.empty()
                    : Optional.of("the server does not claim the feature speech");
        }
        VoiceOffer offer = voice();
        return need.isMetBy(offer) ? Optional.empty() : Optional.of(offer.words());
    }

    private VoiceOffer voice() {
        VoiceOffer known = voice == null ? ask() : voice;
        voice = known;
        return known;
    }

    private VoiceOffer ask() {
        try (ServerBench bench = benches.get()) {
            bench.ready("Alpha").ping();
            return VoiceOffer.ask(bench);
        } catch (Unmet | IOException | AssertionError e) {
            return new VoiceOffer(VoiceOffer.Kind.REFUSED, "voice refused: it does not answer");
        }
    }
}
