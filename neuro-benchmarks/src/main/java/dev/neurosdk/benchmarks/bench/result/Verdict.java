package dev.neurosdk.benchmarks.bench.result;

/** What a comparison says. */
public enum Verdict {
    /** Better, beyond noise. */
    BETTER,
    /** Worse, beyond noise. */
    WORSE,
    /** Noise, or too little to matter. */
    NO_DIFFERENCE;

    /** From this many rounds on, noise can be told from difference. */
    public static final int ROUNDS = 5;

    /**
     * Judges a ratio of new to old.
     *
     * @param ratio with its uncertainty
     * @param moreIsBetter whether a larger value is the better one
     * @param tolerance which difference does not matter, such as 0.03 for 3 %
     * @return the verdict
     */
    public static Verdict of(Interval ratio, boolean moreIsBetter, double tolerance) {
        if (ratio.low() > 1 && ratio.ratio() > 1 + tolerance) {
            return moreIsBetter ? BETTER : WORSE;
        }
        if (ratio.high() < 1 && ratio.ratio() < 1 / (1 + tolerance)) {
            return moreIsBetter ? WORSE : BETTER;
        }
        return NO_DIFFERENCE;
    }
}
