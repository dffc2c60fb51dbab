package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.report.Coverage.State;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static State state(Coverage coverage, String clause) {
        return coverage.clauses().stream()
                .filter(covered -> covered.clause().equals(clause))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void clauses_areBrokenVerifiedOrOpen() {
        Coverage coverage = Coverage.of(Runs.of(
                Runs.driven("SRV-ENV-09", Verdict.FAIL),
                Runs.heard("SRV-ENV-01", Verdict.PASS),
                Runs.heard("SRV-ENV-02", Verdict.NOT_REACHED)));
        assertThat(state(coverage, "ENV-6")).isEqualTo(State.BROKEN);
        assertThat(state(coverage, "ENV-2")).isEqualTo(State.VERIFIED);
        assertThat(state(coverage, "ENV-3")).isEqualTo(State.UNVERIFIED);
        assertThat(coverage.unverified()).contains("ENV-3", "STA-1").doesNotContain("ENV-2");
    }

    @Test
    void clausesOfTheOtherSide_areLeftOut() {
        assertThat(Coverage.of(Runs.colourful()).clauses())
                .allSatisfy(covered -> assertThat(covered.cases())
                        .allSatisfy(judged -> assertThat(judged.id()).startsWith("SRV-")));
    }
}
