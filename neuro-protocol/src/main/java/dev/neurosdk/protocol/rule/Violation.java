package dev.neurosdk.protocol.rule;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;

/**
 * One place where a peer broke a rule. Returned, never thrown: it is the peer's fault, not the caller's. Immutable.
 *
 * @param rule the rule broken
 * @param level how binding the rule is in the edition judged by
 * @param pointer where, as a JSON pointer (RFC 6901) into the message or schema; the empty string means the whole of it
 * @param expected what the rule asks for here, as it reads after the word "expected"
 * @param actual what came instead, as it reads after the word "was"; shortened where the peer could make it long
 */
public record Violation(Rule rule, Level level, String pointer, String expected, String actual) {

    /** Refuses null components. */
    public Violation {
        requireNonNull(rule, "rule");
        requireNonNull(level, "level");
        requireNonNull(pointer, "pointer");
        requireNonNull(expected, "expected");
        requireNonNull(actual, "actual");
    }

    /**
     * Makes a violation with the level that the rule has in an edition.
     *
     * @param rule the rule broken
     * @param edition the edition judged by
     * @param pointer where, as a JSON pointer
     * @param expected what the rule asks for here
     * @param actual what came instead
     * @return the violation
     */
    public static Violation of(Rule rule, Edition edition, String pointer, String expected, String actual) {
        return new Violation(rule, rule.level(edition), pointer, expected, actual);
    }

    /** {@return the clause that the rule belongs to} */
    public Clause clause() {
        return rule.clause();
    }

    /**
     * The violation as one sentence.
     *
     * @return for example {@code CTX-1 at /data/silent: expected a boolean, was the string "yes"}
     */
    public String message() {
        String where = pointer.isEmpty() ? "" : " at " + pointer;
        return clause().id() + where + ": expected " + expected + ", was " + actual;
    }

    @Override
    public String toString() {
        return level + " " + message();
    }
}
