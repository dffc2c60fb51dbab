package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import java.util.Optional;

/**
 * What a server answers to somebody who wants voice. Immutable.
 *
 * @param kind in short
 * @param words as it is reported
 */
record VoiceOffer(Kind kind, String words) {

    /** What it comes to. */
    enum Kind {
        /** There is no voice connection. */
        REFUSED,
        /** There is a connection and no voice. */
        UNAVAILABLE,
        /** Voice is on. */
        READY
    }

    /** Asks for voice for a game of which a main connection is there; the part is over when there is no answer. */
    static VoiceOffer ask(ServerBench bench) throws IOException {
        VoiceClient voice;
        try {
            voice = VoiceClient.open(bench, "Alpha");
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("still opening")) {
                throw new Unmet("expected an answer to the voice handshake within 10 s, was none");
            }
            return refused(why.replaceAll(".*was ", ""));
        }
        voice.start();
        Optional<Heard> answer = voice.answer();
        if (answer.isEmpty() && voice.isOpen()) {
            throw new Unmet("expected voice/ready or voice/unavailable within 5 s, was none");
        }
        return answer.map(VoiceOffer::of).orElse(refused("the connection was closed"));
    }

    private static VoiceOffer of(Heard answer) {
        if (answer.is(VoiceClient.READY)) {
            return new VoiceOffer(Kind.READY, "voice accepted");
        }
        JsonValue said = answer.control();
        return new VoiceOffer(
                Kind.UNAVAILABLE,
                "voice refused: " + said.textAt("/data/reason").orElse(VoiceClient.UNAVAILABLE));
    }

    private static VoiceOffer refused(String why) {
        return new VoiceOffer(Kind.REFUSED, "voice refused: " + why);
    }
}
