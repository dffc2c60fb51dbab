package dev.neurosdk.benchmarks.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Series NEURO = series("force-1", "neuro");
    private static final Series JETTY = series("force-1", "jetty");
    private static final Series STREAM = series("broadcast-1", "stream");
    private static final Series LOOP = series("broadcast-1", "loop");

    @Test
    void base_isTheOneOfTheSameScenario() {
        Report report = report("jetty, loop");

        assertThat(report.base(NEURO)).contains(JETTY);
        assertThat(report.base(JETTY)).contains(JETTY);
        assertThat(report.base(STREAM)).contains(LOOP);
    }

    @Test
    void base_isMissing_whereTheBaselineHasNotPlayed() {
        assertThat(report("jetty").base(STREAM)).isEmpty();
    }

    private static Report report(String baseline) {
        return new Report(Report.SCHEMA, "", "", "", "", true, baseline, Map.of(), List.of(NEURO, JETTY, STREAM, LOOP));
    }

    private static Series series(String scenario, String subject) {
        return new Series(scenario, "", "", subject, List.of(), Map.of(), List.of(), List.of(), null);
    }
}
