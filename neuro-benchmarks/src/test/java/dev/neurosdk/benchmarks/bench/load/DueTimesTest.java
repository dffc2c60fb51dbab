package dev.neurosdk.benchmarks.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    @Test
    void times_comeInTheirOrder_howeverManyWait() {
        DueTimes times = new DueTimes();
        ArrayDeque<Long> model = new ArrayDeque<>();
        Random random = new Random(1);
        for (long step = 0; step < 5000; step++) {
            if (random.nextInt(5) < 3) {
                times.add(step);
                model.add(step);
            } else if (!model.isEmpty()) {
                assertThat(times.next()).isEqualTo(model.remove());
            }
            assertThat(times.isEmpty()).isEqualTo(model.isEmpty());
        }
        assertThat(model.size()).isGreaterThan(64);
    }
}
