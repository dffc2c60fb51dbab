package dev.neurosdk.testkit.recording;

/** Which way something went. */
public enum Direction {
    /** From the game to Neuro. */
    C2S,
    /** From Neuro to the game. */
    S2C;

    /** {@return the other way} */
    public Direction opposite() {
        return this == C2S ? S2C : C2S;
    }
}
