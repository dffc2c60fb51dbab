package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Neuro side can do to one game. Thread-safe.
 *
 * <p>A send returns when its bytes were handed to the operating system, and fails the test when that does not happen before
 * the deadline. Nothing is checked before it is sent but the message's own constructor.
 */
public interface NeuroSide {

    /**
     * The connection that all of this goes to.
     *
     * @return the connection; for a {@link FakeNeuro} the newest, waiting for the first
     * @throws AssertionError when there is none before the deadline
     */
    GameConnection connection();

    /**
     * Sends a message.
     *
     * @param message the message
     */
    default void send(NeuroMessage message) {
        connection().sendRaw(MessageEncoder.encode(message));
    }

    /**
     * Calls an action without data (ACN-1).
     *
     * @param name the action's name
     * @return the id of the call, new
     */
    default String act(String name) {
        return act(name, null);
    }

    /**
     * Calls an action (ACN-1).
     *
     * @param name the action's name, registered or not
     * @param data JSON text of the data, right or wrong; null when absent
     * @return the id of the call, new
     */
    default String act(String name, @Nullable String data) {
        GameConnection connection = connection();
        String id = connection.nextCallId();
        connection.send(new NeuroMessage.Action(id, name, data));
        return id;
    }

    /**
     * Calls a registered action with data that fits its schema, or without data where it has no parameters. Waits for the
     * registration.
     *
     * @param name the action's name
     * @return the id of the call, new
     * @throws AssertionError when the action is not registered before the deadline
     */
    default String actValid(String name) {
        GameConnection connection = connection();
        return act(name, connection.generated(name, (data, random) -> data.valid(random)));
    }

    /**
     * Calls a registered action with data at an edge of its schema: the shortest, the largest, everything optional and the
     * like. Waits for the registration.
     *
     * @param name the action's name
     * @return the id of the call, new
     * @throws AssertionError when the action is not registered before the deadline
     */
    default String actBoundary(String name) {
        GameConnection connection = connection();
        return act(name, connection.generated(name, (data, random) -> data.boundary(random)));
    }

    /**
     * Calls a registered action with data that breaks one keyword of its schema, or that is no object where there is no
     * schema to break; the game has to answer with a failing result (ACN-4). Waits for the registration.
     *
     * @param name the action's name
     * @return the id of the call, new
     * @throws AssertionError when the action is not registered before the deadline
     */
    default String actInvalid(String name) {
        GameConnection connection = connection();
        return act(name, connection.generated(name, (data, random) -> data.invalid(random)));
    }

    /**
     * Does something that no Neuro should do.
     *
     * @param how what
     */
    default void misbehave(Misbehaviour how) {
        how.perform(connection());
    }

    /**
     * Takes the result of a call, waiting for it; other messages stay.
     *
     * @param id the id of the call
     * @return the result
     * @throws AssertionError when it does not come before the deadline, or the connection ends first
     */
    default GameMessage.ActionResult awaitResult(String id) {
        return connection().takeResult(id);
    }

    /**
     * Sends the acknowledgement of {@code startup} (ACK-1), asked for or not.
     *
     * @param session who plays
     */
    default void acknowledge(CharacterSession session) {
        send(new NeuroMessage.StartupAck(session));
    }

    /** Says that Neuro has finished speaking (SPF-1). */
    default void speechFinished() {
        send(new NeuroMessage.SpeechFinished(true, false, null));
    }

    /**
     * Tells about one part of an utterance (SPF-1).
     *
     * @param isFinal whether the utterance is over
     * @param cancelled whether it was cut off
     * @param reason why; null when absent
     * @throws IllegalArgumentException when there is a reason without being cut off
     */
    default void speechFinished(boolean isFinal, boolean cancelled, @Nullable String reason) {
        send(new NeuroMessage.SpeechFinished(isFinal, cancelled, reason));
    }

    /**
     * Speaks: the first message is sent now, the others by the clock, without waiting for them.
     *
     * @param speech what the game is told of the utterance
     */
    default void speak(Speech speech) {
        Reply.speak(speech).perform(connection());
    }

