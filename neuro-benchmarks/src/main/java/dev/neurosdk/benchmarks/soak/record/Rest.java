package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a server to have come to rest. Stateless. */
public final class Rest {

    private static final long LOOK_MILLIS = 250;
    private static final Duration STEADY = Duration.ofSeconds(75);

    private Rest() {}

    /**
     * Waits until the numbers of files and threads have stayed the same for longer than a pool keeps idle threads.
     *
     * @param pid the server's process
     * @param patience how long to wait at most
     * @return how it is then, at rest or not
     * @throws IOException when the process ends
     * @throws InterruptedException when interrupted meanwhile
     */
    public static Vitals steady(long pid, Duration patience) throws IOException, InterruptedException {
        Predicate<Vitals> steady = new Predicate<>() {
            private long files = -1;
            private long threads = -1;
            private long since;

            @Override
            public boolean test(Vitals now) {
                if (now.files() != files || now.threads() != threads) {
                    files = now.files();
                    threads = now.threads();
                    since = System.nanoTime();
                }
                return System.nanoTime() - since > STEADY.toNanos();
            }
        };
        return until(pid, patience, steady);
    }

    /**
     * Waits until files and threads are back to what they were, within the tolerance of {@link Flatness}.
     *
     * @param pid the server's process
     * @param before how it was
     * @param patience how long to wait at most
     * @return how it is then, at rest or not
     * @throws IOException when the process ends
     * @throws InterruptedException when interrupted meanwhile
     */
    public static Vitals backTo(long pid, Vitals before, Duration patience) throws IOException, InterruptedException {
        return until(
                pid,
                patience,
                now -> isFlat(Measure.FILES, before.files(), now.files())
                        && isFlat(Measure.THREADS, before.threads(), now.threads()));
    }

    private static boolean isFlat(Measure measure, long before, long after) {
        return measure.isFlat((double) before, (double) after);
    }

    private static Vitals until(long pid, Duration patience, Predicate<Vitals> rest)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Vitals now = Vitals.of(pid);
            if (rest.test(now) || System.nanoTime() > end) {
                return now;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
