package dev.neurosdk.benchmarks.bench.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Interval;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void ratioOfAllPhases_isShownWithItsInterval() {
        Report report = report(new Interval(1.07, 0.98, 1.15));

        assertThat(ResultTable.of(report)).contains("p99 ratio 1.07 [0.98 1.15] x");
        assertThat(HtmlPage.of(report)).contains("p99 ratio 1.07 [0.98 1.15] x");
    }

    @Test
    void medianOfTheRounds_isShown_whereThereIsNoInterval() {
        assertThat(ResultTable.of(report(null))).contains("p99 ratio 1.25 x");
    }

    private static Report report(@Nullable Interval slowed) {
        Series series = new Series(
                "broadcast-slow",
                "",
                "deliveries",
                "stream",
                List.of(Map.of(Measure.RATE.title(), 9.0, Measure.SLOWED.title(), 1.25)),
                Map.of(),
                List.of(),
                List.of(),
                slowed);
        return new Report(Report.SCHEMA, "", "", "", "", true, "stream", Map.of(), List.of(series));
    }
}
