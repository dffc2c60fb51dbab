package dev.neurosdk.benchmarks.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.benchmarks.baseline.CannedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ColdStartTest {

    @Test
    void server_isStarted_andEnded() throws Exception {
        Duration first = ColdStart.of(List.of(CannedServer.class.getName())).once();

        assertThat(first).isBetween(Duration.ofMillis(20), Duration.ofMinutes(1));
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void programThatListensNowhere_isRefused() {
        ColdStart start = ColdStart.of(List.of(Quiet.class.getName()));

        assertThatThrownBy(start::once)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a server that says where it listens, was the end of ");
    }

    @Test
    void flags_areTheLaunchers() throws Exception {
        Path launcher = Path.of("..", "neuro");
        assumeTrue(Files.exists(launcher), "not in a checkout");

        assertThat(Files.readString(launcher)).contains(ColdStart.LAUNCHER);
    }

    /** Says nothing, and ends. */
    static final class Quiet {
        private Quiet() {}

        public static void main(String[] args) {}
    }
}
