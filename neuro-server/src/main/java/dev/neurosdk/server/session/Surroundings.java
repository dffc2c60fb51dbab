package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.event.EventSink;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The world around a session: a real one on a socket, or one of virtual time in a test. Immutable.
 *
 * @param peer the game's end of the connection
 * @param decider the character's brain
 * @param fallback is asked when the brain has given nothing usable in all its attempts, unless forces are given up then
 * @param events is told what happens
 * @param timers runs a task later
 * @param names who holds which name, where all games share one list
 * @param hush asks the character to come to an end with what it is saying, as hard as the priority says (FRC-3)
 * @param paused whether the decider is paused for all connections
 * @param failures is told of exceptions from user code and of faults of our own
 */
public record Surroundings(
        Peer peer,
        Decider decider,
        Decider fallback,
        EventSink events,
        Timers timers,
        NameClaims names,
        Consumer<ForcePriority> hush,
        BooleanSupplier paused,
        Consumer<Throwable> failures) {

    /** Refuses null components. */
    public Surroundings {
        requireNonNull(peer, "peer");
        requireNonNull(decider, "decider");
        requireNonNull(fallback, "fallback");
        requireNonNull(events, "events");
        requireNonNull(timers, "timers");
        requireNonNull(names, "names");
        requireNonNull(hush, "hush");
        requireNonNull(paused, "paused");
        requireNonNull(failures, "failures");
    }

    /**
     * A world in which the decider is never paused for all connections.
     *
     * @param peer the game's end of the connection
     * @param decider the character's brain
     * @param fallback is asked when the brain has given nothing usable
     * @param events is told what happens
     * @param timers runs a task later
     * @param names who holds which name
     * @param hush asks the character to come to an end with what it is saying
     * @param failures is told of exceptions from user code and of faults of our own
     */
    public Surroundings(
            Peer peer,
            Decider decider,
            Decider fallback,
            EventSink events,
            Timers timers,
            NameClaims names,
            Consumer<ForcePriority> hush,
            Consumer<Throwable> failures) {
        this(peer, decider, fallback, events, timers, names, hush, () -> false, failures);
    }

    /** The game's end of a connection; the only way out. No method waits or throws. */
    public interface Peer {
        /**
         * Sends a message.
         *
         * @param message the message
         */
        void send(NeuroMessage message);

        /**
         * Sends a text as it is.
         *
         * @param text anything
         */
        void sendRaw(String text);

        /**
         * Ends the connection after what was sent before.
         *
         * @param code the WebSocket close code (RFC 6455 section 7.4)
         * @param reason at most 123 bytes in UTF-8
         */
        void close(int code, String reason);
    }

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
