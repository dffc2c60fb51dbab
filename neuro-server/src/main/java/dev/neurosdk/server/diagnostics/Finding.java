package dev.neurosdk.server.diagnostics;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.event.SessionRef;
import java.time.Instant;

/**
 * A rule that a game broke on one connection, once or many times. Immutable.
 *
 * @param session the connection, under the name of its game as far as known
 * @param rule the rule broken
 * @param level how binding it is in the edition judged by
 * @param count how often it was broken; at least 1
 * @param first when it was broken first
 * @param last when it was broken last
 * @param example how it was broken first, as one sentence of at most 500 characters; a peer's words may be in it
 */
public record Finding(
        SessionRef session, Rule rule, Level level, long count, Instant first, Instant last, String example) {

    /**
     * Refuses null components and a finding that never happened.
     *
     * @throws IllegalArgumentException when the count is less than 1
     */
    public Finding {
        requireNonNull(session, "session");
        requireNonNull(rule, "rule");
        requireNonNull(level, "level");
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        requireNonNull(example, "example");
        if (count < 1) {
            throw new IllegalArgumentException("count: expected at least 1, was " + count);
        }
    }

    /** {@return the clause that the rule belongs to} */
    public Clause clause() {
        return rule.clause();
    }

    /** {@return what the game's developer should do: one sentence} */
    public String remedy() {
        return rule.remedy();
    }

    Finding again(Instant now) {
        return new Finding(session, rule, level, count + 1, first, now, example);
    }

    Finding under(SessionRef named) {
        return new Finding(named, rule, level, count, first, last, example);
    }
}
