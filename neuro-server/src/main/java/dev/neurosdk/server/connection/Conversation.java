package dev.neurosdk.server.connection;

/** What is said on a socket and what is made of it. Confined to the thread that reads the socket, but for limits. */
interface Conversation {

    /** The socket is open; {@link Line#read()} asks for the first frame. */
    void opened(Line line);

    /** A text came; the next is read afterwards. */
    void text(String text, Runnable afterwards);

    /** A binary message came; the next is read afterwards. */
    void binary(int length, Runnable afterwards);

    /** The edge did something about the connection by itself. */
    void limitReached(String limit, String outcome);

    /** The connection has ended. */
    void closed(int code, String reason);
}
