package dev.neurosdk.testkit.neuro;

import java.util.concurrent.atomic.AtomicLong;

/** Names that no game has registered. Thread-safe. */
final class Sentinel {

    private static final AtomicLong COUNT = new AtomicLong();

    private Sentinel() {}

    static String newName() {
        return "testkit_unknown_" + ProcessHandle.current().pid() + '_' + COUNT.incrementAndGet();
    }
}
