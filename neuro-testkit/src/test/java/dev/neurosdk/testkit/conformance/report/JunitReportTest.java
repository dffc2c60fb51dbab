package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class JunitReportTest {

    private static Document parse(RunReport report, FailOn failOn) throws Exception {
        String xml = JunitReport.of(List.of(report), failOn);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String at(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }

    private static String kind(Document xml, String id) throws Exception {
        String found =
                "name(//testcase[starts-with(@name,'" + id + " ')]/*[self::failure or self::error or self::skipped])";
        return at(xml, found);
    }

    @Test
    void suites_areAreas_withCounts() throws Exception {
        Document xml = parse(Runs.colourful(), FailOn.MUST);
        assertThat(at(xml, "count(//testsuite)")).isEqualTo("3");
        assertThat(at(xml, "//testsuite[@name='SRV-ENV']/@tests")).isEqualTo("5");
        assertThat(at(xml, "//testsuite[@name='SRV-ENV']/@failures")).isEqualTo("1");
        assertThat(at(xml, "//testsuite[@name='SRV-ENV']/@errors")).isEqualTo("1");
        assertThat(at(xml, "//testsuite[@name='SRV-ENV']/@skipped")).isEqualTo("1");
        assertThat(at(xml, "//testsuite[1]/properties/property[@name='seed']/@value"))
                .isEqualTo("42");
        assertThat(at(xml, "//testcase[1]/@classname")).isEqualTo("SRV.ENV");
        assertThat(at(xml, "//testcase[1]/@name")).isEqualTo("SRV-ENV-09 JSON but not an object");
        assertThat(at(xml, "//testcase[1]/properties/property[@name='clauses']/@value"))
                .isEqualTo("ENV-6");
    }

    @Test
    void verdicts_becomeWhatBuildServersKnow() throws Exception {
        Document xml = parse(Runs.colourful(), FailOn.MUST);
        assertThat(kind(xml, "SRV-ENV-09")).isEqualTo("failure");
        assertThat(at(xml, "//failure/@type")).isEqualTo("MUST");
        assertThat(kind(xml, "SRV-ENV-01")).isEmpty();
        assertThat(kind(xml, "SRV-ENV-02")).isEqualTo("skipped");
        assertThat(kind(xml, "SRV-ENV-04")).isEmpty();
        assertThat(kind(xml, "SRV-ENV-05")).isEqualTo("error");
        assertThat(kind(xml, "SRV-STA-03")).isEqualTo("skipped");
        assertThat(kind(xml, "SRV-STA-01")).isEqualTo("failure");
        assertThat(kind(xml, "SRV-HS-01")).isEqualTo("error");
        assertThat(at(xml, "//testcase[starts-with(@name,'SRV-ENV-04 ')]/system-out"))
                .contains("expected a command");
    }

    @Test
    void warning_failsWhereItCounts() throws Exception {
        assertThat(kind(parse(Runs.colourful(), FailOn.SHOULD), "SRV-ENV-04")).isEqualTo("failure");
    }

    @Test
    void baseline_skipsWhatIsKnown_andFailsWhatIsStale() throws Exception {
        RunReport known = Runs.withBaseline(Runs.colourful(), """
                known-failing: [{id: SRV-ENV-09, reason: r}, {id: SRV-ENV-01, reason: r}]
                known-flaky: [{id: SRV-ENV-05, reason: r}]
                """);
        Document xml = parse(known, FailOn.MUST);
        assertThat(kind(xml, "SRV-ENV-09")).isEqualTo("skipped");
        assertThat(at(xml, "//testcase[1]/skipped/@message")).startsWith("known failure: ");
        assertThat(kind(xml, "SRV-ENV-01")).isEqualTo("failure");
        assertThat(kind(xml, "SRV-ENV-05")).isEqualTo("skipped");
    }

    @Test
    void whatTheTesteeSays_staysText() throws Exception {
        assertThat(at(parse(Runs.colourful(), FailOn.MUST), "//failure/@message"))
                .isEqualTo("item 1: expected no answer, was " + Runs.EVIL);
        assertThat(JunitReport.escaped("a\u0000\ud800<&\">")).isEqualTo("a\ufffd\ufffd&lt;&amp;&quot;&gt;");
    }
}
