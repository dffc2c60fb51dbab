package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.event.EventSink;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The world around a session: a real one on a socket, or one of virtual time in a test. Immutable.
 *
 * @param out where messages to the game go; the only way out
 * @param decider the character's brain
 * @param events is told what happens
 * @param timers runs a task later
 * @param callIds gives ids for calls: unpredictable, never the same twice
 * @param failures is told of exceptions from user code and of faults of our own
 */
public record Surroundings(
        Consumer<NeuroMessage> out,
        Decider decider,
        EventSink events,
        Timers timers,
        Supplier<String> callIds,
        Consumer<Throwable> failures) {

    /** Runs tasks later. Thread-safe. */
    @FunctionalInterface
    public interface Timers {
        /**
         * Runs a task once, after a delay.
         *
         * @param delay zero or more
         * @param task what to run
         * @return stops it when run before the delay has passed; harmless afterwards
         */
        Runnable start(Duration delay, Runnable task);
    }
}
