package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.drive.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * How long others wait while something disturbs the server, compared with what they wait before and after it in the same minute. A
 * busy machine only ever adds time, so what is too slow is tried again, and the best of a few attempts counts. Immutable.
 *
 * @param calm how long they wait without the disturbance
 * @param disturbed how long they wait with it
 */
record Disturbance(Duration calm, Duration disturbed) {

    private static final int ATTEMPTS = 4;

    /** One attempt. */
    interface Attempt {
        Disturbance measure() throws IOException;
    }

    /**
     * Measures until it was fast enough, and says what came of it.
     *
     * @param what who waits for what, and what disturbs them
     * @param limit the longest time, given that without the disturbance
     * @param attempt measures both
     */
    static void judge(String what, UnaryOperator<Duration> limit, Attempt attempt, Witness witness) throws IOException {
        Comparator<Disturbance> byExcess =
                Comparator.comparing(seen -> seen.disturbed().minus(limit.apply(seen.calm())));
        Disturbance best = attempt.measure();
        for (int i = 1; i < ATTEMPTS && best.exceeds(limit); i++) {
            Disturbance next = attempt.measure();
            best = byExcess.compare(next, best) < 0 ? next : best;
        }
        Duration allowed = limit.apply(best.calm());
        witness.measured(what, best.disturbed(), allowed);
        if (best.exceeds(limit)) {
            witness.broken("expected " + what + " within " + allowed.toMillis() + " ms, since without that it takes "
                    + best.calm().toMillis() + " ms, was " + best.disturbed().toMillis() + " ms at best in "
                    + ATTEMPTS + " attempts");
        }
    }

    private boolean exceeds(UnaryOperator<Duration> limit) {
        return disturbed.compareTo(limit.apply(calm)) > 0;
    }
}