    /**
     * Asks the game to stop at its next safe point, or withdraws that (PRO-2, a proposal).
     *
     * @param wanted true to ask, false to withdraw
     */
    default void shutdownGraceful(boolean wanted) {
        send(new NeuroMessage.GracefulShutdown(wanted));
    }

    /** Leaves the game a few seconds to save (PRO-3, a proposal). */
    default void shutdownImmediate() {
        send(new NeuroMessage.ImmediateShutdown());
    }

    /** Asks the game to register everything again (PRO-1, a proposal). */
    default void reregisterAll() {
        send(new NeuroMessage.ReregisterAll());
    }

    /**
     * Sends a text message as it is.
     *
     * @param text anything
     */
    default void sendRaw(String text) {
        connection().sendRaw(text);
    }

    /**
     * Sends several text messages as they are, without waiting for one to be written before the next.
     *
     * @param texts the messages, in order
     */
    default void sendPipelined(List<String> texts) {
        connection().sendPipelined(texts);
    }

    /**
     * Sends one text message in several frames (RFC 6455 section 5.4). No other thread may send meanwhile.
     *
     * @param parts the fragments' texts, at least one; none may end inside a surrogate pair
     * @throws IllegalArgumentException when there is no part
     */
    default void sendFragments(String... parts) {
        connection().sendFragments(parts);
    }

    /**
     * Sends a binary message, which the protocol forbids (ENV-3).
     *
     * @param bytes the message
     */
    default void sendBinary(byte[] bytes) {
        connection().sendBinary(bytes);
    }

    /**
     * Sends bytes that are no message: frames of any legality, or parts of one.
     *
     * @param bytes the bytes
     * @throws UnsupportedOperationException when the connection is in memory
     */
    default void sendBytes(byte[] bytes) {
        connection().sendBytes(bytes);
    }

    /**
     * Sends a ping and waits for its pong (RFC 6455 section 5.5.2).
     *
     * @throws AssertionError when the pong does not come before the deadline
     */
    default void ping() {
        connection().ping();
    }

    /**
     * Proves that the game has nothing more to say: calls an action that no game has, and expects the failing result of this
     * call (BPA-8) to be the very next message, also before any that is waiting.
     *
     * <p>So the game has worked through everything sent before, in order, and none of it led to a message. A game that
     * overlooks calls of unknown actions, which it should not, fails this; use {@link #assertSilence()} for such a game, and
     * while the result of another call is owed.
     *
     * @throws AssertionError when another message comes first, the result says success, or none comes before the deadline
     */
    default void assertNothingMore() {
        connection().assertNothingBeforeSentinel();
    }

    /**
     * Proves that the game's socket is silent: sends a ping, waits for the pong, and fails when any message is waiting that
     * was not taken. What the game works out on another thread may still come: {@link #assertNothingMore()} excludes that.
     *
     * @throws AssertionError when a message is waiting, or the pong does not come before the deadline
     */
    default void assertSilence() {
        connection().assertSilence();
    }

    /** Stops reading from the socket, as a stalled server does, until {@link #resumeReading()}. */
    default void stopReading() {
        connection().stopReading();
    }

    /** Reads on after {@link #stopReading()}. Without effect otherwise. */
    default void resumeReading() {
        connection().resumeReading();
    }

    /**
     * Sends a close frame (RFC 6455 section 5.5.1) without waiting for the answer.
     *
     * @param code a code that may be sent: 1000 to 1003, 1007 to 1014, 3000 to 4999
     * @param reason at most 123 bytes in UTF-8; may be empty
     * @throws IllegalArgumentException when code or reason may not be sent
     */
    default void close(int code, String reason) {
        connection().close(code, reason);
    }

    /** Cuts the connection in an orderly way for TCP (FIN), without a close frame: what was sent before still arrives. */
    default void abort() {
        connection().abort();
    }

    /** Resets the connection (RST), as the death of a server does: what was sent before may be lost. */
    default void reset() {
        connection().reset();
    }

    /** Ends the outgoing half of the connection (FIN), without a close frame; receiving goes on. */
    default void shutdownOutput() {
        connection().shutdownOutput();
    }
}
