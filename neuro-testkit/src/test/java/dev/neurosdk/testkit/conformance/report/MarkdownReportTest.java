package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private final String text =
            MarkdownReport.of(Runs.colourful(), Conclusion.of(Runs.colourful(), FailOn.MUST, Set.of()));

    @Test
    void summary_hasReasonCountsSetsAndProblems() {
        assertThat(text)
                .contains("(exit 70)", "seed 42", "10 cases: ", "1 failed", "server-core 5/7: 1 failed")
                .contains(
                        "| SRV-ENV | ",
                        "| SRV-ENV-09<br>JSON but not an object | MUST | failed |",
                        "clauses unverified");
    }

    @Test
    void whatATesteeSays_staysText() {
        assertThat(text).doesNotContain("<script>").doesNotContain("](").contains("&#60;script&#62;");
        assertThat(text.lines().filter(line -> line.startsWith("| SRV-ENV-09"))).hasSize(1);
    }
}
