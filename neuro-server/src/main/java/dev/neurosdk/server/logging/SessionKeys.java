package dev.neurosdk.server.logging;

import dev.neurosdk.server.event.SessionRef;
import org.slf4j.spi.LoggingEventBuilder;

/** Which connection a log line is about, as key-value pairs: {@code session}, {@code publicId} and, once known, {@code game}. */
public final class SessionKeys {

    private static final int GAME_LENGTH = 100;

    private SessionKeys() {}

    /**
     * Says which connection a line is about.
     *
     * @param line the line
     * @param session the connection
     * @return the line
     */
    public static LoggingEventBuilder on(LoggingEventBuilder line, SessionRef session) {
        LoggingEventBuilder keyed =
                line.addKeyValue("session", session.number()).addKeyValue("publicId", session.publicId());
        return session.game() == null ? keyed : keyed.addKeyValue("game", PlainText.of(session.game(), GAME_LENGTH));
    }
}
