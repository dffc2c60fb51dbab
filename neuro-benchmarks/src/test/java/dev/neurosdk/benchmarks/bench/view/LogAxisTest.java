package dev.neurosdk.benchmarks.bench.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogAxisTest {

    @Test
    void equalRatios_areEquallyLong() {
        LogAxis axis = new LogAxis(1, 100, 20, 200);

        assertThat(axis.x(1)).isEqualTo(20);
        assertThat(axis.x(10)).isEqualTo(120);
        assertThat(axis.x(100)).isEqualTo(220);
        assertThat(axis.x(0)).as("beyond the end").isEqualTo(20);
    }

    @Test
    void ticks_areFewAndRound() {
        assertThat(new LogAxis(0.4, 6, 0, 1).ticks()).containsExactly(0.5, 1.0, 2.0, 5.0);
        assertThat(new LogAxis(40, 200_000, 0, 1).ticks()).containsExactly(100.0, 1000.0, 10_000.0, 100_000.0);
        assertThat(new LogAxis(0.0001, 1e6, 0, 1).ticks())
                .contains(1.0, 10_000.0)
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void axis_hasRoomForItsValues() {
        LogAxis axis = LogAxis.around(DoubleStream.of(0, 3, 70), 0, 100);

        assertThat(axis.x(3)).isBetween(1.0, 10.0);
        assertThat(axis.x(70)).isBetween(90.0, 99.0);
        assertThat(LogAxis.around(DoubleStream.of(1), 0, 100).ticks())
                .as("of a single value")
                .contains(1.0);
    }
}
