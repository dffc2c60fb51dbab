package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

/**
 * One line of a plan: what goes wrong, when, and how often. Immutable.
 *
 * @param when the condition
 * @param fault what happens
 * @param times how often at the most on one connection, at least 1
 * @param label how it is called in recordings
 */
public record FaultRule(When when, Fault fault, int times, String label) {

    /** Refuses null and less than once. */
    public FaultRule {
        requireNonNull(when, "when");
        requireNonNull(fault, "fault");
        requireNonNull(label, "label");
        Checks.atLeast("times", times, 1);
    }

    /**
     * A rule for as often as it happens, called like its fault.
     *
     * @param when the condition
     * @param fault what happens
     */
    public FaultRule(When when, Fault fault) {
        this(when, fault, Integer.MAX_VALUE, fault.name());
    }

    /**
     * The same, limited.
     *
     * @param value how often at the most on one connection, at least 1
     * @return the rule
     */
    public FaultRule times(int value) {
        return new FaultRule(when, fault, value, label);
    }

    /** Whether the fault happens by the clock, not to a message. */
    boolean isTimed() {
        return when.isTimed() && (fault instanceof ConnectionFault || fault instanceof InsertionFault);
    }
}
