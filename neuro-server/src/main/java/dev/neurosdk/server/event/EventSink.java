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

    /**
     * A sink that passes everything on to several others.
     *
     * @param sinks who is told, in this order; what one of them throws keeps no other from being told
     * @return a sink that is as thread-safe as they are
     */
    static EventSink all(EventSink... sinks) {
        return FanOut.of(sinks);
    }
}
