package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.report.JsonReportReader;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.transport.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckRunTest {

    private static final List<ConformanceCase> CASES = Catalogue.standard().matching("SRV-STA-0*");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private CheckRun run(String... options) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(print, print, StandardCharsets.UTF_8, false, 120, Map.of());
        RunOptions how = new RunOptions();
        ReportOptions told = new ReportOptions();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("run", CommandLine.Model.CommandSpec.forAnnotatedObject(how))
                        .addMixin("report", CommandLine.Model.CommandSpec.forAnnotatedObject(told)))
                .setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(options);
        return new CheckRun(
                terminal,
                new Subject(Role.SERVER, Edition.newest(), "somebody", "neuro check server"),
                how,
                told,
                Optional.empty());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void verdicts_comeFromWhatWasSaidInTheLog() throws IOException {
        int code = run().go(CASES, run -> {
            Witness witness =
                    new Witness("SRV-STA-01", run.recorder(), Network.tcp().timeline());
            witness.begin("", false);
            witness.broken("expected silence, was an answer");
            witness.end();
        });
        assertThat(code).isEqualTo(1);
        assertThat(printed()).contains("SRV-STA-01", "exit 1: 1 MUST case failed: SRV-STA-01");
    }

    @Test
    void interruption_leavesReportsOfWhatWasSeen() throws IOException {
        int code = run("--out", folder.toString(), "--format", "json").go(CASES, run -> {
            Witness witness =
                    new Witness("SRV-STA-01", run.recorder(), Network.tcp().timeline());
            witness.begin("", false);
            assertThat(run.interrupted(CASES, Optional.empty())).isEqualTo(130);
        });
        assertThat(code).isEqualTo(130);
        assertThat(printed()).containsOnlyOnce("exit 130: interrupted");
        assertThat(LogReader.read(folder.resolve("run.neuro.jsonl")).complete()).isTrue();
        assertThat(JsonReportReader.read(folder.resolve("report.json")).run().interrupted())
                .isTrue();
    }

    @Test
    void unreachableTestee_isToldAsSuch() throws IOException {
        assertThat(run().go(CASES, run -> {
                    throw new UnreachableException("expected somebody, was nobody");
                }))
                .isEqualTo(3);
        assertThat(printed()).contains("neuro: expected somebody, was nobody");
    }

    @Test
    void noCase_isAnError() throws IOException {
        assertThat(run().go(List.of(), run -> {})).isEqualTo(4);
        assertThat(printed()).contains("neuro list --case 'SRV-*'");
    }

    @Test
    void casesThatAreInconclusiveForOneReason_areOneLine() throws IOException {
        run().go(
                        CASES,
                        run -> CASES.forEach(known -> new Witness(
                                        known.id(),
                                        run.recorder(),
                                        Network.tcp().timeline())
                                .saw(Verdict.INCONCLUSIVE, "the server is down since SRV-ENV-09")));
        assertThat(printed()).contains(CASES.size() + " cases inconclusive: the server is down since SRV-ENV-09");
    }
}
