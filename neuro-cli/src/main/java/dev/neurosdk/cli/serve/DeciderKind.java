package dev.neurosdk.cli.serve;

import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.RandomDecider;
import java.time.Duration;
import java.util.Locale;

/** The brains that {@code --decider} offers. */
enum DeciderKind {
    /** Any of the offered actions, with valid random data. */
    RANDOM {
        @Override
        Decider make(long seed, Duration delay) {
            return new RandomDecider(seed, delay);
        }
    };

    abstract Decider make(long seed, Duration delay);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
