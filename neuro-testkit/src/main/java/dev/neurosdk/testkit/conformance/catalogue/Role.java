package dev.neurosdk.testkit.conformance.catalogue;

import dev.neurosdk.testkit.recording.Direction;

/** Which side a case judges. */
public enum Role {
    /** The side that connects and offers actions. */
    GAME(Direction.C2S, "GAME-", "game-cases.yml"),
    /** The side that listens and calls them. */
    SERVER(Direction.S2C, "SRV-", "server-cases.yml");

    private final Direction sends;
    private final String prefix;
    private final String resource;

    Role(Direction sends, String prefix, String resource) {
        this.sends = sends;
        this.prefix = prefix;
        this.resource = resource;
    }

    /** {@return which way its messages go} */
    public Direction sends() {
        return sends;
    }

    /** {@return how the ids of its cases begin} */
    public String prefix() {
        return prefix;
    }

    String resource() {
        return resource;
    }
}
