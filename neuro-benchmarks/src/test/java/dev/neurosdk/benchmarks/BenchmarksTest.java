package dev.neurosdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark for a moment in this process, so that none rots. The times mean nothing. */
class BenchmarksTest {

    @Test
    void everyBenchmark_runs() throws RunnerException {
        Options briefly = new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(briefly).run();

        assertThat(results)
                .extracting(BenchmarksTest::owner)
                .contains("Decode", "Encode", "Schema", "Generator", "Lookup", "Session", "FanOut", "Outbox");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    private static String owner(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.replaceAll(".*\\.(\\w+)Benchmark\\..*", "$1");
    }
}
