package dev.neurosdk.testkit.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void words_canBeReadAgain() {
        Measured measured = new Measured("a pong", Duration.ofNanos(1_200_000), Duration.ofMillis(5050));
        assertThat(measured.words()).isEqualTo("a pong took 1.2 ms of 5050 ms allowed");
        assertThat(Measured.of(measured.words())).contains(measured);
        assertThat(Measured.of(measured.words() + "; p50 1 ms")).contains(measured);
    }

    @Test
    void inTime_isUpToTheLimit() {
        assertThat(Measured.of("it took 500 ms of 500 ms allowed").orElseThrow().isInTime())
                .isTrue();
        assertThat(Measured.of("it took 501 ms of 500 ms allowed").orElseThrow().isInTime())
                .isFalse();
    }

    @Test
    void otherText_measuresNothing() {
        assertThat(Measured.of("a call took 5 ms before, 6 ms after")).isEmpty();
        assertThat(Measured.of("x took 99999999999999999999 ms of 1 ms allowed"))
                .isEmpty();
    }
}
