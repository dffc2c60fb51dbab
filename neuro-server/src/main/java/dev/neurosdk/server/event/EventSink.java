package dev.neurosdk.server.event;

/**
 * Is told what happens. Called on the threads that serve the games, several at a time: it must be thread-safe and return
 * at once. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Something happened.
     *
     * @param event what
     */
    void accept(SessionEvent event);
}
