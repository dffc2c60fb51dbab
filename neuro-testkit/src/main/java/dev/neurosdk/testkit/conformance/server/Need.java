package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.server.VoiceOffer.Kind;

/** What a server has to have beyond the core for a case to be about it. */
enum Need {
    /** It takes voice connections and is ready. */
    VOICE("voice"),
    /** It takes voice connections, whatever it answers then. */
    VOICE_ANSWER("voice"),
    /** It takes voice connections and says that there is no voice. */
    NO_VOICE("no_voice"),
    /** It speaks, which it has to claim. */
    SPEECH(Extent.SPEECH);

    private final String feature;

    Need(String feature) {
        this.feature = feature;
    }

    /** What the reference server is told to do. */
    String feature() {
        return feature;
    }

    boolean isMetBy(VoiceOffer offer) {
        return switch (this) {
            case VOICE -> offer.kind() == Kind.READY;
            case VOICE_ANSWER -> offer.kind() != Kind.REFUSED;
            case NO_VOICE -> offer.kind() == Kind.UNAVAILABLE;
            case SPEECH -> false;
        };
    }
}
