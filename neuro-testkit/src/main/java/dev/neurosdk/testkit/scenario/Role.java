package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.recording.Direction;
import java.util.Locale;

/** Which peer a scenario plays; the other one is under test. Immutable. */
public enum Role {
    /** The scenario plays games against a server. */
    GAME,
    /** The scenario plays Neuro against a game. */
    SERVER;

    /** The way that its own messages go. */
    Direction own() {
        return this == GAME ? Direction.C2S : Direction.S2C;
    }

    /** The way that the messages of the peer under test go. */
    Direction peer() {
        return own().opposite();
    }

    /** {@return the word for it in a scenario file} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
