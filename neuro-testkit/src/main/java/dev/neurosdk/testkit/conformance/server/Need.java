package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.server.VoiceOffer.Kind;
import java.util.Set;

/** What a server has to have beyond the core for a case to be about it. */
enum Need {
    /** It takes voice connections and is ready. */
    VOICE("voice", Set.of(Kind.READY)),
    /** It takes voice connections, whatever it answers then. */
    VOICE_ANSWER("voice", Set.of(Kind.READY, Kind.UNAVAILABLE)),
    /** It takes voice connections and says that there is no voice. */
    NO_VOICE("no_voice", Set.of(Kind.UNAVAILABLE)),
    /** It speaks, which it has to claim. */
    SPEECH(Extent.SPEECH, Set.of());

    private final String feature;
    private final Set<Kind> offers;

    Need(String feature, Set<Kind> offers) {
        this.feature = feature;
        this.offers = offers;
    }

    /** What the reference server is told to do. */
    String feature() {
        return feature;
    }

    boolean isMetBy(VoiceOffer offer) {
        return offers.contains(offer.kind());
    }
}
