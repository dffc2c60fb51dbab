package dev.neurosdk.benchmarks.soak.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what was done and what came of it, and keeps what should not have come. Thread-safe. */
public final class Tally {

    private static final int KEPT = 20;

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final List<String> surprises = new ArrayList<>();
    private final LongAdder surprised = new LongAdder();

    /** Makes an empty tally. */
    public Tally() {}

    void count(String what) {
        counts.computeIfAbsent(what, unseen -> new LongAdder()).increment();
    }

    void surprise(String what) {
        surprised.increment();
        synchronized (surprises) {
            if (surprises.size() < KEPT) {
                surprises.add(what);
            }
        }
    }

    /**
     * Says how often something happened.
     *
     * @param what its name
     * @return 0 when it never did
     */
    public long of(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** {@return how often something happened that should not have} */
    public long surprises() {
        return surprised.sum();
    }

    /** {@return a line for each name and its count, and one for each of the first twenty surprises} */
    @Override
    public String toString() {
        String table = counts.entrySet().stream()
                .map(entry -> String.format(
                        "  %-34s %10d%n", entry.getKey(), entry.getValue().sum()))
                .collect(Collectors.joining());
        synchronized (surprises) {
            return table
                    + String.format("  %-34s %10d%n", "surprises", surprises())
                    + surprises.stream()
                            .map(surprise -> "    " + surprise + System.lineSeparator())
                            .collect(Collectors.joining());
        }
    }
}
