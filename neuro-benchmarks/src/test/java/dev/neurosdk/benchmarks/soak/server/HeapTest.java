package dev.neurosdk.benchmarks.soak.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {

    @Test
    void histogram_givesTotalAndSessions() throws Exception {
        Heap heap = Heap.parse(List.of(
                "4242:",
                " num     #instances         #bytes  class name (module)",
                "   1:         12345         987654  [B (java.base@17.0.15)",
                "  17:           100           4800  dev.neurosdk.server.session.Session",
                "  18:           900           4800  dev.neurosdk.server.session.SessionState",
                "Total         23456        1234567"));

        assertThat(heap).isEqualTo(new Heap(1_234_567, 100));
    }

    @Test
    void noHistogram_isRefusedWithWhatCame() {
        assertThatIOException()
                .isThrownBy(() -> Heap.parse(List.of("4242: no such process")))
                .withMessageContaining("no such process");
    }
}
