package dev.neurosdk.testkit.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrivenJudgeTest {

    private static final ConformanceCase MUST =
            Catalogue.standard().find("SRV-STA-01").orElseThrow();

    private final LogTape tape = new LogTape();
    private final VirtualTimeline timeline = new VirtualTimeline();
    private final Witness witness = new Witness(MUST.id(), tape, timeline);

    private CaseResult judged() {
        Judge judge = new Judge(Edition.newest(), List.of(MUST), false);
        tape.entries().forEach(judge::accept);
        return judge.results().get(0);
    }

    private void game(String text) {
        tape.record(LogEntry.Message.text(timeline.nanos(), 1, Direction.C2S, text));
    }

    private void open() {
        tape.record(new LogEntry.Opened(timeline.nanos(), 1, "/", Map.of()));
    }

    @Test
    void caseThatNobodyDrove_isNotReached() {
        assertThat(judged().verdict()).isEqualTo(Verdict.NOT_REACHED);
    }

    @Test
    void silentWitness_meansPassed_andTheCourseIsTold() {
        witness.begin("first", false);
        timeline.advance(Duration.ofMillis(5));
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged().course().attempts())
                .containsExactly(new Course.Attempt("first", false, 1, 2, 5_000_000, Verdict.PASS));
    }

    @Test
    void brokenTwice_scoresTheLevel() {
        witness.begin("", false);
        witness.broken("expected a, was b");
        witness.end();
        witness.begin("", true);
        witness.broken("expected a, was b");
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged().evidence().get(0).message()).isEqualTo("expected a, was b");
    }

    @Test
    void spoiltAttempt_isInconclusive() {
        witness.begin("", false);
        witness.broken("expected a, was b");
        witness.spoilt("our side stood still for 150 ms");
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged().evidence())
                .singleElement()
                .extracting(Evidence::message)
                .isEqualTo("our side stood still for 150 ms");
    }

    @Test
    void spoiltAttempt_doesNotCount_whenThereIsAnother() {
        witness.begin("", false);
        witness.broken("expected a, was b");
        witness.spoilt("our side stood still for 150 ms");
        witness.end();
        witness.begin("", true);
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged().course().attempts()).hasSize(2);
    }

    @Test
    void attemptThatTurnsOutToBeSpoilt_doesNotCount_whenThereIsAnother() {
        open();
        witness.begin("a", false);
        witness.broken("expected a, was b");
        tape.record(new LogEntry.Closed(timeline.nanos(), 1, Direction.S2C, 1011, ""));
        witness.end();
        witness.spoilt("the server was gone already");
        assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        witness.begin("a", true);
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged().course().ending()).isEqualTo(Course.Ending.OPEN);
        assertThat(judged().evidence()).extracting(Evidence::message).containsExactly("a: the server was gone already");
    }

    @Test
    void partThatIsDoneAgainLater_isDoubtedLikeAnyOther() {
        witness.begin("a", false);
        witness.broken("expected a, was b");
        witness.end();
        witness.begin("b", false);
        witness.end();
        witness.begin("a", true);
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged().course().flaky()).isFalse();
    }

    @Test
    void brokenAndThenNot_isInconclusive() {
        witness.begin("", false);
        witness.broken("expected a, was b");
        witness.end();
        witness.begin("", true);
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged().course().flaky()).isFalse();
    }

    @Test
    void repetitionsThatDiffer_areFlaky() {
        witness.begin("", false);
        witness.end();
        witness.begin("", false);
        witness.broken("expected a, was b");
        witness.end();
        witness.begin("", true);
        witness.broken("expected a, was b");
        witness.end();

        assertThat(judged().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged().course().flaky()).isTrue();
    }

    @Test
    void logThatStopsInTheMiddle_isInconclusive() {
        witness.begin("", false);

        assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void ownMistake_isAnErrorOfTheHarness_unlessOnPurpose() {
        open();
        witness.begin("", false);
        witness.wrongOnPurpose();
        game("{\"command\":5}");
        witness.end();
        assertThat(judged().verdict()).isEqualTo(Verdict.PASS);

        witness.begin("", false);
        game("{\"command\":5}");
        witness.end();
        assertThat(judged().verdict()).isEqualTo(Verdict.HARNESS_ERROR);
    }

    @Test
    void endOfAConnection_countsForTheSideThatEndedIt() {
        open();
        witness.begin("", false);
        tape.record(new LogEntry.Closed(timeline.nanos(), 1, Direction.C2S, 1000, ""));
        witness.end();
        assertThat(judged().course().ending()).isEqualTo(Course.Ending.OPEN);

        tape.record(new LogEntry.Opened(timeline.nanos(), 2, "/", Map.of()));
        witness.begin("", false);
        tape.record(new LogEntry.Closed(timeline.nanos(), 2, Direction.S2C, 1011, ""));
        witness.end();
        assertThat(judged().course().ending()).isEqualTo(new Course.Ending(Course.Ending.How.CLOSED, "1011"));
    }

    @Test
    void deadTestee_hasFailed() {
        witness.begin("", false);
        witness.end();
        witness.down("gone");
        assertThat(judged().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged().course().ending().how()).isEqualTo(Course.Ending.How.DIED);
    }
}
