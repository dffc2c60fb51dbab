package dev.neurosdk.server.stream.client;

/** Where a client's connection is in its life. */
public enum StreamPhase {
    /** It is being opened, and the server has not welcomed the viewer yet. */
    CONNECTING,
    /** The server has welcomed the viewer. */
    CONNECTED,
    /** It was lost or could not be had, and will be tried again after a pause. */
    WAITING,
    /** It is over for good: closed from this side, or refused by the server in a way that a second try can't change. */
    ENDED
}
