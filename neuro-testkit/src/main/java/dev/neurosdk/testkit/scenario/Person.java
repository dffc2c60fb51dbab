package dev.neurosdk.testkit.scenario;

/** Somebody who can be asked to do something in a game. Implementations say how thread-safe they are. */
@FunctionalInterface
public interface Person {

    /**
     * Asks, and waits for the answer.
     *
     * @param instruction what to do, in words
     * @return whether it is done; false when it cannot be, or there is nobody
     */
    boolean ask(String instruction);

    /** {@return nobody: everything that is asked stays undone} */
    static Person nobody() {
        return instruction -> false;
    }
}
