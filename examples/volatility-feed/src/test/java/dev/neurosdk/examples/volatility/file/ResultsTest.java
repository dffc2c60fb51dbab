package dev.neurosdk.examples.volatility.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static String record(String time) {
        return "{\"timestamp\":\"" + time + "\",\"volatility\":0.2,\"price\":100}";
    }

    private static List<String> times(String text) {
        Results results = Results.read(text, NOW);
        assertThat(results.faults()).isEmpty();
        return results.records().stream()
                .map(record -> record.time().toString())
                .toList();
    }

    @Test
    void oneRecord_anArray_orResults_areTaken() {
        assertThat(times(record("2026-01-31T11:00:00Z"))).containsExactly("2026-01-31T11:00:00Z");
        assertThat(times("[" + record("2026-01-31T11:00:02Z") + "," + record("2026-01-31T11:00:00Z") + "]"))
                .containsExactly("2026-01-31T11:00:00Z", "2026-01-31T11:00:02Z");
        assertThat(times("{\"note\":1,\"results\":[" + record("2026-01-31T11:00:00Z") + "]}"))
                .containsExactly("2026-01-31T11:00:00Z");
        assertThat(times("[]")).isEmpty();
    }

    @Test
    void objectWithResults_mayBeARecordItself() {
        String own = record("2026-01-31T11:00:02Z");
        String text = own.substring(0, own.length() - 1) + ",\"results\":[" + record("2026-01-31T11:00:00Z") + "," + own
                + "]}";

        assertThat(times(text)).containsExactly("2026-01-31T11:00:00Z", "2026-01-31T11:00:02Z");
        assertThat(Results.read(text, NOW).records().get(1).json())
                .contains("\"price\":100")
                .doesNotContain("results");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T11:00:00, 2026-01-31T11:00:00Z",
        "2026-01-31T11:00:00.5, 2026-01-31T11:00:00.500Z",
        "2026-01-31T11:00:00+02:00, 2026-01-31T09:00:00Z",
        "2026-01-31T11:00:00.123456Z, 2026-01-31T11:00:00.123456Z"
    })
    void times_areInUtcUnlessTheySayOtherwise(String written, String meant) {
        assertThat(times(record(written))).containsExactly(meant);
    }

    @Test
    void fieldsThatAreNotKnown_areKept() {
        String text =
                "{\"timestamp\":\"2026-01-31T11:00:00\",\"volatility\":0,\"price\":1e2,\"returns\":null,\"extra\":[1,{}]}";

        assertThat(Results.read(text, NOW).records().get(0).json()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/timestamp: expected a time in ISO 8601, not in the future, was absent",
                "7|expected an object, was 7",
                "[7]|at /0: expected an object, was 7",
                "{\"timestamp\":\"yesterday\",\"volatility\":0.2,\"price\":1}|/timestamp: expected a time in ISO 8601",
                "{\"timestamp\":1769860800,\"volatility\":0.2,\"price\":1}|/timestamp: expected a time in ISO 8601",
                "{\"timestamp\":\"2026-02-01T12:00:00Z\",\"volatility\":0.2,\"price\":1}|not in the future",
                "{\"timestamp\":\"2026-01-31T11:00:00Z\",\"volatility\":-1,\"price\":1}|/volatility: expected a number from 0 on, was -1",
                "{\"timestamp\":\"2026-01-31T11:00:00Z\",\"volatility\":0.2,\"price\":\"1\"}|/price: expected a number above 0, was \"1\"",
                "{\"timestamp\":\"2026-01-31T11:00:00Z\",\"volatility\":0.2,\"price\":0}|/price: expected a number above 0, was 0",
                "{\"timestamp\":\"2026-01-31T11:00:00Z\",\"volatility\":0.2,\"price\":1,\"low\":\"x\"}|/low: expected a number",
                "{\"timestamp\":|expected complete JSON, was the end of the text",
                "{\"timestamp\":\"2026-01-31T11:00:00Z\",\"volatility\":NaN,\"price\":1}|expected JSON, was a syntax error"
            })
    void whatIsNoRecord_isToldAndLeftOut(String text, String fault) {
        Results results = Results.read(text, NOW);

        assertThat(results.records()).isEmpty();
        assertThat(results.faults()).singleElement().asString().contains(fault);
    }

    @Test
    void goodRecords_areTakenFromAmongBadOnes_andTooManyFaultsAreNotTold() {
        String bad = "{},".repeat(50);
        Results results = Results.read("[" + bad + record("2026-01-31T11:00:00Z") + "]", NOW);

        assertThat(results.records()).hasSize(1);
        assertThat(results.faults()).hasSize(10);
    }

    @Test
    void recordThatIsTooLong_isRefused() {
        String own = record("2026-01-31T11:00:00Z");
        String text = own.substring(0, own.length() - 1) + ",\"extra\":\"" + "x".repeat(RecordForm.MAX_LENGTH) + "\"}";

        assertThat(Results.read(text, NOW).faults()).singleElement().asString().contains("at most 16384 characters");
    }

    @Test
    void fault_showsLittleAndHarmlessText() {
        Results results = Results.read("[\"\\u001b[31m" + "x".repeat(1000) + "\"]", NOW);

        assertThat(results.faults().get(0)).hasSizeLessThan(120).matches("[ -~]*");
    }
}
