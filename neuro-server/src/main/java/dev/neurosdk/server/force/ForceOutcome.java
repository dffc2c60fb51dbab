package dev.neurosdk.server.force;

/** How a force ended. */
public enum ForceOutcome {
    /** The game reported success. */
    SUCCEEDED("succeeded"),
    /** Every attempt failed: the game refused the calls, or the decider gave nothing usable. */
    ATTEMPTS_USED_UP("gave up after the last attempt"),
    /** The decider declined to choose, or an operator did. */
    DECLINED("was declined"),
    /** No result came before the deadline. */
    TIMED_OUT("timed out waiting for the result"),
    /** None of its actions is registered any more. */
    NAMES_GONE("ended because none of its actions is left"),
    /** The game sent another force. */
    REPLACED("replaced by a newer force"),
    /** The game announced itself anew. */
    RESTARTED("dropped because the game started anew"),
    /** The connection ended. */
    DISCONNECTED("dropped because the connection ended");

    private final String words;

    ForceOutcome(String words) {
        this.words = words;
    }

    /** {@return the outcome in words, as they read after "the force"} */
    public String words() {
        return words;
    }
}
