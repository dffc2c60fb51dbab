package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Course.Ending;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs to report: a small log, and cases with the verdicts that a test wants. */
public final class Runs {

    /** What a hostile testee says. */
    public static final String EVIL = "{\"command\":\"<script>alert(1)</script>\u202e]]>\"}";

    private Runs() {}

    public static RunReport.Run run(@Nullable Role role, boolean interrupted) {
        return new RunReport.Run(
                "neuro 1.0",
                role,
                Edition.newest().id(),
                42,
                "ws://127.0.0.1:8000",
                "neuro check server ws://127.0.0.1:8000",
                new Timing(
                        Duration.ofMillis(50), Duration.ofNanos(300_000), Duration.ofMillis(2), Duration.ofMillis(7)),
                Instant.parse("2026-08-21T12:00:00Z"),
                Duration.ofMillis(1234),
                interrupted);
    }

    public static List<LogEntry> log() {
        return List.of(
                new LogEntry.Opened(0, 1, "/", Map.of()),
                new LogEntry.Mark(1_000_000, 0, "begin: item 1", "SRV-ENV-09"),
                new LogEntry.Mark(2_000_000, 0, "wrong on purpose", "SRV-ENV-09"),
                new LogEntry.Mark(3_000_000, 0, "nothing may come of this", "SRV-ENV-09/item 1"),
                LogEntry.Message.text(4_000_000, 1, Direction.C2S, "null"),
                LogEntry.Message.text(5_000_000, 1, Direction.S2C, EVIL),
                new LogEntry.Message(
                        6_000_000, 1, Direction.S2C, LogEntry.Opcode.BINARY, List.of(3), new byte[] {1, (byte) 0xff, 0
                        }),
                new LogEntry.Closed(7_000_000, 1, Direction.S2C, 1011, "oops"),
                new LogEntry.Mark(8_000_000, 0, "broken: expected no answer, was " + EVIL, "SRV-ENV-09"),
                new LogEntry.Mark(9_000_000, 0, "end", "SRV-ENV-09"));
    }

    public static ReportedCase driven(String id, Verdict verdict) {
        List<Evidence> evidence = verdict.compareTo(Verdict.PASS) <= 0
                ? List.of()
                : List.of(new Evidence(9, 8_000_000, 0, verdict, "item 1: expected no answer, was " + EVIL));
        return driven(id, verdict, evidence, new Attempt("item 1", false, 2, 10, 8_000_000, verdict));
    }

    public static ReportedCase driven(String id, Verdict verdict, List<Evidence> evidence, Attempt... attempts) {
        Course course = new Course(
                Arrays.asList(attempts),
                new Ending(Ending.How.CLOSED, "1011"),
                false,
                List.of("answered in 3 ms", "a pong took 3.0 ms of 30.0 ms allowed"));
        return reported(new CaseResult(
                Catalogue.standard().find(id).orElseThrow(),
                verdict,
                attempts.length,
                evidence.size(),
                evidence,
                course));
    }

    public static ReportedCase heard(String id, Verdict verdict) {
        List<Evidence> evidence = verdict.compareTo(Verdict.PASS) <= 0
                ? List.of()
                : List.of(new Evidence(6, 5_000_000, 1, verdict, "expected a command, was none"));
        return reported(new CaseResult(
                Catalogue.standard().find(id).orElseThrow(),
                verdict,
                verdict == Verdict.NOT_REACHED ? 0 : 3,
                evidence.size(),
                evidence,
                Course.NONE));
    }

    private static ReportedCase reported(CaseResult result) {
        return ReportedCase.of(result, Edition.newest(), log());
    }

    public static RunReport of(ReportedCase... cases) {
        return new RunReport(run(Role.SERVER, false), List.of(cases), List.of());
    }

    /** One case of each verdict. */
    public static RunReport colourful() {
        return new RunReport(
                run(Role.SERVER, false),
                List.of(
                        driven("SRV-ENV-09", Verdict.FAIL),
                        heard("SRV-ENV-01", Verdict.PASS),
                        heard("SRV-ENV-02", Verdict.NOT_REACHED),
                        heard("SRV-ENV-04", Verdict.WARN),
                        driven("SRV-ENV-05", Verdict.INCONCLUSIVE),
                        heard("SRV-STA-03", Verdict.NOT_APPLICABLE),
                        driven("SRV-STA-01", Verdict.NOT_TESTABLE),
                        driven("SRV-STA-02", Verdict.ADVISE),
                        driven("SRV-HS-03", Verdict.INFO),
                        driven("SRV-HS-01", Verdict.HARNESS_ERROR)),
                List.of(new Standing(
                        "server-core",
                        Edition.newest().id(),
                        Role.SERVER,
                        5,
                        List.of("SRV-ENV-09"),
                        List.of("SRV-ENV-02"))));
    }

    public static RunReport withBaseline(RunReport report, String yaml) {
        Optional<Baseline> baseline = Optional.of(Baseline.parse("known.yml", "edition: E8\n" + yaml));
        return new RunReport(report.run(), baseline.get().applyTo(report.cases()), report.standings());
    }
}
