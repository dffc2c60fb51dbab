package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of cases came to: everything that a report can tell. Immutable.
 *
 * @param run under what circumstances
 * @param cases what became of each case, in the order of the catalogue; copied
 * @param standings how the frozen requirement sets stand that the run has covered; copied
 */
public record RunReport(Run run, List<ReportedCase> cases, List<Standing> standings) {

    /** Copies the lists. */
    public RunReport {
        requireNonNull(run, "run");
        cases = List.copyOf(cases);
        standings = List.copyOf(standings);
    }

    /**
     * The circumstances of a run. Immutable.
     *
     * @param tool what ran it, with its version, such as {@code neuro 1.0.0}
     * @param role whom it judged; null for both sides
     * @param edition the id of the edition judged by
     * @param seed repeats it
     * @param testee what was judged, such as an address or a file
     * @param command the command line, without what chooses cases and reports; a case is repeated with it and {@code --case}
     * @param timing how quick everything was; null where it was not measured
     * @param started when it began
     * @param took how long it took
     * @param interrupted whether it was ended before its time
     */
    public record Run(
            String tool,
            @Nullable Role role,
            String edition,
            long seed,
            String testee,
            String command,
            @Nullable Timing timing,
            Instant started,
            Duration took,
            boolean interrupted) {
        /** Refuses null. */
        public Run {
            requireNonNull(tool, "tool");
            requireNonNull(edition, "edition");
            requireNonNull(testee, "testee");
            requireNonNull(command, "command");
            requireNonNull(started, "started");
            requireNonNull(took, "took");
        }

        /**
         * How to run one case again.
         *
         * @param id the id of the case
         * @return a command line
         */
        public String again(String id) {
            return command + " --case " + id + (role == null ? "" : " --seed " + seed);
        }
    }

    /**
     * Makes a report of results.
     *
     * @param run under what circumstances they came about
     * @param edition the edition judged by
     * @param results the results
     * @param log the whole log that they were judged by
     * @param origin the time that the report calls zero, in nanoseconds of the log
     * @param baseline what is known already
     * @param redaction takes out what people said; nothing to keep it
     * @return the report, with the standing of each requirement set that the results cover
     */
    public static RunReport of(
            Run run,
            Edition edition,
            List<CaseResult> results,
            List<LogEntry> log,
            long origin,
            Optional<Baseline> baseline,
            Optional<Redaction> redaction) {
        List<LogEntry> shown =
                redaction.map(made -> log.stream().map(made).toList()).orElse(log);
        List<ReportedCase> cases = results.stream()
                .map(result -> ReportedCase.of(result, edition, shown).since(origin))
                .map(reported -> redaction.map(reported::redacted).orElse(reported))
                .toList();
        List<Standing> standings = RequirementSet.standard().stream()
                .filter(set -> set.role() == run.role() && set.edition().equals(edition.id()))
                .filter(set -> set.isCoveredBy(cases))
                .map(set -> set.standing(cases))
                .toList();
        return new RunReport(run, baseline.map(known -> known.applyTo(cases)).orElse(cases), standings);
    }

    /** {@return how many cases there are of each verdict, from light to heavy} */
    public Map<Verdict, Long> counts() {
        return counts(cases);
    }

    /**
     * Counts verdicts.
     *
     * @param cases the cases
     * @return how many there are of each verdict that occurs, from light to heavy
     */
    public static Map<Verdict, Long> counts(List<ReportedCase> cases) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        cases.forEach(reported -> counts.merge(reported.verdict(), 1L, Long::sum));
        return counts;
    }
}
