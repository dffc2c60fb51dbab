package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTest {

    @Test
    void annotations_tellWhatCounts_atTheirSeverity() {
        assertThat(GithubAnnotations.of(Runs.colourful(), FailOn.MUST))
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).startsWith("::error title=SRV-ENV-09 JSON but not an object::"))
                .anySatisfy(line -> assertThat(line).startsWith("::warning title=SRV-ENV-04 "))
                .anySatisfy(line -> assertThat(line).startsWith("::warning title=SRV-ENV-05 "))
                .anySatisfy(line -> assertThat(line).startsWith("::error title=SRV-STA-01 "))
                .anySatisfy(line -> assertThat(line).startsWith("::notice title=SRV-STA-02 "))
                .anySatisfy(line -> assertThat(line).startsWith("::error title=SRV-HS-01 "));
    }

    @Test
    void knownFailure_isANotice() {
        RunReport known = Runs.withBaseline(
                Runs.of(Runs.driven("SRV-ENV-09", Verdict.FAIL)), "known-failing: [{id: SRV-ENV-09, reason: r}]\n");
        assertThat(GithubAnnotations.of(known, FailOn.MUST).get(0))
                .startsWith("::notice ")
                .contains("known failing: ");
    }

    @Test
    void whatATesteeSays_beginsNoOtherCommand() {
        ReportedCase evil = Runs.driven(
                "SRV-ENV-09",
                Verdict.FAIL,
                List.of(new Evidence(1, 0, 0, Verdict.FAIL, "expected 100%, was\r\n::set-env name=A::b")),
                new Attempt("", false, 1, 2, 1, Verdict.FAIL));
        assertThat(GithubAnnotations.of(Runs.of(evil), FailOn.MUST))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .doesNotContain("\n")
                        .doesNotContain("\r")
                        .contains("expected 100%25, was%0D%0A::set-env"));
    }
}
