package dev.neurosdk.testkit.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

    private final LogTape tape = new LogTape();
    private final Witness witness = new Witness("SRV-WS-13", tape, new VirtualTimeline());

    /** Judges attempts, each of which took so many milliseconds; says how many were not needed. */
    private int judge(Integer... millis) throws IOException {
        Iterator<Integer> took = List.of(millis).iterator();
        witness.begin("", false);
        Disturbance.judge(
                "a call",
                calm -> calm.multipliedBy(3),
                () -> new Disturbance(Duration.ofMillis(10), Duration.ofMillis(took.next())),
                witness);
        int left = 0;
        for (; took.hasNext(); took.next()) {
            left++;
        }
        return left;
    }

    private List<String> said() {
        return tape.entries().stream()
                .map(entry -> ((LogEntry.Mark) entry).text())
                .toList();
    }

    @Test
    void quickEnough_isMeasuredOnce() throws IOException {
        assertThat(judge(30, 31)).isEqualTo(1);
        assertThat(witness.isBroken()).isFalse();
    }

    @Test
    void busyMachine_isExcused_whenOneOfFourAttemptsIsQuickEnough() throws IOException {
        assertThat(judge(90, 50, 70, 20)).isZero();
        assertThat(witness.isBroken()).isFalse();
        assertThat(said()).anyMatch(words -> words.contains("20 ms"));
    }

    @Test
    void slowEachTime_isBroken_byTheBestAttempt() throws IOException {
        assertThat(judge(90, 50, 70, 80, 20)).isEqualTo(1);
        assertThat(said())
                .last()
                .asString()
                .contains("expected a call within 30 ms", "it takes 10 ms", "was 50 ms at best in 4 attempts");
    }
}
