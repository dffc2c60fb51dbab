package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a result: from a server that is wrong to files, baselines, merged pages and coverage. */
class CheckReportsTest {

    private static final String[] TWO_CASES = {"--case", "SRV-STA-01", "--case", "SRV-STA-02"};

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    private int check(ServerMutant[] mutants, String... more) throws IOException {
        try (ReferenceServer server = ReferenceServer.start(Network.tcp(), Edition.newest(), 1, mutants)) {
            List<String> args =
                    new ArrayList<>(List.of("check", "server", server.uri().toString(), "--seed", "1"));
            args.addAll(List.of(TWO_CASES));
            args.addAll(List.of(more));
            return shell.run(args.toArray(String[]::new));
        }
    }

    private int wrong(String... more) throws IOException {
        return check(new ServerMutant[] {ServerMutant.CLEAR_ALL_GAMES}, more);
    }

    private int sound(String... more) throws IOException {
        return check(new ServerMutant[0], more);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    @Test
    void failure_isToldWithRuleSentExpectedActualAndHowToRunItAgain() throws IOException {
        assertThat(wrong()).isEqualTo(1);
        assertThat(shell.out())
                .containsSubsequence("edition E8", "seed 1", "2 of 175 cases", "SRV-STA ", "SRV-STA-02")
                .containsSubsequence(
                        "rule", "STA-2: ", "sent", "expected", "actual", "again", "--case SRV-STA-02 --seed 1")
                .contains("2 cases: 1 passed · 1 failed", "exit 1: 1 MUST case failed: SRV-STA-02");
    }

    @Test
    void out_hasEveryFile_andTheyMergeAndCover() throws IOException {
        Path out = folder.resolve("out");
        assertThat(wrong("--out", out.toString())).isEqualTo(1);
        assertThat(out).isDirectoryContaining("glob:**/report.json");
        for (String name : List.of("report.html", "junit.xml", "summary.md", "run.neuro.jsonl")) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        String report = out.resolve("report.json").toString();
        Path page = folder.resolve("merged.html");
        assertThat(shell.run("report", "merge", report, report, "--html", page.toString()))
                .isZero();
        assertThat(page).content().contains("SRV-STA-02", "Areas and testees");
        assertThat(shell.run("coverage", report)).isZero();
        assertThat(shell.out()).containsSubsequence("STA-2", "broken", "SRV-STA-01 passed", "SRV-STA-02 failed");
        assertThat(shell.run("coverage", "--unverified", report)).isZero();
    }

    @Test
    void partOfAReport_isRefused() throws IOException {
        String cut = file("report.json", "{\"v\":1,\"run\":{}");
        assertThat(shell.run("report", "merge", cut, "--out", folder.toString()))
                .isEqualTo(64);
        assertThat(shell.run("coverage", cut)).isEqualTo(64);
        assertThat(shell.err()).contains("the report is cut off");
        assertThat(shell.run("coverage", folder.resolve("none.json").toString()))
                .isEqualTo(64);
        assertThat(shell.run("report", "merge", cut)).isEqualTo(64);
    }

    @Test
    void github_hasAnnotations() throws IOException {
        assertThat(wrong("--format", "github")).isEqualTo(1);
        assertThat(shell.out()).contains("::error title=SRV-STA-02 Clears only this game::");
    }

    @Test
    void filesWithoutAFolder_areAUsageError() throws IOException {
        assertThat(sound("--format", "json")).isEqualTo(64);
        assertThat(shell.err()).contains("--format json: expected --out DIR with it, was none");
    }

    @Test
    void baseline_excusesWhatIsKnown_andNoticesWhatIsStale() throws IOException {
        Path draft = folder.resolve("known.yml");
        assertThat(wrong("--write-baseline", draft.toString())).isEqualTo(1);
        assertThat(draft).content().contains("id: SRV-STA-02");
        assertThat(wrong("--baseline", draft.toString())).isZero();
        assertThat(shell.out()).contains("known failing", "1 in the baseline");
        assertThat(sound("--baseline", draft.toString())).isEqualTo(1);
        assertThat(shell.out()).contains("the baseline is stale: SRV-STA-02 passes now");
    }

    @Test
    void badBaseline_isAUsageError() throws IOException {
        String reasonless = file("bad.yml", "edition: E8", "known-failing: [{id: SRV-STA-02}]");
        assertThat(sound("--baseline", reasonless)).isEqualTo(64);
        assertThat(shell.err()).contains("bad.yml:2:17", "expected \"reason\", was absent");
        assertThat(sound("--baseline", folder.resolve("none.yml").toString())).isEqualTo(64);
    }

    @Test
    void redactedFiles_haveNoTexts() throws IOException {
        Path out = folder.resolve("out");
        assertThat(wrong("--out", out.toString(), "--redact")).isEqualTo(1);
        assertThat(out.resolve("run.neuro.jsonl"))
                .content()
                .contains("redacted:")
                .doesNotContain("\"Choose.");
        assertThat(out.resolve("report.json")).content().contains("redacted:").doesNotContain("\\\"Choose.");
    }

    @Test
    void verbose_hasTheMessagesOfTheFailure() throws IOException {
        assertThat(wrong("-v")).isEqualTo(1);
        assertThat(shell.out()).containsSubsequence("again", "SRV-STA-02").contains("C2S {\"command\":\"startup\"");
    }

    @Test
    void suites_chooseCases() {
        assertThat(shell.run("list", "--suite", "server-core", "--edition", "E6"))
                .isZero();
        assertThat(shell.out()).contains("SRV-STA-01").doesNotContain("GAME-").doesNotContain("SHOULD");
        assertThat(new Shell().run("list", "--suite", "SRV-FRC")).isZero();
        assertThat(shell.run("list", "--suite", "no-such")).isNotZero();
        assertThat(shell.err()).contains("--suite: expected one of smoke, core, full", "was 'no-such'");
    }

    @Test
    void editionFile_addsAnEdition() throws IOException {
        String later = file("later.json", "[{\"id\": \"E9\", \"after\": \"E8+\"}]");
        assertThat(sound("--edition-file", later)).isZero();
        assertThat(shell.out()).contains("edition E9");
        assertThat(sound("--edition", "E10", "--edition-file", later)).isEqualTo(64);
        assertThat(shell.err()).contains("E8+, E9, was 'E10'");
        assertThat(sound("--edition-file", file("bad.json", "[{}]"))).isEqualTo(64);
    }

    @Test
    void repetitions_areCounted_andOddNumbersRefused() throws IOException {
        assertThat(sound("--repeat", "0")).isEqualTo(64);
        Path out = folder.resolve("out");
        assertThat(sound("--repeat", "2", "--out", out.toString(), "--format", "json"))
                .isZero();
        assertThat(out.resolve("report.json").toFile()).isNotEmpty();
    }
}
