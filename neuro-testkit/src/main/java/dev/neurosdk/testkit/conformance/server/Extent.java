package dev.neurosdk.testkit.conformance.server;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a check of a server goes. Immutable.
 *
 * @param repeat how often each part of a case is done; at least 1
 * @param timeout how long the whole run may take: what is left then is inconclusive; null for as long as it takes
 * @param longCases whether cases that take longer than 20 s are run
 * @param features what the server claims besides the protocol's core, such as {@code speech}; copied
 */
public record Extent(int repeat, @Nullable Duration timeout, boolean longCases, Set<String> features) {

    /** Speech that is finished some time after it began. */
    public static final String SPEECH = "speech";

    /** Refuses what makes no sense; copies the set. */
    public Extent {
        if (repeat < 1) {
            throw new IllegalArgumentException("repeat: expected at least 1, was " + repeat);
        }
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("timeout: expected more than zero, was " + timeout);
        }
        features = Set.copyOf(features);
    }

    /** {@return everything once, however long, but the long cases, of a server that claims nothing} */
    public static Extent usual() {
        return new Extent(1, null, false, Set.of());
    }

    /**
     * The same with another number of repetitions.
     *
     * @param value how often each part of a case is done
     * @return the extent
     */
    public Extent withRepeat(int value) {
        return new Extent(value, timeout, longCases, features);
    }

    /**
     * The same within a time.
     *
     * @param value how long the whole run may take; null for as long as it takes
     * @return the extent
     */
    public Extent withTimeout(@Nullable Duration value) {
        return new Extent(repeat, value, longCases, features);
    }

    /**
     * The same with or without long cases.
     *
     * @param value whether cases that take longer than 20 s are run
     * @return the extent
     */
    public Extent withLongCases(boolean value) {
        return new Extent(repeat, timeout, value, features);
    }

    /**
     * The same of a server that claims something.
     *
     * @param value what it claims
     * @return the extent
     */
    public Extent withFeatures(Set<String> value) {
        return new Extent(repeat, timeout, longCases, value);
    }
}
