package dev.neurosdk.server.logging;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to SLF4J, with key-value pairs: {@code event}, {@code session}, {@code publicId}, {@code game} and those
 * of the event. Thread-safe.
 *
 * <p>INFO is the life of connections and games, WARN a broken MUST or SHOULD, a limit reached, a decision or force that
 * failed, and DEBUG every message. A peer's words are cut and made harmless. Addresses that were asked for, and with them
 * tokens, are never written.
 */
public final class EventLog implements EventSink {

    /** The logger that is written to unless another one is given. */
    public static final String LOGGER = "dev.neurosdk.events";

    private final EventLines lines;

    /** Writes to the logger {@value #LOGGER}. */
    public EventLog() {
        this(LoggerFactory.getLogger(LOGGER));
    }

    /**
     * Writes to a logger.
     *
     * @param log the logger
     */
    public EventLog(Logger log) {
        this.lines = new EventLines(requireNonNull(log, "log"));
    }

    @Override
    public void accept(SessionEvent event) {
        event.accept(lines);
    }
}
