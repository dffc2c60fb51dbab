package dev.neurosdk.testkit.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Listening;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerCheckTest {

    private final Bench bench = new Bench();
    private final LogTape tape = new LogTape();

    /** A network whose one server may be another one later, at the same address. */
    private static final class Bench implements Network {
        final MemoryNetwork network = new MemoryNetwork(new VirtualTimeline(), 7);
        URI server = URI.create("ws://127.0.0.1:1/");

        void start(ServerMutant... mutants) {
            start(Set.of(), mutants);
        }

        void start(Set<String> features, ServerMutant... mutants) {
            try {
                server = ReferenceServer.start(network, Edition.newest(), 7, features, mutants)
                        .uri();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Wire connect(Dial dial, WireListener listener) throws IOException {
            URI target = server.resolve(dial.server().getRawPath());
            return network.connect(
                    new Dial(target, dial.headers(), dial.trusted(), dial.deadline(), dial.frames()), listener);
        }

        @Override
        public Listening listen(String host, int port, Acceptor acceptor) throws IOException {
            return network.listen(host, port, acceptor);
        }

        @Override
        public Timeline timeline() {
            return network.timeline();
        }
    }

    private ServerCheck.Settings settings(Extent extent) {
        return new ServerCheck.Settings(
                        bench,
                        URI.create("ws://127.0.0.1:1/"),
                        Edition.newest(),
                        7,
                        Duration.ofSeconds(2),
                        tape,
                        known -> {})
                .with(extent);
    }

    private ServerCheck check(Extent extent, Restart restart) {
        return new ServerCheck(settings(extent).with(restart));
    }

    private List<CaseResult> run(Extent extent, Restart restart, String... ids) {
        return check(extent, restart).run(cases(ids));
    }

    private static List<ConformanceCase> cases(String... ids) {
        return Stream.of(ids)
                .map(id -> Catalogue.standard().find(id).orElseThrow())
                .toList();
    }

    private static List<String> messages(CaseResult result) {
        return result.evidence().stream().map(Evidence::message).toList();
    }

    @Test
    void repeat_doesEachPartSoOften() {
        bench.start();
        CaseResult result =
                run(Extent.usual().withRepeat(3), Restart.none(), "SRV-FRC-10").get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.course().attempts()).hasSize(3 * 4).noneMatch(attempt -> attempt.again());
        assertThat(result.course().flaky()).isFalse();
    }

    @Test
    void timeout_leavesTheRestInconclusive() {
        bench.start();
        List<CaseResult> results =
                run(Extent.usual().withTimeout(Duration.ofMillis(10)), Restart.none(), "SRV-FRC-01", "SRV-CTX-01");
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(messages(results.get(1))).containsExactly("no time left");
    }

    @Test
    void longCase_isNotReached_unlessAskedFor() {
        bench.start();
        CaseResult result = run(Extent.usual(), Restart.none(), "SRV-RES-12").get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_REACHED);
        assertThat(messages(result)).containsExactly("takes longer than 20 s: --suite long");
        assertThat(run(Extent.usual().withLongCases(true), Restart.none(), "SRV-RES-12"))
                .singleElement()
                .extracting(CaseResult::verdict)
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void deadServer_thatIsNotBroughtBack_leavesTheRestInconclusive() {
        bench.start(ServerMutant.DIE_ON_BROKEN_SCHEMA);
        List<CaseResult> results = run(Extent.usual(), Restart.none(), "SRV-REG-09", "SRV-CTX-04");
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(messages(results.get(1))).containsExactly("the server is down since SRV-REG-09");
    }

    private Restart restartedAs(ServerMutant... mutants) {
        return () -> {
            bench.start(mutants);
            return true;
        };
    }

    @Test
    void deadServer_thatIsBroughtBack_diesAgain_andThenItGoesOn() {
        bench.start(ServerMutant.DIE_ON_BROKEN_SCHEMA);
        List<CaseResult> results =
                run(Extent.usual(), restartedAs(ServerMutant.DIE_ON_BROKEN_SCHEMA), "SRV-REG-09", "SRV-CTX-04");
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(results.get(0).course().ending().how()).isEqualTo(Course.Ending.How.DIED);
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void deadServer_thatSurvivesTheSecondTime_isInconclusive() {
        bench.start(ServerMutant.DIE_ON_BROKEN_SCHEMA);
        CaseResult result = run(Extent.usual(), restartedAs(), "SRV-REG-09").get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void caseThatNoticesWhatAnotherLeftBehind_passes_andTheOtherHasFailed() {
        bench.start(ServerMutant.STUCK_AFTER_BINARY);
        List<CaseResult> results = run(
                Extent.usual(),
                restartedAs(ServerMutant.STUCK_AFTER_BINARY),
                "SRV-STA-02",
                "SRV-ENV-21",
                "SRV-STA-01",
                "SRV-CTX-04");
        assertThat(results)
                .extracting(CaseResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.FAIL, Verdict.PASS, Verdict.PASS);
        assertThat(messages(results.get(1)))
                .contains("the server does not answer any more when SRV-STA-01 came after this, also when nothing else"
                        + " was done");
        assertThat(results.get(2).course().notes())
                .containsExactly("done again after the server was started anew, as it was gone: see SRV-ENV-21");
        assertThat(results.get(2).course().ending()).isEqualTo(Course.Ending.OPEN);
    }

    @Test
    void caseBetween_thatDidNotNotice_isNotBlamed() {
        bench.start(ServerMutant.STUCK_AFTER_BINARY);
        List<CaseResult> results = run(
                Extent.usual(), restartedAs(ServerMutant.STUCK_AFTER_BINARY), "SRV-ENV-21", "SRV-ENV-22", "SRV-STA-01");
        assertThat(results).extracting(CaseResult::verdict).containsExactly(Verdict.FAIL, Verdict.INFO, Verdict.PASS);
    }

    @Test
    void stuckServer_whomNobodyIsSeenToStop_isInconclusiveForTheCaseBefore() {
        bench.start(ServerMutant.STUCK_AFTER_BINARY);
        List<CaseResult> results = run(Extent.usual(), restartedAs(), "SRV-ENV-21", "SRV-STA-01");
        assertThat(results).extracting(CaseResult::verdict).containsExactly(Verdict.INCONCLUSIVE, Verdict.PASS);
    }

    @Test
    void stuckServer_thatNobodyCanRestart_leavesTheBlameUncertain() {
        bench.start(ServerMutant.STUCK_AFTER_BINARY);
        List<CaseResult> results = run(Extent.usual(), Restart.none(), "SRV-ENV-21", "SRV-STA-01", "SRV-CTX-04");
        assertThat(results)
                .extracting(CaseResult::verdict)
                .containsExactly(Verdict.INFO, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
        assertThat(messages(results.get(1)))
                .containsExactly("the server does not answer any more: it is uncertain whether this case did it or what"
                        + " SRV-ENV-21 left behind");
        assertThat(messages(results.get(2))).containsExactly("the server is down since SRV-STA-01");
    }

    @Test
    void calibration_isInTheLog() {
        bench.start();
        ServerCheck check = check(Extent.usual(), Restart.none());
        assertThat(check.calibration()).isEqualTo(Calibration.NONE);
        check.run(cases("SRV-FRC-01"));
        assertThat(check.calibration().margin()).isEqualTo(Duration.ofMillis(50));
        assertThat(check.calibration().roundTrip()).isBetween(Duration.ofMillis(2), Duration.ofMillis(4));
        assertThat(tape.entries())
                .filteredOn(entry -> entry instanceof LogEntry.Mark mark
                        && mark.text().equals(check.calibration().words()))
                .hasSize(1);
    }

    @Test
    void voiceAndSpeech_sayWhyTheyDoNotApply() {
        bench.start();
        List<CaseResult> results =
                run(Extent.usual(), Restart.none(), "SRV-VOX-08", "SRV-VOX-26", "SRV-CTX-07", "SRV-FRC-12");
        assertThat(results).extracting(CaseResult::verdict).containsOnly(Verdict.NOT_APPLICABLE);
        assertThat(results)
                .flatExtracting(ServerCheckTest::messages)
                .containsExactly(
                        "voice refused: HTTP 404",
                        "can't be seen on the wire",
                        "can't be seen on the wire",
                        "the server does not claim the feature speech");
    }

    @Test
    void serverThatSaysNothing_isNotReached_whateverItClaims() {
        bench.start();
        Extent speaks = Extent.usual().withFeatures(Set.of(Extent.SPEECH));
        assertThat(run(speaks, Restart.none(), "SRV-FRC-12", "SRV-SPF-02", "SRV-SPF-04"))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.NOT_REACHED);
        bench.start(Set.of(ReferenceServer.VOICE));
        assertThat(run(speaks, Restart.none(), "SRV-VOX-12", "SRV-VOX-13", "SRV-VOX-14", "SRV-VOX-15", "SRV-VOX-25"))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.NOT_REACHED);
    }

    @Test
    void cue_isGiven_insteadOfAContext() {
        bench.start(Set.of(ReferenceServer.SPEECH));
        AtomicInteger given = new AtomicInteger();
        SpeechCue cue = () -> given.incrementAndGet() > 0;
        Extent speaks = Extent.usual().withFeatures(Set.of(Extent.SPEECH));
        assertThat(new ServerCheck(settings(speaks).with(cue)).run(cases("SRV-SPF-02")))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.NOT_REACHED);
        assertThat(given).hasValue(2);
    }

    @Test
    void serverThatSaysItHasNoVoice_isJudgedByHowItSaysSo() {
        bench.start(Set.of(ReferenceServer.NO_VOICE));
        List<CaseResult> results = run(Extent.usual(), Restart.none(), "SRV-VOX-02", "SRV-VOX-04", "SRV-VOX-08");
        assertThat(results)
                .extracting(CaseResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.PASS, Verdict.NOT_APPLICABLE);
        assertThat(messages(results.get(2))).containsExactly("voice refused: no voice here");
    }

    @Test
    void casesOfFrames_needSockets() {
        bench.start();
        CaseResult result = run(Extent.usual(), Restart.none(), "SRV-WS-05").get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    }

    @Test
    void extent_refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Extent.usual().withRepeat(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Extent.usual().withTimeout(Duration.ZERO))
                .withMessage("timeout: expected more than zero, was PT0S");
    }
}
