package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Judges by rules that the decoder or the model has judged already. Confined to its judge. */
final class RuleJudge extends CaseJudge {

    private final Predicate<Observation> opportunity;
    private final Set<Rule> rules;
    private final Map<Rule, Verdict> otherwise = new EnumMap<>(Rule.class);

    private RuleJudge(Predicate<Observation> opportunity, Set<Rule> rules) {
        this.opportunity = opportunity;
        this.rules = rules;
    }

    /** Every message of a direction is an opportunity. */
    static RuleJudge onEvery(Direction direction, Rule... rules) {
        return new RuleJudge(seen -> seen.direction() == direction, Set.of(rules));
    }

    /** Every message of some commands is an opportunity. */
    static RuleJudge on(Direction direction, Set<String> commands, Rule... rules) {
        return new RuleJudge(seen -> seen.direction() == direction && commands.contains(seen.command()), Set.of(rules));
    }

    /** Further rules, which count what is given here instead of the level of the case. */
    RuleJudge counting(Verdict verdict, Rule... others) {
        for (Rule rule : others) {
            otherwise.put(rule, verdict);
        }
        return this;
    }

    @Override
    void message(Observation seen) {
        if (!opportunity.test(seen)) {
            return;
        }
        opportunity();
        for (Violation violation : seen.broken()) {
            Verdict verdict = otherwise.get(violation.rule());
            if (verdict != null) {
                saw(verdict, seen, violation.message());
            } else if (rules.contains(violation.rule())) {
                broken(seen, violation.message());
            }
        }
    }
}
