package dev.neurosdk.server.stream.client;

import java.time.Duration;

/** Does things later; a seam for tests. */
@FunctionalInterface
interface Clockwork {

    /** Runs a task once after a delay, unless what is returned is run before. */
    Runnable after(Duration delay, Runnable task);
}
