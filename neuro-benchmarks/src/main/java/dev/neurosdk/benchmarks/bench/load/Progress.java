package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many games or viewers have not come so far yet. Thread-safe.
 *
 * @param games how many there are
 * @param ready to be connected and introduced
 * @param done to have come to an end
 * @param gone to be disconnected
 */
record Progress(int games, CountDownLatch ready, CountDownLatch done, CountDownLatch gone) {

    static Progress of(int games) {
        return new Progress(games, new CountDownLatch(games), new CountDownLatch(games), new CountDownLatch(games));
    }

    /** Waits until all are ready; refuses when one never will be. Whoever fails is gone first, and ready then. */
    void awaitReady(Subject subject, List<Lane> lanes, Duration patience) throws IOException, InterruptedException {
        boolean inTime = within(ready, patience);
        if (!inTime || gone.getCount() < games) {
            throw new IOException("expected everybody connected to " + subject.name() + ", were only "
                    + (games - (inTime ? games - gone.getCount() : ready.getCount())) + why(lanes));
        }
    }

    static boolean within(CountDownLatch latch, Duration patience) throws InterruptedException {
        return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String why(List<Lane> lanes) throws InterruptedException {
        @Nullable String[] why = new @Nullable String[lanes.size()];
        Crew.onEach(lanes, lane -> why[lanes.indexOf(lane)] = lane.counts.firstSurprise);
        for (String first : why) {
            if (Objects.nonNull(first)) {
                return " (" + first + ")";
            }
        }
        return "";
    }
}
