package dev.neurosdk.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each mode for seconds: that it runs, not what comes out. A verdict on so short a run means nothing. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoakTest {

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path directory;

    @BeforeEach
    void requireLinux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    }

    @Test
    void churn_countsEveryKindOfVisit() {
        run("churn", "-n", "28", "--waves", "2", "--patience", "500ms");

        assertThat(lines("clean: closed with 1000", "abrupt: FIN during a force", "half-open: half a handshake"))
                .allSatisfy(line -> assertThat(line).endsWith(" 4"));
        assertNothingSurprising("churn", 2);
    }

    @Test
    void mixed_playsAtItsRate() {
        long start = System.nanoTime();
        run("mixed", "--time", "2s", "--games", "10", "--every", "100ms", "--heap-every", "500ms", "--patience", "3s");

        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertThat(count("steps")).isBetween(1L, 300 * seconds);
        assertThat(count("calls received")).isPositive();
        assertNothingSurprising("mixed", 1);
    }

    @Test
    void idle_comparesWithBareJetty() {
        run("idle", "-n", "60", "--time", "100ms", "--patience", "1s");

        assertThat(said.toString())
                .contains(
                        "sessions of bare Jetty: 60 connected",
                        "idle games: 60 connected",
                        "three actions: 60 connected",
                        "more than a bare session");
        assertThat(said.toString().split(", 0 lost;", -1)).hasSize(4);
        assertNothingSurprising("idle-silent", 1);
        assertNothingSurprising("idle-started", 1);
        assertNothingSurprising("idle-introduced", 1);
    }

    @Test
    void idle_moreThanFiles_isRefusedBeforehand() {
        assertThat(run("idle", "-n", "2000000000")).isEqualTo(1);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void noMode_showsUsage() {
        assertThat(Soak.run(new PrintWriter(said))).isZero();

        assertThat(said.toString()).contains("churn", "mixed", "idle");
    }

    private int run(String mode, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = mode;
        arguments[1] = "--out";
        arguments[2] = directory.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Soak.run(new PrintWriter(said), arguments);
    }

    private void assertNothingSurprising(String name, int samples) {
        assertThat(count("surprises")).as(said.toString()).isZero();
        assertThat(directory.resolve(name + ".csv"))
                .content()
                .satisfies(csv -> assertThat(csv.lines()).hasSizeGreaterThan(samples));
        assertThat(directory.resolve(name + ".svg")).content().containsPattern("<(polyline|circle) class=");
    }

    private long count(String name) {
        return Long.parseLong(lines(name)[0].replaceAll("\\D", ""));
    }

    private String[] lines(String... names) {
        String[] found = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            found[i] = said.toString()
                    .lines()
                    .filter(line -> line.matches("\\s*" + name + "\\s+\\d+"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("expected a line " + name + ", was " + said));
        }
        return found;
    }
}
