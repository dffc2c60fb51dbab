package dev.neurosdk.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path images = Path.of("");

    @BeforeEach
    void chooseWhereImagesGo() {
        images = directory.resolve("images");
    }

    @Test
    void ofAScenarioInTwoFiles_theLastOneCounts() throws Exception {
        Path first = report("first.json", true, List.of(), "force-1", Measure.RATE, 100);
        Path last = report("last.json", true, List.of(), "force-1", Measure.RATE, 200);

        assertThat(plot(first, last)).as(err()).isZero();

        assertThat(Files.readString(images.resolve("rates.svg")))
                .contains(">200<")
                .doesNotContain(">100<");
        assertThat(images.resolve("latencies.svg")).as("there are no times").doesNotExist();
        assertThat(out()).isEqualTo("wrote " + images.resolve("rates.svg") + System.lineSeparator());
        assertThat(err()).isEmpty();
    }

    @Test
    void only_choosesScenarios() throws Exception {
        Path first = report("first.json", true, List.of(), "force-1", Measure.RATE, 100);
        Path last = report("last.json", true, List.of(), "force-2", Measure.RATE, 200);

        assertThat(plot(first, last, "--only", "force-2")).as(err()).isZero();

        assertThat(Files.readString(images.resolve("rates.svg")))
                .contains("force-2")
                .doesNotContain("force-1");
        assertRefused(2, "--only: expected one of force-1, force-2, was x", first, last, "--only", "x");
    }

    @Test
    void whatAnImageDoesNotShow_isSaid() throws Exception {
        Path report = report("half.json", false, List.of("no action"), "force-1", Measure.RATE, 100);

        assertThat(plot(report)).isZero();

        assertThat(err())
                .contains("force-1 is of a run that was interrupted")
                .contains("neuro had surprises in force-1");
    }

    @Test
    void filesThatCannotBeDrawn_areRefusedWithReason() throws Exception {
        Path missing = directory.resolve("missing.json");
        Path array = Files.writeString(directory.resolve("array.json"), "[{}]");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"schema\":\"neuro-bench/9\"}");
        Path start = report("start.json", true, List.of(), "start", Measure.START, 100);

        assertRefused(1, missing + ": expected a report, was no file", missing);
        assertRefused(1, array + ": expected a report in JSON", array);
        assertRefused(1, other + ": expected a report of neuro-bench/1, was neuro-bench/9", other);
        assertRefused(2, "expected a report with rates or latencies", start);
        assertThat(plot()).as("no file").isEqualTo(2);
    }

    @Test
    void help_saysWhichFileWins() {
        assertThat(plot("--help")).isZero();

        assertThat(out().replaceAll("\\s+", " "))
                .contains("99 % of the operations", "the figures of the last one count", "1 a file can't be read");
        assertThat(err()).isEmpty();
    }

    private Path report(
            String name, boolean whole, List<String> surprises, String scenario, Measure measure, double value)
            throws Exception {
        List<Map<String, Double>> rounds = List.of(Map.of(measure.title(), value));
        Series series = new Series(scenario, "", "", "neuro", rounds, Map.of(), surprises, List.of(), null);
        Report report = new Report(Report.SCHEMA, "", "", "", "", whole, "neuro", Map.of(), List.of(series));
        return Files.writeString(directory.resolve(name), report.json());
    }

    private void assertRefused(int exitCode, String reason, Object... arguments) {
        err.reset();
        assertThat(plot(arguments)).as(reason).isEqualTo(exitCode);
        assertThat(err()).contains(reason);
    }

    private int plot(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("plot", "--out", images.toString()));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return Execution.of(out, err, all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
