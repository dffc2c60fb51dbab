package dev.neurosdk.examples.volatility.check;

import static java.util.Objects.requireNonNull;

/**
 * One thing that was tried. Immutable.
 *
 * @param good whether it works
 * @param subject what was tried, in a few words
 * @param words what came of it, or what to do
 */
public record Finding(boolean good, String subject, String words) {
    /** Refuses null components. */
    public Finding {
        requireNonNull(subject, "subject");
        requireNonNull(words, "words");
    }
}
