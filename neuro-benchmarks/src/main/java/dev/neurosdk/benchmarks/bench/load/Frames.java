package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Frame;

/** Frames that say nothing. */
final class Frames {

    /** Its pong says that the server has read everything before. */
    static final Frame PING = Frame.ping();

    private Frames() {}
}
