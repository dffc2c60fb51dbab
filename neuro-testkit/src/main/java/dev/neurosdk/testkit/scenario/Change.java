package dev.neurosdk.testkit.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a scenario does to a connection. Immutable. */
public sealed interface Change {

    /** The longest reason for closing, in bytes of UTF-8. */
    int MOST_REASON = 123;

    /**
     * Calls the visitor's method for this kind of change.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a change
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of a change
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param close the change
         * @return the visitor's result
         */
        R close(Close close);

        /**
         * Visits.
         *
         * @param cut the change
         * @return the visitor's result
         */
        R cut(Cut cut);

        /**
         * Visits.
         *
         * @param reset the change
         * @return the visitor's result
         */
        R reset(Reset reset);

        /**
         * Visits.
         *
         * @param halfOpen the change
         * @return the visitor's result
         */
        R halfOpen(HalfOpen halfOpen);

        /**
         * Visits.
         *
         * @param resume the change
         * @return the visitor's result
         */
        R resume(Resume resume);

        /**
         * Visits.
         *
         * @param closed the change
         * @return the visitor's result
         */
        R closed(Closed closed);
    }

    /**
     * Sends a close frame and waits until the connection has ended.
     *
     * @param code a code that may be sent
     * @param reason at most 123 bytes in UTF-8; may be empty
     */
    record Close(int code, String reason) implements Change {
        /**
         * Refuses what may not be sent.
         *
         * @throws IllegalArgumentException when code or reason may not be sent (RFC 6455 section 7.4)
         */
        public Close {
            if (code < 1000 || code > 4999 || (code > 1014 && code < 3000) || (code >= 1004 && code <= 1006)) {
                throw new IllegalArgumentException("code: expected one that may be sent, was " + code);
            }
            if (reason.getBytes(UTF_8).length > MOST_REASON) {
                throw new IllegalArgumentException("reason: expected at most " + MOST_REASON + " bytes, was more");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.close(this);
        }
    }

    /** Ends the TCP connection (FIN) without a close frame. */
    record Cut() implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cut(this);
        }
    }

    /** Resets the TCP connection (RST). */
    record Reset() implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reset(this);
        }
    }

    /** Stops reading, as a peer does that hangs: nothing is noticed any more, also no end. */
    record HalfOpen() implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.halfOpen(this);
        }
    }

    /** Reads on after {@link HalfOpen}. */
    record Resume() implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resume(this);
        }
    }

    /**
     * Expects that the peer ends the connection.
     *
     * @param code the close code; 1006 for an end without a close frame; null for any
     * @param within how long it may take; null for the usual deadline
     */
    record Closed(@Nullable Integer code, @Nullable Duration within) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.closed(this);
        }
    }
}
