package dev.neurosdk.testkit.scenario;

/** What is asked at the end of a silence, because whoever answers it has dealt with everything before. Immutable. */
public enum Sentinel {
    /** A ping: the peer has read everything that was sent before. */
    PING("ping"),
    /** As a game: an action of its own and a force for it, on the same connection; the call must come. */
    FORCE("force"),
    /** As a game: the same on a connection of its own, by a game of another name. */
    FRESH_CONNECTION_FORCE("fresh-connection-force"),
    /** As the server: a call of an action that no game has; a failing result must come (BPA-8). */
    APP("app");

    private final String word;

    Sentinel(String word) {
        this.word = word;
    }

    /** Whether a scenario of that role can ask it. */
    boolean fits(Role role) {
        return this == PING || (this == APP) == (role == Role.SERVER);
    }

    /** {@return the word for it in a scenario file} */
    public String word() {
        return word;
    }
}
