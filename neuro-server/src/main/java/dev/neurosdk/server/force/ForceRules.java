package dev.neurosdk.server.force;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How forces are dealt with. Immutable.
 *
 * @param second what happens to a force that comes while another is open
 * @param retries how often a failed force is tried again; zero or more
 * @param retryPause the wait before the first retry; each further one waits that much longer
 * @param decisionLimit how long the decider may take for one answer
 * @param speechLimit how long a force waits for the end of what the character is saying
 * @param fallback what happens when the decider has given nothing usable in all its attempts
 */
public record ForceRules(
        SecondForce second,
        int retries,
        Duration retryPause,
        Duration decisionLimit,
        Duration speechLimit,
        Fallback fallback) {

    /** Replace; three retries, 50 ms apart and growing; 60 s for a decision and for speech; give up. */
    public static final ForceRules DEFAULT = new ForceRules(
            SecondForce.REPLACE,
            3,
            Duration.ofMillis(50),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Fallback.GIVE_UP);

    /**
     * Refuses what makes no sense.
     *
     * @throws IllegalArgumentException when retries or the pause are negative, or a limit is not positive
     */
    public ForceRules {
        requireNonNull(second, "second");
        requireNonNull(fallback, "fallback");
        if (retries < 0) {
            throw new IllegalArgumentException("retries: expected zero or more, was " + retries);
        }
        if (retryPause.isNegative()) {
            throw new IllegalArgumentException("retryPause: expected zero or more, was " + retryPause);
        }
        requirePositive(decisionLimit, "decisionLimit");
        requirePositive(speechLimit, "speechLimit");
    }

    private static void requirePositive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
        }
    }

    /**
     * The same rules with another policy for a second force.
     *
     * @param value the policy
     * @return rules that differ in it only
     */
    public ForceRules withSecond(SecondForce value) {
        return new ForceRules(value, retries, retryPause, decisionLimit, speechLimit, fallback);
    }

    /**
     * The same rules with other retries.
     *
     * @param count how often a failed force is tried again; zero or more
     * @param pause the wait before the first retry
     * @return rules that differ in them only
     * @throws IllegalArgumentException when one of them is negative
     */
    public ForceRules withRetries(int count, Duration pause) {
        return new ForceRules(second, count, pause, decisionLimit, speechLimit, fallback);
    }

    /**
     * The same rules with another limit for a decision.
     *
     * @param value how long the decider may take for one answer
     * @return rules that differ in it only
     * @throws IllegalArgumentException when it is not positive
     */
    public ForceRules withDecisionLimit(Duration value) {
        return new ForceRules(second, retries, retryPause, value, speechLimit, fallback);
    }

    /**
     * The same rules with another limit for speech.
     *
     * @param value how long a force waits for the end of what the character is saying
     * @return rules that differ in it only
     * @throws IllegalArgumentException when it is not positive
     */
    public ForceRules withSpeechLimit(Duration value) {
        return new ForceRules(second, retries, retryPause, decisionLimit, value, fallback);
    }

    /**
     * The same rules with another fallback.
     *
     * @param value what happens when the decider has given nothing usable
     * @return rules that differ in it only
     */
    public ForceRules withFallback(Fallback value) {
        return new ForceRules(second, retries, retryPause, decisionLimit, speechLimit, value);
    }
}
