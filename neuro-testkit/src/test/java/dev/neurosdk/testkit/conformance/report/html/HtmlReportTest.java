package dev.neurosdk.testkit.conformance.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Runs;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private final RunReport report = Runs.colourful();
    private final String page = HtmlReport.of(List.of(report));

    @Test
    void page_hasEachCase_withRuleProcedureAndHowToRunItAgain() {
        for (ReportedCase reported : report.cases()) {
            assertThat(page)
                    .contains("<details class=\"case\" id=\"" + reported.id() + "\"")
                    .contains("--case " + reported.id() + " --seed 42");
        }
        assertThat(page)
                .contains("unknown and malformed messages are ignored", "reading a member of <code>null</code>")
                .contains("https://github.com/VedalAI/neuro-sdk/blob/main/API/SPECIFICATION.md")
                .contains("https://www.rfc-editor.org/rfc/rfc6455#section-4.2")
                .contains("answered in 3 ms", "server-core 5/7", "What was not verified");
    }

    @Test
    void page_loadsNothing() {
        assertThat(page)
                .doesNotContain("src=")
                .doesNotContain("<link")
                .doesNotContain("<iframe")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain("fetch(")
                .doesNotContain(" style=");
        Matcher addresses = Pattern.compile("(.{6})https?://(?!127)").matcher(page);
        while (addresses.find()) {
            assertThat(addresses.group(1)).endsWith("href=\"");
        }
    }

    @Test
    void policy_allowsOnlyThePagesOwnStyleAndScript() {
        assertThat(page)
                .containsPattern("Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src"
                        + " &#39;sha256-[A-Za-z0-9+/]{43}=&#39;; script-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;;");
        assertThat(page).containsOnlyOnce("<script>").containsOnlyOnce("<style>");
    }

    @Test
    void whatATesteeSays_staysText() {
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("\\u202e")
                .doesNotContain("<script>alert")
                .doesNotContain("\u202e");
        assertThat(Markup.escaped("a\"b'c&d\u0000\ud800")).isEqualTo("a&quot;b&#39;c&amp;d\\u0000\\ud800");
    }

    @Test
    void diagram_isDrawnFromTheExcerpt_andFramesHaveTheirBytes() {
        assertThat(page)
                .contains(
                        "<svg class=\"sequence\"",
                        "Neuro (testee)",
                        "data-form=\"base64\">Af8A</pre>",
                        "close 1011 oops");
    }

    @Test
    void whatWasMeasured_isABarBesideItsLimit() {
        assertThat(page)
                .contains("<li>a pong took 3.0 ms of 30.0 ms allowed<svg class=\"measured\"")
                .contains("<rect class=\"pass\" x=\"0.0\" y=\"2.0\" width=\"10.0\" height=\"6.0\">")
                .contains("<rect class=\"limit\" x=\"100.0\"");
    }

    @Test
    void verdicts_areToldByMarkAndWord() {
        assertThat(page)
                .contains("<span class=\"mark\" aria-hidden=\"true\">✗</span>failed</span>")
                .contains("<span class=\"mark\" aria-hidden=\"true\">~</span>inconclusive</span>");
    }

    @Test
    void severalRuns_standSideBySide() {
        RunReport other = new RunReport(report.run(), report.cases().subList(0, 1), List.of());
        String merged = HtmlReport.of(List.of(report, other));
        assertThat(merged.split("<section class=\"run\">", -1)).hasSize(3);
        assertThat(merged).contains("not run").contains("class=\"half none\" colspan=\"2\"");
        assertThat(merged.split("<details class=\"case\" id=\"SRV-ENV-09\"", -1))
                .hasSize(2);
    }

    @Test
    void noRun_isRefused() {
        assertThatThrownBy(() -> HtmlReport.of(List.of())).hasMessage("expected a run, was none");
    }
}
