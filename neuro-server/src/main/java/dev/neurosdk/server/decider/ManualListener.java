package dev.neurosdk.server.decider;

/**
 * Is told what a {@link ManualDecider} waits for. Called on the threads that serve the games, so it must be thread-safe and
 * return at once.
 */
public interface ManualListener {

    /**
     * A game waits for a choice.
     *
     * @param question what is asked; open
     */
    default void asked(ManualQuestion question) {}

    /**
     * A question is no longer open.
     *
     * @param question what was asked
     * @param end what became of it
     */
    default void closed(ManualQuestion question, ManualQuestion.End end) {}

    /**
     * A game has left, after its question, if there was one, was closed.
     *
     * @param game the game
     */
    default void gameLeft(Game game) {}
}
