package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a server to have come to rest. Stateless. */
public final class Rest {

    private static final long LOOK_MILLIS = 250;
    private static final int STEADY_LOOKS = 8;

    private Rest() {}

    /**
     * Waits until the number of files has stayed the same for two seconds.
     *
     * @param pid the server's process
     * @param patience how long to wait at most
     * @return how it is then
     * @throws IOException when the process ends
     * @throws InterruptedException when interrupted meanwhile
     */
    public static Vitals steady(long pid, Duration patience) throws IOException, InterruptedException {
        Predicate<Vitals> steady = new Predicate<>() {
            private long files = -1;
            private int looks;

            @Override
            public boolean test(Vitals now) {
                looks = now.files() == files ? looks + 1 : 0;
                files = now.files();
                return looks >= STEADY_LOOKS;
            }
        };
        return until(pid, patience, steady);
    }

    /**
     * Waits until files, and threads where asked, are back to what they were, within the tolerance of {@link Flatness}.
     *
     * @param pid the server's process
     * @param before how it was
     * @param threadsToo whether to wait for threads as well
     * @param patience how long to wait at most
     * @return how it is then, at rest or not
     * @throws IOException when the process ends
     * @throws InterruptedException when interrupted meanwhile
     */
    public static Vitals backTo(long pid, Vitals before, boolean threadsToo, Duration patience)
            throws IOException, InterruptedException {
        return until(
                pid,
                patience,
                now -> isFlat(Measure.FILES, before.files(), now.files())
                        && (!threadsToo || isFlat(Measure.THREADS, before.threads(), now.threads())));
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
