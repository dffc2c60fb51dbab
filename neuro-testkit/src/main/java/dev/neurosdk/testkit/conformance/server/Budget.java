package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a run may still take. Confined to one thread. */
final class Budget {

    private final Timeline timeline;
    private final @Nullable Duration whole;
    private final long from;

    Budget(Timeline timeline, @Nullable Duration whole) {
        this.timeline = timeline;
        this.whole = whole;
        this.from = timeline.nanos();
    }

    boolean isSpent() {
        return whole != null && timeline.nanos() - from >= whole.toNanos();
    }
}
