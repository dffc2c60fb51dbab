package dev.neurosdk.testkit.scenario;

import java.util.Locale;

/** Which peer a scenario plays; the other one is under test. Immutable. */
public enum Role {
    /** The scenario plays games against a server. */
    GAME,
    /** The scenario plays Neuro against a game. */
    SERVER;

    /** {@return the word for it in a scenario file} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
