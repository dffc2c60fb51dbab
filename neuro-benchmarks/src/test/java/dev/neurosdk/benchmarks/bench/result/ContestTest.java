package dev.neurosdk.benchmarks.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final Report FIRST = report("jetty", series("force-1", "neuro"), series("force-1", "jetty"));
    private static final Report LAST =
            report("loop", series("broadcast-1", "loop"), series("force-1", "stream"), series("broadcast-1", "stream"));

    @Test
    void ofTwoReports_theLastCounts_whole() {
        List<Contest> contests = Contest.latest(List.of(FIRST, LAST));

        assertThat(contests).extracting(Contest::scenario).containsExactly("force-1", "broadcast-1");
        assertThat(contests.get(0).series()).extracting(Series::subject).containsExactly("stream");
    }

    @Test
    void base_isThatOfItsOwnReport() {
        List<Contest> contests = Contest.latest(List.of(LAST, FIRST));

        assertThat(contests.get(0).base().orElseThrow().subject()).isEqualTo("loop");
        assertThat(contests.get(1).base().orElseThrow().subject()).isEqualTo("jetty");
    }

    private static Report report(String baseline, Series... series) {
        return new Report(Report.SCHEMA, "", "", "", "", true, baseline, Map.of(), List.of(series));
    }

    private static Series series(String scenario, String subject) {
        return new Series(scenario, "", "", subject, List.of(), Map.of(), List.of(), List.of(), null);
    }
}
