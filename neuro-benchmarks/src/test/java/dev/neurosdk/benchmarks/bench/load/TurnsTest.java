package dev.neurosdk.benchmarks.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final StringBuilder played = new StringBuilder();
    private final List<Pace> paces = new ArrayList<>();

    @Test
    void phases_mirrorEachOther_andAreShort() throws Exception {
        Outcome outcome = play(Duration.ofSeconds(25));

        assertThat(played).hasToString("a" + "abba" + "abba");
        assertThat(outcome.turns()).hasSize(2);
        assertThat(paces).allSatisfy(pace -> {
            assertThat(pace.time()).isBetween(Duration.ofMillis(3125), Duration.ofMillis(3126));
            assertThat(pace.leadIn()).isEqualTo(Duration.ofMillis(625));
        });
    }

    @Test
    void shortRound_isOneTurn() throws Exception {
        assertThat(play(Duration.ofMillis(100)).turns()).hasSize(1);
        assertThat(played).hasToString("a" + "abba");
    }

    @Test
    void drift_fallsOnBothKindsAlike() throws Exception {
        Outcome outcome = play(Duration.ofSeconds(1));

        // Phase n takes n ms: 2 and 5 alone, 3 and 4 beside, and 1 does not count.
        Turn turn = outcome.turns().get(0);
        assertThat(turn.alone().getMean()).isCloseTo(turn.beside().getMean(), within(1e4));
        assertThat(outcome.latency().getTotalCount()).as("of those beside").isEqualTo(2);
        assertThat(outcome.measures())
                .hasEntrySatisfying(Measure.RATE, rate -> assertThat(rate).isEqualTo(3.5))
                .hasEntrySatisfying(Measure.P99, p99 -> assertThat(p99).isCloseTo(4000, within(4.0)))
                .hasEntrySatisfying(Measure.P99_ALONE, p99 -> assertThat(p99).isCloseTo(5000, within(5.0)))
                .hasEntrySatisfying(Measure.SLOWED, ratio -> assertThat(ratio).isCloseTo(0.8, within(0.01)));
        assertThat(outcome.counts()).as("of all phases").containsEntry("things", 5L);
        assertThat(outcome.surprise()).isEqualTo("2 was odd");
    }

    private Outcome play(Duration time) throws Exception {
        Pace whole = new Pace(time.dividedBy(5), time, Duration.ZERO);
        return Turns.play(this::phase, whole);
    }

    private Outcome phase(boolean beside, Pace pace) {
        played.append(beside ? 'b' : 'a');
        paces.add(pace);
        long number = paces.size();
        Histogram latency = new Histogram(3);
        latency.recordValue(number * 1_000_000);
        return new Outcome(
                Map.of(Measure.RATE, (double) number),
                Map.of("things", 1L),
                number == 2 ? "2 was odd" : null,
                latency,
                List.of());
    }
}
