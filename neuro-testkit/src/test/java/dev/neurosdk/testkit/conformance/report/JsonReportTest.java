package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private final String json = JsonReport.of(Runs.colourful());

    @Test
    void report_isReadBackAsItWas() throws IOException {
        assertThat(JsonReportReader.parse("report.json", json)).isEqualTo(Runs.colourful());
    }

    @Test
    void report_hasALineForEachCase_andItsFooterAtTheEnd() {
        assertThat(json.lines()).hasSize(Runs.colourful().cases().size() + 1);
        assertThat(json).startsWith("{\"v\":1,").endsWith("\"complete\":true}\n");
        assertThat(JsonValue.parse(json).flatMap(root -> root.at("/counts/fail")))
                .hasValueSatisfying(count -> assertThat(count).hasToString("1"));
    }

    @Test
    void bytesThatAreNoText_areBase64() {
        assertThat(JsonValue.parse(json).flatMap(root -> root.textAt("/cases/0/log/5/base64")))
                .hasValue("Af8A");
    }

    @Test
    void reportWithoutFooter_isRefused() {
        refused(json.replace(",\"complete\":true", ""), "report.json: expected \"complete\":true at the end");
        refused(json.replace("\"complete\":true", "\"complete\":false"), "it is only a part of one");
    }

    @Test
    void cutReport_isRefused() {
        refused(json.substring(0, json.length() / 2), "the report is cut off");
    }

    @Test
    void otherShape_isRefusedWithItsPlace() {
        refused(
                json.replaceFirst("\"verdict\":\"fail\"", "\"verdict\":\"odd\""),
                "at /cases/0/verdict: expected one of");
        refused(
                json.replaceFirst("\"seed\":42", "\"seed\":\"42\""),
                "at /run/seed: expected a whole number, was \"42\"");
        refused(json.replaceFirst("\"v\":1", "\"v\":2"), "at /v: expected a report of version 1, was 2");
        refused(
                json.replaceFirst("\"id\":\"SRV-ENV-09\"", "\"id\":\"nothing\""),
                "at /cases/0/id: expected the id of a case");
        refused(json.replaceFirst("Af8A", "%%%"), "/base64: expected base64");
        refused("[]", "expected an object");
    }

    @Test
    void unknownMembers_areLeftAlone() throws IOException {
        String later = json.replaceFirst("\"v\":1,", "\"v\":1,\"later\":[1],");
        assertThat(JsonReportReader.parse("report.json", later)).isEqualTo(Runs.colourful());
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> JsonReportReader.parse("report.json", text))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining(message);
    }
}
