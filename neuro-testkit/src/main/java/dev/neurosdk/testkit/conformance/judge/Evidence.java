package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;

/**
 * One thing that was seen and what it counts. Immutable.
 *
 * @param number the entry of the log, from 1; 0 for the log as a whole
 * @param nanos when, in nanoseconds of the log
 * @param connection on which connection; 0 for the log as a whole
 * @param verdict what it counts
 * @param message what was expected and what came, or what was recorded
 */
public record Evidence(long number, long nanos, int connection, Verdict verdict, String message) {

    /** Refuses null. */
    public Evidence {
        requireNonNull(verdict, "verdict");
        requireNonNull(message, "message");
    }
}
