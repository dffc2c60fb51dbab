package dev.neurosdk.benchmarks.bench.load;

import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.wire.Address;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void whoFailedBeforeAnybodyWaited_isMissed() throws IOException {
        Subject subject = Subject.running("subject", "nowhere", Address.of(URI.create("ws://127.0.0.1:9")));
        Progress progress = Progress.of(2);
        for (int game = 1; game <= 2; game++) {
            progress.gone().countDown();
            progress.ready().countDown();
        }

        assertThatIOException()
                .isThrownBy(() -> progress.awaitReady(subject, List.of(), Duration.ofSeconds(10)))
                .withMessageContaining("were only 0");
    }
}
