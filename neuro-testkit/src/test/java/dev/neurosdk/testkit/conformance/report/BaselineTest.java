package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.yaml.YamlException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final String TWO = "edition: E8\nknown-failing: [{id: SRV-ENV-13/item 2, reason: only this}]\n";

    private static ReportedCase items(Verdict first, Verdict second) {
        List<Evidence> evidence = List.of(
                        new Evidence(2, 0, 0, first, "expected no answer, was one"),
                        new Evidence(5, 0, 0, second, "expected no answer, was one"))
                .stream()
                .filter(seen -> seen.verdict() != Verdict.PASS)
                .toList();
        return Runs.driven(
                "SRV-ENV-13",
                first.and(second),
                evidence,
                new Attempt("item 1", false, 1, 3, 1, first),
                new Attempt("item 2", false, 4, 6, 1, second));
    }

    private static BaselineState state(String yaml, ReportedCase reported) {
        return Baseline.parse("known.yml", yaml)
                .applyTo(List.of(reported))
                .get(0)
                .baseline();
    }

    @Test
    void partThatIsKnown_coversOnlyItself() {
        assertThat(state(TWO, items(Verdict.PASS, Verdict.FAIL))).isEqualTo(BaselineState.KNOWN_FAILING);
        assertThat(state(TWO, items(Verdict.FAIL, Verdict.FAIL))).isEqualTo(BaselineState.NONE);
        assertThat(state(TWO, items(Verdict.FAIL, Verdict.PASS))).isEqualTo(BaselineState.STALE);
        assertThat(state(TWO, items(Verdict.PASS, Verdict.PASS))).isEqualTo(BaselineState.STALE);
    }

    @Test
    void evidenceBesidesTheKnownPart_isNotCovered() {
        ReportedCase besides = Runs.driven(
                "SRV-ENV-13",
                Verdict.FAIL,
                List.of(new Evidence(9, 0, 1, Verdict.FAIL, "heard elsewhere")),
                new Attempt("item 2", false, 4, 6, 1, Verdict.FAIL));
        assertThat(state(TWO, besides)).isEqualTo(BaselineState.NONE);
    }

    @Test
    void unreachedCase_isNeitherKnownNorStale() {
        String yaml = "edition: E8\nknown-failing: [{id: SRV-ENV-02, reason: r}]\n";
        assertThat(state(yaml, Runs.heard("SRV-ENV-02", Verdict.NOT_REACHED))).isEqualTo(BaselineState.NONE);
        assertThat(state(yaml, Runs.driven("SRV-ENV-02", Verdict.INCONCLUSIVE))).isEqualTo(BaselineState.NONE);
    }

    @Test
    void entryWithoutReason_orOfNoCase_isRefused() {
        refused("known-failing: [{id: SRV-ENV-02}]", "expected \"reason\", was absent");
        refused("known-failing: [{id: SRV-ENV-02, reason: ' '}]", "expected why, was blank");
        refused("known-flaky: [{id: SRV-ENV-99, reason: r}]", "expected the id of a case, was \"SRV-ENV-99\"");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> Baseline.parse("known.yml", "edition: E8\n" + yaml))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    @Test
    void draft_isReadBack_andCoversWhatFailed() {
        RunReport report = Runs.colourful();
        String draft = Baseline.draft(report, FailOn.MUST);
        Baseline read = Baseline.parse("draft.yml", draft);
        assertThat(read.failing()).extracting(Baseline.Entry::id).containsExactly("SRV-ENV-09", "SRV-STA-01");
        assertThat(read.applyTo(report.cases()).get(0).baseline()).isEqualTo(BaselineState.KNOWN_FAILING);
    }
}
