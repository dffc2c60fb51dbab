package dev.neurosdk.testkit.transport;

import java.util.concurrent.CompletableFuture;

/**
 * One open WebSocket connection, with a way to do to it whatever a peer can do.
 *
 * <p>Sends keep the order in which they were called. Their futures complete when the bytes were handed to the operating
 * system, and fail with an {@code IOException} or a Jetty exception when they never will be. Thread-safe.
 */
public interface Wire {

    /**
     * Sends a text message in one frame.
     *
     * @param text the message
     * @return done when written
     */
    CompletableFuture<Void> sendText(String text);

    /**
     * Sends one fragment of a text message (RFC 6455 section 5.4). Nothing but control frames may be sent between the
     * first fragment and the last.
     *
     * @param part the fragment's text
     * @param last whether it ends the message
     * @return done when written
     */
    CompletableFuture<Void> sendFragment(String part, boolean last);

    /**
     * Sends a binary message in one frame.
     *
     * @param bytes the message
     * @return done when written
     */
    CompletableFuture<Void> sendBinary(byte[] bytes);

    /**
     * Sends a ping; the pong goes to the listener.
     *
     * @param payload at most 125 bytes
     * @return done when written
     */
    CompletableFuture<Void> ping(byte[] payload);

    /**
     * Sends a pong, asked for or not.
     *
     * @param payload at most 125 bytes
     * @return done when written
     * @throws UnsupportedOperationException when the connection was not opened for frames ({@link Dial#frames()})
     */
    default CompletableFuture<Void> pong(byte[] payload) {
        throw new UnsupportedOperationException("expected a connection opened for frames, was an ordinary one");
    }

    /**
     * Says whether pings are answered by the connection itself, as they are at first.
     *
     * @param automatic false to leave the answer to {@link #pong}
     * @throws UnsupportedOperationException when the connection was not opened for frames ({@link Dial#frames()})
     */
    default void answerPings(boolean automatic) {
        throw new UnsupportedOperationException("expected a connection opened for frames, was an ordinary one");
    }

    /**
     * Sends a close frame; the end of the handshake goes to the listener.
     *
     * @param code a close code that may be sent
     * @param reason at most 123 bytes of UTF-8
     * @return done when written
     */
    CompletableFuture<Void> close(int code, String reason);

    /** Closes the TCP connection in an orderly way (FIN), without a close frame. */
    void disconnect();

    /**
     * Closes the TCP connection at once (RST); what the peer has not read yet may be lost.
     *
     * @throws UnsupportedOperationException when the connection does not run over a TCP socket
     */
    void reset();

    /**
     * Ends the outgoing half of the TCP connection (FIN), without a close frame; the incoming half stays open.
     *
     * @throws UnsupportedOperationException when the connection does not run over a TCP socket
     */
    void shutdownOutput();

    /** Stops reading after at most one more message: no message, pong or close is noticed until reading resumes. */
    void stopReading();

    /** Reads on. Without effect while reading. */
    void resumeReading();

    /**
     * Sends bytes as they are, between whatever frames the connection sends by itself: a frame of any legality, or part of
     * one.
     *
     * @param bytes the bytes
     * @return done when written
     * @throws UnsupportedOperationException when the connection was not opened for frames ({@link Dial#frames()})
     */
    default CompletableFuture<Void> sendBytes(byte[] bytes) {
        throw new UnsupportedOperationException("expected a connection opened for frames, was an ordinary one");
    }

    /** {@return whether {@link #sendBytes} works, and with it everything that only frames can do} */
    default boolean sendsBytes() {
        return false;
    }

    /** {@return whether reading has not been stopped} */
    boolean isReading();
}
