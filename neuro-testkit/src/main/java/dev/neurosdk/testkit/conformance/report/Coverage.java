package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about the specification: for each clause the cases that judge it, and what became of them. Immutable.
 *
 * @param clauses the clauses that say something to the role and in the edition of the run, in order; copied
 */
public record Coverage(List<Covered> clauses) {

    /** Copies the list. */
    public Coverage {
        clauses = List.copyOf(clauses);
    }

    /** What is known of a clause after a run. */
    public enum State {
        /** A case of it was broken. */
        BROKEN,
        /** A case of it was reached, and none was broken. */
        VERIFIED,
        /** No case of it was reached. */
        UNVERIFIED
    }

    /**
     * A clause and its cases.
     *
     * @param clause the id of the clause
     * @param cases its cases; copied
     */
    public record Covered(String clause, List<Judged> cases) {
        /** Copies the list. */
        public Covered {
            requireNonNull(clause, "clause");
            cases = List.copyOf(cases);
        }

        /** {@return what is known of the clause} */
        public State state() {
            if (cases.stream().anyMatch(judged -> isBroken(judged.verdict()))) {
                return State.BROKEN;
            }
            return cases.stream().anyMatch(judged -> isReached(judged.verdict())) ? State.VERIFIED : State.UNVERIFIED;
        }

        /** {@return what the clause says; empty for a section of an RFC} */
        public String summary() {
            return Clause.byId(clause).map(Clause::summary).orElse("");
        }
    }

    /**
     * A case and what became of it.
     *
     * @param id the id of the case
     * @param verdict what became of it; null when it was not run
     */
    public record Judged(String id, @Nullable Verdict verdict) {
        /** Refuses null. */
        public Judged {
            requireNonNull(id, "id");
        }
    }

    private static boolean isReached(@Nullable Verdict verdict) {
        return verdict != null && verdict.compareTo(Verdict.PASS) >= 0 && verdict != Verdict.INCONCLUSIVE;
    }

    private static boolean isBroken(@Nullable Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.WARN || verdict == Verdict.ADVISE;
    }

    /**
     * What a run says.
     *
     * @param report the run
     * @return the clauses in the order of the register, then the sections of RFCs
     */
    public static Coverage of(RunReport report) {
        Map<String, List<Judged>> byClause = new LinkedHashMap<>();
        Optional<Edition> edition = Edition.byId(report.run().edition());
        for (Clause clause : Clause.values()) {
            if (edition.map(clause::appliesTo).orElse(true)) {
                byClause.put(clause.id(), new ArrayList<>());
            }
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        report.cases().forEach(reported -> verdicts.put(reported.id(), reported.verdict()));
        for (ConformanceCase known : Catalogue.standard().cases()) {
            boolean ofRole = report.run().role() == null || report.run().role() == known.role();
            boolean ofEdition = edition.flatMap(known::level).isPresent() || edition.isEmpty();
            if (ofRole && ofEdition) {
                known.clauses()
                        .forEach(clause -> byClause.computeIfAbsent(clause, none -> new ArrayList<>())
                                .add(new Judged(known.id(), verdicts.get(known.id()))));
            }
        }
        return new Coverage(byClause.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Covered(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** {@return the ids of the clauses that no case has reached} */
    public List<String> unverified() {
        return clauses.stream()
                .filter(covered -> covered.state() == State.UNVERIFIED)
                .map(Covered::clause)
                .toList();
    }
}
