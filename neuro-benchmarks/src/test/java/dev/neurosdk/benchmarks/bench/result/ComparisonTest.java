package dev.neurosdk.benchmarks.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.neurosdk.benchmarks.bench.load.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    private Path directory;

    @Test
    void noise_isNoDifference_nearlyAlways() {
        int alarms = 0;
        for (int trial = 0; trial < 200; trial++) {
            Comparison comparison = rates(noisy(trial, 100, 0.08), noisy(10_000 + trial, 100, 0.08));
            alarms += comparison.lines().get(0).verdict() == Verdict.NO_DIFFERENCE ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo(8);
    }

    @Test
    void differenceBeyondNoise_isSeen_inItsDirection() {
        int better = 0;
        int worse = 0;
        for (int trial = 0; trial < 100; trial++) {
            double[] before = noisy(trial, 100, 0.03);
            better += verdict(rates(before, noisy(20_000 + trial, 120, 0.03)), Verdict.BETTER);
            worse += verdict(rates(before, noisy(30_000 + trial, 83, 0.03)), Verdict.WORSE);
        }
        assertThat(better).isGreaterThanOrEqualTo(97);
        assertThat(worse).isGreaterThanOrEqualTo(97);
    }

    @Test
    void longerLatency_isWorse() {
        Report before = report("m", series(Measure.P99, 100, 101, 102, 103, 104));
        Report after = report("m", series(Measure.P99, 150, 151, 152, 153, 154));

        assertThat(Comparison.of(before, after, 0.03).hasWorse()).isTrue();
        assertThat(Comparison.of(after, before, 0.03).lines().get(0).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void differenceThatDoesNotMatter_isNone() {
        Report before = report("m", series(Measure.RATE, 100, 100, 100, 100, 100));
        Report after = report("m", series(Measure.RATE, 98, 98, 98, 98, 98));

        assertThat(Comparison.of(before, after, 0.03).hasWorse()).isFalse();
        assertThat(Comparison.of(before, after, 0.01).hasWorse()).isTrue();
    }

    @Test
    void fewRounds_sayNothing_andThatIsSaid() {
        Comparison comparison = Comparison.of(
                report("m", series(Measure.RATE, 100, 100, 100)), report("m", series(Measure.RATE, 1, 1, 1)), 0);

        assertThat(comparison.hasWorse()).isFalse();
        assertThat(comparison.cautions()).singleElement().asString().contains("fewer than 5 rounds");
    }

    @Test
    void anotherMachine_isACaution() {
        Comparison comparison = Comparison.of(
                report("old machine", series(Measure.RATE, 1, 1, 1, 1, 1)),
                report("new machine", series(Measure.RATE, 1, 1, 1, 1, 1)),
                0);

        assertThat(comparison.cautions()).containsExactly("the machine is another: old machine, then new machine");
    }

    @Test
    void report_isReadBack() throws Exception {
        Report report = report("m", series(Measure.RATE, 1, 2.5));
        Path file = Files.writeString(directory.resolve("bench.json"), report.json());

        assertThat(Report.read(file)).isEqualTo(report);
    }

    @Test
    void reportFromBeforeRatiosWerePooled_isReadBack() throws Exception {
        String json = report("m", series(Measure.SLOWED, 1.25)).json();
        String older = json.replaceAll(",\\s*\"slowed\": \\{[^}]*\\}", "");
        Report read = Report.read(Files.writeString(directory.resolve("older.json"), older));

        assertThat(older).isNotEqualTo(json);
        assertThat(read.series().get(0).slowed()).isNull();
        assertThat(read.series().get(0).median(Measure.SLOWED)).isEqualTo(1.25);
    }

    @Test
    void otherFiles_areRefused() throws Exception {
        Path file = directory.resolve("bench.json");
        assertThatIOException().isThrownBy(() -> Report.read(file));
        for (String text :
                List.of("", "[]", "{}", "{\"schema\":\"neuro-bench/0\"}", "{\"schema\":\"neuro-bench/1\"}")) {
            Files.writeString(file, text);
            assertThatIOException().as(text).isThrownBy(() -> Report.read(file)).withMessageContaining("expected");
        }
    }

    private static int verdict(Comparison comparison, Verdict wanted) {
        return comparison.lines().get(0).verdict() == wanted ? 1 : 0;
    }

    private static Comparison rates(double[] before, double[] after) {
        return Comparison.of(report("m", series(Measure.RATE, before)), report("m", series(Measure.RATE, after)), 0.03);
    }

    private static double[] noisy(long seed, double middle, double share) {
        return BootstrapTest.noisy(seed, 5, middle, share);
    }

    private static Series series(Measure measure, double... values) {
        return new Series(
                "force-1",
                "one game",
                "round trips",
                "neuro",
                Arrays.stream(values)
                        .mapToObj(value -> Map.of(measure.title(), value))
                        .toList(),
                Map.of("forces sent", 3L),
                List.of(),
                List.of(new Series.Point(50, 12.5)),
                new Interval(1.1, 0.9, 1.2));
    }

    private static Report report(String machine, Series series) {
        return new Report(
                Report.SCHEMA,
                "2026-11-27T05:00:00Z",
                machine,
                "java",
                "neuro bench",
                true,
                "neuro",
                Map.of("neuro", "the server"),
                List.of(series));
    }
}
