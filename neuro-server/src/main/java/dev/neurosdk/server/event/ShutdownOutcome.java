package dev.neurosdk.server.event;

/** How a request to shut down has ended (PRO-2 to PRO-4). */
public enum ShutdownOutcome {
    /** The game said {@code shutdown/ready}: its progress is saved. */
    READY,
    /** The game did not say so before the deadline. */
    TIMED_OUT,
    /** The request was withdrawn. */
    CANCELLED,
    /** A newer request took its place. */
    SUPERSEDED,
    /** The connection ended, or the game started anew, first. */
    LEFT
}
