package dev.neurosdk.benchmarks.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Interval;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BenchCommandTest {

    private static final String[] BRIEFLY = {"--warm-up", "50ms", "--time", "100ms", "--rounds", "2"};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void ownServers_areMeasuredInTurn_andWritten() throws Exception {
        assertThat(run("--self", "--only", "force-2", "--games", "2", "--heap", "128m"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        Report report = Report.read(directory.resolve("bench.json"));
        assertThat(report.whole()).isTrue();
        assertThat(report.baseline()).isEqualTo("jetty");
        assertThat(report.subjects()).containsOnlyKeys("neuro", "jetty", "naive");
        assertThat(report.series()).hasSize(3).allSatisfy(series -> {
            assertThat(series.surprises()).isEmpty();
            assertThat(Arrays.stream(series.values(Measure.RATE)).boxed())
                    .hasSize(2)
                    .allMatch(rate -> rate > 0);
            assertThat(series.measures()).contains(Measure.P99, Measure.RESIDENT);
            assertThat(series.counts().get("actions received"))
                    .isEqualTo(series.counts().get("forces sent"));
        });
        assertThat(out()).contains("scenario", "of jetty [95 %]", "force-2").contains("wrote ");
        assertThat(progress().subList(3, 9))
                .containsExactly(
                        "force-2: round 1 of 2, neuro",
                        "force-2: round 1 of 2, jetty",
                        "force-2: round 1 of 2, naive",
                        "force-2: round 2 of 2, jetty",
                        "force-2: round 2 of 2, naive",
                        "force-2: round 2 of 2, neuro");
        assertThat(tags()).hasSize(6).contains("force-2/neuro", "force-2/jetty", "force-2/naive");
        assertPage(Files.readString(directory.resolve("bench.html")));
    }

    @Test
    void broadcasts_haveServersOfTheirOwn() throws Exception {
        assertThat(run("--self", "--only", "broadcast-2,broadcast-100,broadcast-slow", "--viewers", "2,100"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        Report report = Report.read(directory.resolve("bench.json"));
        assertThat(report.baseline()).isEqualTo("loop");
        assertThat(report.subjects()).containsOnlyKeys("stream", "hub-text", "loop");
        assertThat(report.series()).hasSize(9).allSatisfy(series -> {
            long viewers = series.scenario().equals("broadcast-2") ? 2 : 100;
            assertThat(series.surprises()).isEmpty();
            assertThat(series.counts().get("messages delivered"))
                    .isPositive()
                    .isEqualTo(viewers * requireNonNull(series.counts().get("messages published")));
            assertThat(series.measures())
                    .contains(Measure.RATE, Measure.P50, Measure.P99, Measure.CPU_PACED, Measure.RESIDENT);
            assertThat(series.measures().contains(Measure.HEAP_EACH))
                    .isEqualTo(series.scenario().equals("broadcast-100"));
            assertThat(series.measures().contains(Measure.SLOWED))
                    .isEqualTo(series.scenario().equals("broadcast-slow"));
            assertThat(series.slowed()).as("two rounds of one turn are too few").isNull();
        });
        assertThat(out()).contains("of loop [95 %]");
    }

    @Test
    void ownServers_areOnlyThoseThatAreWanted() throws Exception {
        String[] five = {"--warm-up", "0s", "--time", "100ms", "--rounds", "5", "--out", directory.toString()};
        List<String> options = new ArrayList<>(List.of("--self", "--servers", "stream", "--only", "broadcast-slow"));
        options.addAll(List.of(five));
        assertThat(execute(options.toArray(String[]::new)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        Report report = Report.read(directory.resolve("bench.json"));
        assertThat(report.subjects()).containsOnlyKeys("stream");
        assertThat(report.baseline()).isEqualTo("stream");
        assertThat(report.series()).singleElement().satisfies(series -> {
            Interval slowed = requireNonNull(series.slowed());
            assertThat(slowed.low()).isPositive().isLessThanOrEqualTo(slowed.high());
        });
        assertThat(out()).containsPattern("p99 ratio [0-9.]+ \\[[0-9.]+ [0-9.]+] x");
    }

    @Test
    void runningServer_isMeasured_underItsName() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start()) {
            assertThat(run("peer=" + neuro.uri(), "--only", "force-1,idle", "--games", "1", "--idle", "9"))
                    .isZero();
        }
        Report report = Report.read(directory.resolve("bench.json"));
        assertThat(report.scenarios()).containsExactly("force-1", "idle");
        assertThat(report.baseline()).isEqualTo("peer");
        assertThat(report.series().get(0).measures())
                .as("nothing is known of a process that is not ours")
                .doesNotContain(Measure.CPU, Measure.RESIDENT, Measure.HEAP_EACH);
    }

    @Test
    void serverThatIsGone_isASurprise_andTheReportIsWrittenAllTheSame() throws Exception {
        String gone;
        try (FakeNeuro neuro = FakeNeuro.start()) {
            gone = neuro.uri().toString();
        }
        assertThat(run("peer=" + gone, "--only", "force-1")).isEqualTo(1);

        assertThat(out()).contains("surprise in force-1, peer: ").contains("Connection refused");
        assertThat(directory.resolve("bench.html")).exists();
    }

    @Test
    void wrongCommandLines_areRefusedWithReason() {
        assertRefused("--self or the address of a server");
        assertRefused("expected one of force-1, force-10", "--self", "--only", "flood");
        assertRefused("expected [NAME=]ws://HOST:PORT/PATH, was wss://127.0.0.1", "wss://127.0.0.1");
        assertRefused("at least 1 round and 1 thread, was 2 and 0", "ws://127.0.0.1:1", "--threads", "0");
        assertRefused("idle: expected at least 1", "ws://127.0.0.1:1", "--idle", "0");
        assertRefused("--baseline: expected the name of a server, was b", "a=ws://127.0.0.1:1", "--baseline", "b");
        assertRefused("a name of its own", "a=ws://127.0.0.1:1", "a=ws://127.0.0.1:2");
        assertRefused("viewers: expected at least 1", "--self", "--viewers", "0");
        assertRefused("deliveries: expected more than 0", "--self", "--deliveries", "0");
        assertRefused("expected --self for broadcasts", "ws://127.0.0.1:1", "--only", "force-1,broadcast-1");
        assertRefused("--servers: expected one of neuro, jetty, naive, stream", "--self", "--servers", "neuro,jetti");
        assertRefused(
                "--servers: expected one that the scenarios are for, was neuro",
                "--self",
                "--servers=neuro",
                "--only=broadcast-1");
        assertRefused("expected SERVERS:GENERATOR", "ws://127.0.0.1:1", "--pin=x");
    }

    @Test
    void moreGamesThanFiles_areRefusedBeforehand() {
        assertThat(run("ws://127.0.0.1:1", "--idle", "2000000000")).isEqualTo(1);

        assertThat(err()).contains("raise it (ulimit -n), or ask for fewer games");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void list_namesEveryScenario() {
        assertThat(run("--list")).isZero();

        assertThat(out().lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly(
                        "force-1",
                        "force-10",
                        "force-100",
                        "force-1000",
                        "paced",
                        "context",
                        "register",
                        "connect",
                        "idle",
                        "slow-reader",
                        "mixed",
                        "broadcast-1",
                        "broadcast-100",
                        "broadcast-1000",
                        "broadcast-5000",
                        "broadcast-slow");
        assertThat(out().lines())
                .allSatisfy(line -> assertThat(line)
                        .containsPattern(
                                line.startsWith("broadcast-")
                                        ? " stream, hub-text, loop +"
                                        : " neuro, jetty, naive +"));
    }

    @Test
    void compare_judgesTwoFiles() throws Exception {
        Path before = write("before.json", 100);
        Path worse = write("worse.json", 50);

        assertThat(execute("compare", before.toString(), before.toString())).isZero();
        assertThat(out()).contains("no difference visible").contains("1 figures: 0 better, 0 worse");
        assertThat(execute("compare", before.toString(), worse.toString())).isEqualTo(1);
        assertThat(out()).contains("0.50 [0.50 0.50]").contains("WORSE");
        assertThat(execute(
                        "compare", before.toString(), directory.resolve("none").toString()))
                .isEqualTo(1);
    }

    @Test
    void start_isMeasuredInTurns_andComparable() throws Exception {
        assertThat(execute("start", "--rounds", "2", "--out", directory.toString()))
                .as(err())
                .isZero();

        Path file = directory.resolve("start.json");
        Report report = Report.read(file);
        assertThat(report.scenarios()).contains("start");
        assertThat(report.series())
                .allSatisfy(series -> assertThat(series.values(Measure.START)).hasSize(2));
        assertThat(report.find("start", "neuro").orElseThrow().median(Measure.START))
                .isGreaterThan(report.find("start", "jetty").orElseThrow().median(Measure.START));
        assertThat(out()).contains("median ms", "of jetty [95 %]").contains("wrote " + file);
        assertThat(directory)
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining("glob:**archives*");
        assertThat(execute("compare", file.toString(), file.toString())).isZero();
        assertThat(execute("start", "--rounds", "0", "--out", directory.toString()))
                .isEqualTo(2);
    }

    private Path write(String name, double rate) throws Exception {
        var round = Map.of(Measure.RATE.title(), rate);
        var series = new Series(
                "force-1",
                "",
                "",
                "neuro",
                List.of(round, round, round, round, round),
                Map.of(),
                List.of(),
                List.of(),
                null);
        Report report =
                new Report(Report.SCHEMA, "", "m", "j", "", true, "neuro", Map.of("neuro", ""), List.of(series));
        return Files.writeString(directory.resolve(name), report.json());
    }

    private void assertPage(String html) throws Exception {
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("prefers-color-scheme: dark", "the full server", "<svg ")
                .doesNotContain("<script", "src=", "href=");
        List<String> images = new ArrayList<>();
        for (int at = html.indexOf("<svg "); at >= 0; at = html.indexOf("<svg ", at + 1)) {
            images.add(html.substring(at, html.indexOf("</svg>", at) + "</svg>".length()));
        }
        assertThat(images).hasSize(2);
        for (String image : images) {
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(image.getBytes(StandardCharsets.UTF_8)));
            assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(3);
        }
    }

    private List<String> tags() throws Exception {
        List<String> tags = new ArrayList<>();
        try (HistogramLogReader log =
                new HistogramLogReader(directory.resolve("bench.hlog").toFile())) {
            for (EncodableHistogram next = log.nextIntervalHistogram();
                    next != null;
                    next = log.nextIntervalHistogram()) {
                assertThat(((Histogram) next).getTotalCount()).isPositive();
                tags.add(next.getTag());
            }
        }
        return tags;
    }

    private void assertRefused(String reason, String... options) {
        err.reset();
        assertThat(run(options)).as(reason).isEqualTo(2);
        assertThat(err()).contains(reason);
        assertThat(directory).isEmptyDirectory();
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(BRIEFLY));
        arguments.addAll(List.of("--out", directory.toString()));
        arguments.addAll(List.of(options));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Execution.of(out, err, arguments);
    }

    private List<String> progress() {
        return err().lines().toList();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
