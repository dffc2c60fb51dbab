package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Frame;

/** Frames that say nothing. */
final class Frames {

    /** Its pong says that the server has read everything before. */
    static final Frame PING = Frame.ping();

    /** Unasked, it says nothing; a connection that has ended shows when it can't be sent. */
    static final Frame PONG = Frame.pong();

    private Frames() {}
}
