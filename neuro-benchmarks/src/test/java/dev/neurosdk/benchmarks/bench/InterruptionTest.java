package dev.neurosdk.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptionTest {

    private static final long PATIENCE =
            TimeScale.scaled(Duration.ofSeconds(60)).toMillis();

    @TempDir
    private Path directory;

    @Test
    void endInTheMiddle_writesWhatThereIs_andLeavesNoServer() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.neurosdk.cli.Main",
                        "bench",
                        "--self",
                        "--heap=64m",
                        "--only=force-1",
                        "--warm-up=20ms",
                        "--time=50ms",
                        "--rounds=100000",
                        "--out=" + directory)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader progress = bench.errorReader()) {
            String line = progress.readLine();
            while (line != null && !line.startsWith("force-1: round 2 ")) {
                line = progress.readLine();
            }
            assertThat(line).isNotNull();
            List<ProcessHandle> servers = bench.descendants().toList();
            assertThat(servers).hasSize(3);

            bench.destroy();

            assertThat(bench.waitFor(PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
            for (ProcessHandle server : servers) {
                server.onExit().get(PATIENCE, TimeUnit.MILLISECONDS);
            }
            Report report = Report.read(directory.resolve("bench.json"));
            assertThat(report.whole()).isFalse();
            assertThat(report.commandLine()).startsWith("neuro bench --self");
            assertThat(report.series())
                    .hasSize(3)
                    .allMatch(series -> !series.rounds().isEmpty());
        } finally {
            bench.destroyForcibly();
        }
    }
}
