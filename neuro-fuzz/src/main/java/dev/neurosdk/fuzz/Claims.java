package dev.neurosdk.fuzz;

import com.google.errorprone.annotations.FormatMethod;
import dev.neurosdk.protocol.rule.Violation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/** What every claim is made of. An {@link AssertionError} says which claim fails and how. */
final class Claims {

    /** The longest sentence about one problem, in characters. */
    static final int LONGEST_MESSAGE = 10_000;

    /** The longest that one step may work, on a slow machine and with the fuzzer watching. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Claims() {}

    @FormatMethod
    static void claim(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new AssertionError(String.format(otherwise, values));
        }
    }

    /** Problems are few and each is said in a bounded number of words. */
    static void bounded(List<Violation> violations, int most) {
        claim(violations.size() <= most, "expected at most %d violations, was %d", most, violations.size());
        for (Violation violation : violations) {
            int length = violation.message().length();
            claim(
                    length <= LONGEST_MESSAGE,
                    "expected a message of at most %d characters, was %d: %.200s",
                    LONGEST_MESSAGE,
                    length,
                    violation);
        }
    }

    /** {@return what this thread has worked so far, in nanoseconds; other work on the machine doesn't count} */
    static long worked() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /**
     * A step has ended in time.
     *
     * @param before what the thread had {@link #worked()} when it began
     * @param step what it was
     */
    static void inTime(long before, String step) {
        Duration taken = Duration.ofNanos(worked() - before);
        claim(taken.compareTo(LONGEST_STEP) <= 0, "%s: expected at most %s, was %s", step, LONGEST_STEP, taken);
    }
}
