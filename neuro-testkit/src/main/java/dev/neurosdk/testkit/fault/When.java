package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens; all that is said must hold. Immutable.
 *
 * <p>Counting is per connection. {@code nth}, {@code every} and {@code probability} look only at messages that meet everything
 * else and that the fault fits.
 *
 * @param direction which way the message goes; null for both
 * @param command the message's command; null for any, also none
 * @param message the number of the message in its direction, from 1; 0 for any
 * @param atByte the message that this byte of its direction belongs to, from 1, payloads alone; 0 for any
 * @param nth the number of the message among those that meet the rest, from 1; 0 for any
 * @param every each message whose number among those is a multiple of this; 1 for all
 * @param probability of each, 0 to 1
 * @param afterCommand only after a message with this command has gone past, either way; null for always
 * @param situation only in this situation; null for any
 * @param after only when the situation has lasted so long, or the connection when no situation is given; zero for at once. A
 *     fault of the connection and an insertion need no message then: they happen when the time has passed
 * @param connection only on the connection with this number; 0 for any
 */
public record When(
        @Nullable Direction direction,
        @Nullable String command,
        int message,
        long atByte,
        int nth,
        int every,
        double probability,
        @Nullable String afterCommand,
        @Nullable Situation situation,
        Duration after,
        int connection) {

    private static final When ALWAYS = new When(null, null, 0, 0, 0, 1, 1, null, null, Duration.ZERO, 0);

    /** Refuses numbers out of range. */
    public When {
        Checks.atLeast("message", message, 0);
        Checks.atLeast("nth", nth, 0);
        Checks.atLeast("every", every, 1);
        Checks.atLeast("connection", connection, 0);
        Checks.notNegative("after", after);
        if (atByte < 0) {
            throw new IllegalArgumentException("atByte: expected at least 0, was " + atByte);
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: expected 0 to 1, was " + probability);
        }
    }

    /** {@return every message, both ways} */
    public static When always() {
        return ALWAYS;
    }

    /**
     * Every message of one direction.
     *
     * @param direction which way
     * @return the condition
     */
    public static When going(Direction direction) {
        return ALWAYS.direction(requireNonNull(direction, "direction"));
    }

    private When direction(Direction value) {
        return new When(
                value, command, message, atByte, nth, every, probability, afterCommand, situation, after, connection);
    }

    /**
     * Only messages with a command.
     *
     * @param value the command
     * @return the condition
     */
    public When command(String value) {
        requireNonNull(value, "command");
        return new When(
                direction, value, message, atByte, nth, every, probability, afterCommand, situation, after, connection);
    }

    /**
     * Only one message of its direction.
     *
     * @param value its number, from 1
     * @return the condition
     */
    public When message(int value) {
        return new When(
                direction, command, value, atByte, nth, every, probability, afterCommand, situation, after, connection);
    }

    /**
     * Only the message that a byte belongs to.
     *
     * @param value the number of the byte in its direction, from 1
     * @return the condition
     */
    public When atByte(long value) {
        return new When(
                direction,
                command,
                message,
                value,
                nth,
                every,
                probability,
                afterCommand,
                situation,
                after,
                connection);
    }

    /**
     * Only one of the messages that meet the rest.
     *
     * @param value its number, from 1
     * @return the condition
     */
    public When nth(int value) {
        return new When(
                direction,
                command,
                message,
                atByte,
                value,
                every,
                probability,
                afterCommand,
                situation,
                after,
                connection);
    }

    /**
     * Only each so manieth of the messages that meet the rest.
     *
     * @param value at least 1
     * @return the condition
     */
    public When every(int value) {
        return new When(
                direction,
                command,
                message,
                atByte,
                nth,
                value,
                probability,
                afterCommand,
                situation,
                after,
                connection);
    }

    /**
     * Only some of the messages that meet the rest.
     *
     * @param value the share, 0 to 1
     * @return the condition
     */
    public When probability(double value) {
        return new When(
                direction, command, message, atByte, nth, every, value, afterCommand, situation, after, connection);
    }

    /**
     * Only after a message with a command has gone past, either way.
     *
     * @param value the command
     * @return the condition
     */
    public When afterCommand(String value) {
        requireNonNull(value, "afterCommand");
        return new When(
                direction, command, message, atByte, nth, every, probability, value, situation, after, connection);
    }

    /**
     * Only in a situation.
     *
     * @param value the situation
     * @return the condition
     */
    public When situation(Situation value) {
        requireNonNull(value, "situation");
        return new When(
                direction, command, message, atByte, nth, every, probability, afterCommand, value, after, connection);
    }

    /**
     * Only after a time in the situation, or on the connection.
     *
     * @param value the time
     * @return the condition
     */
    public When after(Duration value) {
        return new When(
                direction,
                command,
                message,
                atByte,
                nth,
                every,
                probability,
                afterCommand,
                situation,
                value,
                connection);
    }

    /**
     * Only on one connection.
     *
     * @param value its number, from 1
     * @return the condition
     */
    public When connection(int value) {
        return new When(
                direction, command, message, atByte, nth, every, probability, afterCommand, situation, after, value);
    }

    /** Whether time alone decides, and no message. */
    boolean isTimed() {
        boolean byMessage = command != null || message > 0 || atByte > 0 || nth > 0 || every > 1;
        return !byMessage && (situation != null || !after.isZero());
    }

    boolean goes(Direction way) {
        return Optional.ofNullable(direction).map(way::equals).orElse(true);
    }
}
