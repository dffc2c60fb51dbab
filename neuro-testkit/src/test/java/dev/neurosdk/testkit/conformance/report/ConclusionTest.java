package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {

    private static final String FAILING = "known-failing: [{id: SRV-ENV-09, reason: issue 41}]\n";
    private static final String FLAKY = "known-flaky: [{id: SRV-ENV-09, reason: slow}]\n";

    private static ExitCode code(RunReport report, FailOn failOn) {
        return Conclusion.of(report, failOn, Set.of()).code();
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, CONFORMANT, CONFORMANT, CONFORMANT",
        "INFO, CONFORMANT, CONFORMANT, CONFORMANT",
        "NOT_REACHED, CONFORMANT, CONFORMANT, CONFORMANT",
        "NOT_APPLICABLE, CONFORMANT, CONFORMANT, CONFORMANT",
        "ADVISE, CONFORMANT, CONFORMANT, NONCONFORMANT",
        "WARN, CONFORMANT, NONCONFORMANT, NONCONFORMANT",
        "FAIL, NONCONFORMANT, NONCONFORMANT, NONCONFORMANT",
        "NOT_TESTABLE, NONCONFORMANT, NONCONFORMANT, NONCONFORMANT",
        "INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE",
        "HARNESS_ERROR, HARNESS_ERROR, HARNESS_ERROR, HARNESS_ERROR"
    })
    void verdictOfAMust_decides(Verdict verdict, ExitCode must, ExitCode should, ExitCode advice) {
        RunReport report = Runs.of(Runs.driven("SRV-ENV-09", verdict));
        assertThat(code(report, FailOn.MUST)).isEqualTo(must);
        assertThat(code(report, FailOn.SHOULD)).isEqualTo(should);
        assertThat(code(report, FailOn.ADVICE)).isEqualTo(advice);
    }

    @Test
    void untestableShould_countsOnlyWhereShouldDoes() {
        RunReport report = Runs.of(Runs.driven("SRV-HS-04", Verdict.NOT_TESTABLE));
        assertThat(code(report, FailOn.MUST)).isEqualTo(ExitCode.CONFORMANT);
        assertThat(code(report, FailOn.SHOULD)).isEqualTo(ExitCode.NONCONFORMANT);
        assertThat(code(Runs.of(Runs.driven("SRV-HS-03", Verdict.NOT_TESTABLE)), FailOn.ADVICE))
                .isEqualTo(ExitCode.CONFORMANT);
    }

    @Test
    void failure_outweighsWhatIsInconclusive_andOursOutweighsAll() {
        ReportedCase failed = Runs.driven("SRV-ENV-09", Verdict.FAIL);
        ReportedCase open = Runs.driven("SRV-ENV-05", Verdict.INCONCLUSIVE);
        ReportedCase ours = Runs.driven("SRV-HS-01", Verdict.HARNESS_ERROR);
        assertThat(code(Runs.of(open, failed), FailOn.MUST)).isEqualTo(ExitCode.NONCONFORMANT);
        assertThat(code(Runs.of(open, failed, ours), FailOn.MUST)).isEqualTo(ExitCode.HARNESS_ERROR);
    }

    @Test
    void interruption_isToldUnlessTheFaultIsOurs() {
        RunReport report =
                new RunReport(Runs.run(Role.SERVER, true), List.of(Runs.driven("SRV-ENV-09", Verdict.FAIL)), List.of());
        assertThat(code(report, FailOn.MUST)).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void knownFailure_isFine_andToldBesides() {
        RunReport known = Runs.withBaseline(Runs.of(Runs.driven("SRV-ENV-09", Verdict.FAIL)), FAILING);
        Conclusion conclusion = Conclusion.of(known, FailOn.MUST, Set.of());
        assertThat(conclusion.code()).isEqualTo(ExitCode.CONFORMANT);
        assertThat(conclusion.reason()).contains("1 in the baseline");
    }

    @Test
    void knownFailureThatPasses_isStale() {
        RunReport stale = Runs.withBaseline(Runs.of(Runs.driven("SRV-ENV-09", Verdict.PASS)), FAILING);
        Conclusion conclusion = Conclusion.of(stale, FailOn.MUST, Set.of());
        assertThat(conclusion.code()).isEqualTo(ExitCode.NONCONFORMANT);
        assertThat(conclusion.reason()).isEqualTo("the baseline is stale: SRV-ENV-09 passes now, remove its entry");
    }

    @ParameterizedTest
    @CsvSource({"PASS", "FAIL", "INCONCLUSIVE", "WARN"})
    void flaky_neverDecides(Verdict verdict) {
        RunReport flaky = Runs.withBaseline(Runs.of(Runs.driven("SRV-ENV-09", verdict)), FLAKY);
        assertThat(code(flaky, FailOn.ADVICE)).isEqualTo(ExitCode.CONFORMANT);
    }

    @Test
    void caseThatMustBeReached_andWasNot_isInconclusive() {
        RunReport report = Runs.of(Runs.heard("SRV-ENV-02", Verdict.NOT_REACHED));
        Conclusion conclusion = Conclusion.of(report, FailOn.MUST, Set.of("SRV-ENV-02"));
        assertThat(conclusion.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(conclusion.reason()).isEqualTo("1 case of the requirement set not reached: SRV-ENV-02");
    }

    @Test
    void reason_countsByLevel() {
        RunReport report = Runs.of(
                Runs.driven("SRV-ENV-09", Verdict.FAIL),
                Runs.driven("SRV-ENV-05", Verdict.FAIL),
                Runs.driven("SRV-HS-04", Verdict.WARN));
        assertThat(Conclusion.of(report, FailOn.SHOULD, Set.of()).reason())
                .isEqualTo("2 MUST cases failed: SRV-ENV-09 SRV-ENV-05; 1 SHOULD case failed: SRV-HS-04");
    }

    @Test
    void codes_areThoseOfTheDesign() {
        assertThat(ExitCode.values()).extracting(ExitCode::number).containsExactly(0, 1, 2, 3, 4, 64, 70, 130);
    }
}
