package dev.neurosdk.benchmarks.soak.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    @TempDir
    private Path directory;

    @Test
    void csv_leavesOutAHeapThatNobodyLookedAt() {
        Vitals vitals = new Vitals(40, 141, 200_000_000);

        assertThat(new Sample(1.25, vitals, new Heap(12_345_678, 100)).csv())
                .isEqualTo("1.3,12345678,100,40,141,200000000");
        assertThat(new Sample(2, vitals, null).csv()).isEqualTo("2.0,,,40,141,200000000");
    }

    @Test
    void file_hasAHeadAndALineForEachSample() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
        Recording recording = new Recording(ProcessHandle.current().pid());
        recording.glance();
        recording.glance();
        Path file = directory.resolve("samples.csv");

        recording.writeCsv(file);

        assertThat(file).content().startsWith(Sample.CSV_HEAD).hasLineCount(3);
    }
}
