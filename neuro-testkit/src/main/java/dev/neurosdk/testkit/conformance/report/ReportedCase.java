package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Redaction;
import java.util.List;
import java.util.Optional;

/**
 * What became of one case, with all that is needed to tell it without the log and without this version's catalogue. Immutable.
 *
 * @param asked the case
 * @param verdict what became of it
 * @param opportunities how often the case could have been broken
 * @param violations how often something was seen that counts
 * @param evidence the first of it; copied
 * @param course how it went, for a case that something was done for
 * @param baseline what the baseline says about it
 * @param excerpt the part of the log that tells it, in order; copied
 */
public record ReportedCase(
        Asked asked,
        Verdict verdict,
        long opportunities,
        long violations,
        List<Evidence> evidence,
        Course course,
        BaselineState baseline,
        List<LogLine> excerpt) {

    /** Copies the lists. */
    public ReportedCase {
        requireNonNull(asked, "asked");
        requireNonNull(verdict, "verdict");
        requireNonNull(course, "course");
        requireNonNull(baseline, "baseline");
        evidence = List.copyOf(evidence);
        excerpt = List.copyOf(excerpt);
    }

    /**
     * What a case asks for, in the edition judged by.
     *
     * @param id its id
     * @param title what holds, in a few words
     * @param level how binding it is
     * @param clauses what it comes from; copied
     * @param modes how it can be judged, in words
     * @param procedure what is done and expected, in words; may be empty
     */
    public record Asked(String id, String title, Level level, List<String> clauses, String modes, String procedure) {
        /**
         * Copies the clauses.
         *
         * @throws IllegalArgumentException when the id is none of a case
         */
        public Asked {
            requireNonNull(title, "title");
            requireNonNull(level, "level");
            requireNonNull(modes, "modes");
            requireNonNull(procedure, "procedure");
            clauses = List.copyOf(clauses);
            if (!id.matches("(GAME|SRV)-[A-Z]+-[0-9]+")) {
                throw new IllegalArgumentException("expected the id of a case, was \"" + id + '"');
            }
        }

        /**
         * The case of the catalogue, as an edition has it.
         *
         * @param known the case
         * @param edition the edition
         * @return what it asks for
         */
        static Asked of(ConformanceCase known, Edition edition) {
            return new Asked(
                    known.id(),
                    known.title(),
                    known.level(edition).orElse(Level.ADVICE),
                    known.clauses(),
                    known.modeWords(),
                    known.procedure());
        }
    }

    /**
     * A result with what the log shows about it, not compared with a baseline.
     *
     * @param result the result
     * @param edition the edition judged by
     * @param log the whole log
     * @return the same, for a report
     */
    public static ReportedCase of(CaseResult result, Edition edition, List<LogEntry> log) {
        return new ReportedCase(
                Asked.of(result.judged(), edition),
                result.verdict(),
                result.opportunities(),
                result.evidences(),
                result.evidence(),
                result.course(),
                BaselineState.NONE,
                Excerpt.of(log, result));
    }

    /** {@return the id of the case} */
    public String id() {
        return asked.id();
    }

    /** {@return role and area, such as {@code GAME-FRC}} */
    public String area() {
        return id().substring(0, id().lastIndexOf('-'));
    }

    /** {@return whom the case judges} */
    public Role role() {
        return id().startsWith(Role.GAME.prefix()) ? Role.GAME : Role.SERVER;
    }

    /** {@return which way the messages of our own side go, where there is one} */
    public Direction ours() {
        return role().sends().opposite();
    }

    /** {@return whether something was done for the case, rather than only listened} */
    public boolean isDriven() {
        return !course.attempts().isEmpty();
    }

    /**
     * The same case after a comparison with the baseline.
     *
     * @param state what the baseline says
     * @return a copy
     */
    public ReportedCase with(BaselineState state) {
        return new ReportedCase(asked, verdict, opportunities, violations, evidence, course, state, excerpt);
    }

    /** The same case with times that begin at another one. */
    ReportedCase since(long origin) {
        List<Evidence> seen = evidence.stream()
                .map(one -> new Evidence(
                        one.number(), one.nanos() - origin, one.connection(), one.verdict(), one.message()))
                .toList();
        List<LogLine> lines = excerpt.stream().map(line -> line.since(origin)).toList();
        return new ReportedCase(asked, verdict, opportunities, violations, seen, course, baseline, lines);
    }

    /** The same case without what people said in evidence and notes. */
    ReportedCase redacted(Redaction redaction) {
        List<Evidence> seen = evidence.stream()
                .map(one -> new Evidence(
                        one.number(),
                        one.nanos(),
                        one.connection(),
                        one.verdict(),
                        redaction.withoutQuotation(one.message())))
                .toList();
        List<String> notes =
                course.notes().stream().map(redaction::withoutQuotation).toList();
        Course without = new Course(course.attempts(), course.ending(), course.flaky(), notes);
        return new ReportedCase(asked, verdict, opportunities, violations, seen, without, baseline, excerpt);
    }

    /** {@return the evidence, each kind of it once, with how often it is there} */
    public List<Sighting> sightings() {
        return Sighting.of(evidence);
    }

    /** {@return the first evidence of the verdict; what a report quotes where it quotes one thing} */
    public Optional<Evidence> decisive() {
        return evidence.stream()
                .filter(seen -> seen.verdict() == verdict)
                .findFirst()
                .or(() -> evidence.stream().findFirst());
    }
}
