package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportedCaseTest {

    private static List<CaseResult> judged(List<LogEntry> log) {
        ConformanceCase known = Catalogue.standard().find("SRV-ENV-09").orElseThrow();
        Judge judge = new Judge(Edition.newest(), List.of(known), false);
        log.forEach(judge::accept);
        return judge.results();
    }

    @Test
    void excerpt_tellsWhatWasDone_andTheAccountNamesTheStimulus() {
        ReportedCase reported = ReportedCase.of(judged(Runs.log()).get(0), Edition.newest(), Runs.log());
        assertThat(reported.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(reported.excerpt()).extracting(LogLine::number).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        Account account = Account.of(reported, reported.evidence().get(0));
        assertThat(account.step()).isEqualTo("item 1");
        assertThat(account.expected()).isEqualTo("no answer");
        assertThat(account.actual()).isEqualTo(Runs.EVIL);
        assertThat(account.sent()).isNotNull().extracting(LogLine::text).isEqualTo("null");
    }

    @Test
    void longLog_isShortened() {
        List<LogEntry> log = new ArrayList<>(Runs.log());
        for (int i = 0; i < 500; i++) {
            log.add(8, LogEntry.Message.text(7_500_000, 1, Direction.S2C, "x".repeat(5000)));
        }
        ReportedCase reported = ReportedCase.of(judged(log).get(0), Edition.newest(), log);
        assertThat(reported.excerpt()).hasSizeLessThanOrEqualTo(60).anySatisfy(line -> {
            assertThat(line.text()).hasSize(LogLine.KEPT);
            assertThat(line.isCut()).isTrue();
        });
    }

    @Test
    void redaction_takesOutWhatWasSaid() {
        List<LogEntry> log = List.of(
                new LogEntry.Opened(0, 1, "/", Map.of()),
                new LogEntry.Mark(1, 0, "begin", "SRV-ENV-09"),
                LogEntry.Message.text(
                        2,
                        1,
                        Direction.C2S,
                        "{\"command\":\"context\",\"game\":\"G\",\"data\":{\"message\":\"my secret\",\"silent\":true}}"),
                new LogEntry.Mark(3, 0, "broken: expected no answer, was \"my secret\"", "SRV-ENV-09"),
                new LogEntry.Mark(4, 0, "end", "SRV-ENV-09"));
        RunReport report = RunReport.of(
                Runs.run(Role.SERVER, false),
                Edition.newest(),
                judged(log),
                log,
                0,
                Optional.empty(),
                Optional.of(Redaction.random()));
        assertThat(JsonReport.of(report))
                .contains("redacted:", "expected no answer")
                .doesNotContain("secret");
    }

    @Test
    void evidenceThatDiffersInNamesOnly_isOneSighting() {
        ReportedCase reported = Runs.driven("SRV-ENV-09", Verdict.FAIL);
        List<Sighting> sightings = Sighting.of(List.of(
                evidence(reported, "item 1: expected \"nc_b_53\", was none"),
                evidence(reported, "item 1: expected \"nc_b_57x\", was none"),
                evidence(reported, "item 2: expected \"nc_b_580\", was none")));
        assertThat(sightings).extracting(Sighting::times).containsExactly(2, 1);
    }

    private static Evidence evidence(ReportedCase reported, String message) {
        return new Evidence(1, 0, 0, reported.verdict(), message);
    }
}
