package dev.neurosdk.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.event.SessionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPageTest {

    private final MetricsPage page = new MetricsPage(List::of);

    @Test
    void emptyPage_isWellFormed_andShowsZeros() {
        Exposition shown = Exposition.parse(page.text());
        assertThat(shown.samples())
                .containsEntry("neuro_connections{}", 0.0)
                .containsEntry("neuro_forces_ended_total{outcome=\"succeeded\"}", 0.0)
                .containsEntry("neuro_messages_total{command=\"context\",direction=\"received\"}", 0.0);
        assertThat(shown.types())
                .containsEntry("neuro_connections", "gauge")
                .containsEntry("neuro_messages_total", "counter")
                .containsEntry("neuro_call_latency_seconds", "histogram");
    }

    @Test
    void busyPage_isWellFormed_andShowsWhatHappened() {
        Facts.all().keySet().forEach(page::accept);
        Exposition shown = Exposition.parse(page.text());
        assertThat(shown.samples())
                .containsEntry("neuro_connections{}", 1.0)
                .containsEntry("neuro_violations_total{clause=\"CTX-1\",level=\"must\"}", 1.0)
                .containsEntry("neuro_decision_latency_seconds_count{outcome=\"made\"}", 1.0)
                .containsEntry("neuro_decision_latency_seconds_bucket{outcome=\"made\",le=\"60\"}", 1.0)
                .containsEntry("neuro_call_latency_seconds_bucket{outcome=\"failed\",le=\"+Inf\"}", 0.0);
    }

    @Test
    void fullestPage_staysSmall() {
        Facts.all().keySet().forEach(page::accept);
        for (Rule rule : Rule.values()) {
            page.accept(new SessionEvent.RuleBroken(Facts.SESSION, Facts.violation(rule)));
        }
        for (int number = 0; number < 1000; number++) {
            page.accept(new SessionEvent.LimitReached(Facts.SESSION, "limit \"" + number + "\"\n\\", "x"));
            page.accept(new SessionEvent.Disconnected(Facts.SESSION, number + 900, "x"));
        }
        assertThat(page.text()).hasSizeLessThan(200_000);
        assertThat(Exposition.parse(page.text()).samples())
                .containsEntry("neuro_limits_reached_total{limit=\"limit \\\"7\\\"\\n\\\\\"}", 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neuro_x 1|",
                "# HELP a b|# TYPE a counter|a 1|",
                "# HELP a b|# TYPE a gauge|c 1|",
                "# HELP a b|# TYPE a gauge|a 1|a 1|",
                "# HELP a b|# TYPE a gauge|a one|",
                "# HELP a b|# TYPE a gauge|a{x=\"1\" y=\"2\"} 1|",
                "# HELP a b|# TYPE a gauge|a{x=\"\"\"} 1|",
                "# HELP a b|# TYPE a gauge|a 1",
                "# HELP a_seconds b|# TYPE a_seconds histogram|a_seconds_bucket{le=\"1\"} 1|a_seconds_count 1|",
                "# HELP a_seconds b|# TYPE a_seconds histogram|a_seconds_bucket{le=\"1\"} 2|a_seconds_bucket{le=\"+Inf\"} 1|",
                "# HELP a_seconds b|# TYPE a_seconds histogram|a_seconds_bucket{le=\"+Inf\"} 1|a_seconds_count 2|"
            })
    void reader_refusesAPageThatIsWrong(String wrong) {
        assertThatThrownBy(() -> Exposition.parse(wrong.replace('|', '\n'))).isInstanceOf(AssertionError.class);
    }
}
