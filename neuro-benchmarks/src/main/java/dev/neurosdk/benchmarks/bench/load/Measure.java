package dev.neurosdk.benchmarks.bench.load;

/** A figure that a round gives. */
public enum Measure {
    /** Units done in a second. */
    RATE("rate", "/s", true),
    /** The time that half of the operations stay within. */
    P50("p50", "µs", false),
    /** The time that 99 % of the operations stay within. */
    P99("p99", "µs", false),
    /** The time that 99.9 % of the operations stay within. */
    P999("p99.9", "µs", false),
    /** The 99th percentile without the slow client. */
    P99_ALONE("p99 alone", "µs", false),
    /** The 99th percentile with the slow client, in units of that without. */
    SLOWED("p99 ratio", "x", false),
    /** Processor time of the server for a unit. */
    CPU("CPU", "µs each", false),
    /** The same at the fixed rate, where every message comes alone. */
    CPU_PACED("CPU paced", "µs each", false),
    /** Memory that the server occupies, as the kernel sees it. */
    RESIDENT("resident", "MB", false),
    /** Live heap of the server for each idle game or viewer, after a full collection. */
    HEAP_EACH("heap", "KB each", false),
    /** From the start of a process until it says where it listens. */
    START("start", "ms", false);

    private final String title;
    private final String unit;
    private final boolean moreIsBetter;

    Measure(String title, String unit, boolean moreIsBetter) {
        this.title = title;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** {@return its name in tables and files} */
    public String title() {
        return title;
    }

    /** {@return the unit of its values} */
    public String unit() {
        return unit;
    }

    /** {@return whether a larger value is the better one} */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
