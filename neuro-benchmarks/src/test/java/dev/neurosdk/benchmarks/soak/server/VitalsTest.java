package dev.neurosdk.benchmarks.soak.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VitalsTest {

    @BeforeEach
    void requireLinux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    }

    @Test
    void files_areCounted() throws Exception {
        long pid = ProcessHandle.current().pid();
        long before = Vitals.of(pid).files();
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                sockets.add(new ServerSocket(0));
            }
            assertThat(Vitals.of(pid).files() - before).isBetween(15L, 25L);
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void threadsAndMemory_areThere() throws Exception {
        Vitals vitals = Vitals.of(ProcessHandle.current().pid());

        assertThat(vitals.threads()).isGreaterThan(5);
        assertThat(vitals.residentBytes()).isGreaterThan(10_000_000);
    }

    @Test
    void endedProcess_isRefused() {
        assertThatIOException().isThrownBy(() -> Vitals.of(Integer.MAX_VALUE));
    }
}
