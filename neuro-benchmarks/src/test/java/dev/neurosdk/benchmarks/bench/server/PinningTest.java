package dev.neurosdk.benchmarks.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinningTest {

    @Test
    void lists_areTakenAsTheyAre() {
        assertThat(Pinning.of("0,2-3:1", 4)).isEqualTo(new Pinning("0,2-3", "1"));
        assertThat(Pinning.of("0:1", 2).prefix()).containsExactly("taskset", "-c", "0");
    }

    @Test
    void nothing_isHalfForEach() {
        assertThat(Pinning.of("", 2)).isEqualTo(new Pinning("0-0", "1-1"));
        assertThat(Pinning.of("", 5)).isEqualTo(new Pinning("0-1", "2-4"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pinning.of("", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ":1", "a:b", "0:1:2", "0-:1", "0:1;reboot"})
    void otherText_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pinning.of(text, 4))
                .withMessageEndingWith("was " + text);
    }

    @Test
    void missingOrUnwillingTool_isNamed() {
        assertThatIOException()
                .isThrownBy(() -> Pinning.run(List.of("no-such-taskset")))
                .withMessageContaining("no-such-taskset (of util-linux), which is not there: leave --pin out");
        assertThatIOException()
                .isThrownBy(() -> Pinning.run(List.of("sh", "-c", "echo no such processor; exit 1")))
                .withMessageContaining("no such processor");
    }
}
