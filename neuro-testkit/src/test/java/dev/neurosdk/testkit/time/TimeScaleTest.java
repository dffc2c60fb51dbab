package dev.neurosdk.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {

    @Test
    void factor_isTheNumberGiven() {
        assertThat(TimeScale.factor("2.5")).isEqualTo(2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "fast", ""})
    void factor_ofNonsense_isRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.factor(value))
                .withMessage("-Dneuro.testkit.timeScale: expected a number above 0, was \"" + value + '"');
    }
}
