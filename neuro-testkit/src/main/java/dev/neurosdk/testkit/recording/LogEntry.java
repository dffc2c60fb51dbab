package dev.neurosdk.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fact about one connection. Immutable. */
public sealed interface LogEntry {

    /** {@return when, in nanoseconds of the timeline that the peers go by} */
    long nanos();

    /** {@return the number of the connection, from 1, unique in a log} */
    int connection();

    /**
     * Calls the visitor's method for this kind of entry.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of an entry
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /** What a message's frames say that it is. */
    enum Opcode {
        /** Text (RFC 6455 opcode 1). */
        TEXT,
        /** Binary (RFC 6455 opcode 2). */
        BINARY
    }

    /** A control frame that is no close. */
    enum ControlKind {
        /** RFC 6455 section 5.5.2. */
        PING,
        /** RFC 6455 section 5.5.3. */
        PONG
    }

    /** How a TCP connection ends, or half of it. */
    enum TcpEvent {
        /** Orderly. */
        FIN,
        /** By a reset. */
        RESET,
        /** Bytes that are no frame, or none that RFC 6455 allows. */
        ILLEGAL
    }

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of an entry
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param opened the entry
         * @return the visitor's result
         */
        R opened(Opened opened);

        /**
         * Visits.
         *
         * @param message the entry
         * @return the visitor's result
         */
        R message(Message message);

        /**
         * Visits.
         *
         * @param control the entry
         * @return the visitor's result
         */
        R control(Control control);

        /**
         * Visits.
         *
         * @param closed the entry
         * @return the visitor's result
         */
        R closed(Closed closed);

        /**
         * Visits.
         *
         * @param tcp the entry
         * @return the visitor's result
         */
        R tcp(Tcp tcp);

        /**
         * Visits.
         *
         * @param fault the entry
         * @return the visitor's result
         */
        R fault(Fault fault);

        /**
         * Visits.
         *
         * @param finding the entry
         * @return the visitor's result
         */
        R finding(Finding finding);

        /**
         * Visits.
         *
         * @param mark the entry
         * @return the visitor's result
         */
        R mark(Mark mark);
    }

    /**
     * A connection was opened.
     *
     * @param nanos when
     * @param connection which
     * @param target path and query, as the game sent them
     * @param headers of the game's handshake, names in lower case; copied
     */
    record Opened(long nanos, int connection, String target, Map<String, List<String>> headers) implements LogEntry {
        /** Copies the headers. */
        public Opened {
            requireNonNull(target, "target");
            headers = Map.copyOf(headers);
        }

        /** {@return whether it is the voice side channel: its path ends in {@code /voice}} */
        public boolean isVoice() {
            int query = target.indexOf('?');
            return (query < 0 ? target : target.substring(0, query)).endsWith("/voice");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.opened(this);
        }
    }

    /**
     * A whole message went over the wire. The bytes are not copied and must not be changed.
     *
     * @param nanos when its last byte was read, or its first handed to the wire
     * @param connection which
     * @param direction which way
     * @param opcode text or binary
     * @param frames the length of the payload in each frame, in bytes and in order; copied
     * @param payload the bytes of the message
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Message(long nanos, int connection, Direction direction, Opcode opcode, List<Integer> frames, byte[] payload)
            implements LogEntry {
        /** Copies the frames. */
        public Message {
            requireNonNull(direction, "direction");
            requireNonNull(opcode, "opcode");
            requireNonNull(payload, "payload");
            frames = List.copyOf(frames);
        }

        /**
         * A text message in one frame.
         *
         * @param nanos when
         * @param connection which
         * @param direction which way
         * @param text the text
         * @return the entry
         */
        public static Message text(long nanos, int connection, Direction direction, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Message(nanos, connection, direction, Opcode.TEXT, List.of(bytes.length), bytes);
        }

        /** {@return the payload as text; what is not UTF-8 becomes U+FFFD} */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.message(this);
        }
    }

    /**
     * A ping or a pong. The bytes are not copied and must not be changed.
     *
     * @param nanos when
     * @param connection which
     * @param direction which way
     * @param kind ping or pong
     * @param payload its payload
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Control(long nanos, int connection, Direction direction, ControlKind kind, byte[] payload)
            implements LogEntry {
        /** Refuses null. */
        public Control {
            requireNonNull(direction, "direction");
            requireNonNull(kind, "kind");
            requireNonNull(payload, "payload");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.control(this);
        }
    }

    /**
     * A close frame.
     *
     * @param nanos when
     * @param connection which
     * @param direction which way
     * @param code the code; 1005 for a frame without one
     * @param reason the reason; may be empty
     */
    record Closed(long nanos, int connection, Direction direction, int code, String reason) implements LogEntry {
        /** Refuses null. */
        public Closed {
            requireNonNull(direction, "direction");
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.closed(this);
        }
    }

    /**
     * The end of a TCP connection, of half of it, or of what can be understood on it.
     *
     * @param nanos when
     * @param connection which
     * @param direction who did it: {@code C2S} for the game
     * @param event how
     * @param detail more about it, in words; may be empty
     */
    record Tcp(long nanos, int connection, Direction direction, TcpEvent event, String detail) implements LogEntry {
        /** Refuses null. */
        public Tcp {
            requireNonNull(direction, "direction");
            requireNonNull(event, "event");
            requireNonNull(detail, "detail");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tcp(this);
        }
    }

    /**
     * A fault that was injected on purpose; it comes right before what it changed.
     *
     * @param nanos when
     * @param connection which
     * @param direction which way
     * @param fault its name in the fault menu
     * @param plan the name of the plan
     * @param detail what exactly was done, in words; may be empty
     */
    record Fault(long nanos, int connection, Direction direction, String fault, String plan, String detail)
            implements LogEntry {
        /** Refuses null. */
        public Fault {
            requireNonNull(direction, "direction");
            requireNonNull(fault, "fault");
            requireNonNull(plan, "plan");
            requireNonNull(detail, "detail");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fault(this);
        }
    }

    /**
     * A rule that one side broke.
     *
     * @param nanos when it was found
     * @param connection which
     * @param direction which side broke it: {@code C2S} for the game
     * @param violation the rule and how
     */
    record Finding(long nanos, int connection, Direction direction, Violation violation) implements LogEntry {
        /** Refuses null. */
        public Finding {
            requireNonNull(direction, "direction");
            requireNonNull(violation, "violation");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.finding(this);
        }
    }

    /**
     * A remark of whoever runs the conversation, such as where a case or a step begins.
     *
     * @param nanos when
     * @param connection which; 0 for the log as a whole
     * @param text the remark
     * @param subject what it is about, such as the id of a case; null when nothing in particular
     */
    record Mark(
            long nanos,
            int connection,
            String text,
            @Nullable String subject) implements LogEntry {
        /** Refuses null. */
        public Mark {
            requireNonNull(text, "text");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mark(this);
        }
    }
}
