package dev.neurosdk.testkit.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.game.FakeGame;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server all of whose messages are late, so that each crosses with what the game says meanwhile. */
class CrossingTest {

    private static final Duration LATE = Duration.ofMillis(400);

    private final LateNetwork network = new LateNetwork();
    private final LogTape tape = new LogTape();

    /** What the server says arrives late, in its order. */
    private static final class LateNetwork implements Network {
        private final VirtualTimeline clock = new VirtualTimeline();
        private final MemoryNetwork network = new MemoryNetwork(clock, 7);

        @Override
        public Wire connect(Dial dial, WireListener listener) throws IOException {
            return network.connect(dial, new WireListener() {
                @Override
                public void text(String text) {
                    late(() -> listener.text(text));
                }

                @Override
                public void binary(byte[] bytes) {
                    late(() -> listener.binary(bytes));
                }

                @Override
                public void pong(byte[] payload) {
                    late(() -> listener.pong(payload));
                }

                @Override
                public void failed(Throwable cause) {
                    late(() -> listener.failed(cause));
                }

                @Override
                public void closed(int code, String reason) {
                    late(() -> listener.closed(code, reason));
                }
            });
        }

        private void late(Runnable arrival) {
            Timeline.Alarm unused = timeline().schedule(LATE, arrival);
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

    private List<CaseResult> check(List<String> ids, ServerMutant... mutants) throws IOException {
        List<ConformanceCase> cases = ids.stream()
                .map(id -> Catalogue.standard().find(id).orElseThrow())
                .toList();
        try (ReferenceServer server = ReferenceServer.start(network, Edition.newest(), 7, Set.of(), mutants)) {
            return new ServerCheck(new ServerCheck.Settings(
                            network, server.uri(), Edition.newest(), 7, Duration.ofSeconds(5), tape, known -> {}))
                    .run(cases);
        }
    }

    /** A game that changes its mind while a call is on its way, and goes on. */
    private void play(BiConsumer<FakeGame, String> change) throws IOException {
        try (ReferenceServer server = ReferenceServer.start(network, Edition.newest(), 7, Set.of());
                FakeGame game = FakeGame.builder(server.uri(), "Star Harbour")
                        .network(network)
                        .recorder(tape, 1)
                        .connect()) {
            game.startup();
            game.register(new ActionDefinition("go", "Go."));
            game.force("Go?", "go");
            network.clock.advance(LATE.dividedBy(2));
            change.accept(game, "go");
            NeuroMessage.Action late = game.await(NeuroMessage.Action.class);
            assertThat(late.name()).isEqualTo("go");
            game.fail(late, "Too late.");
            game.register(new ActionDefinition("stay", "Stay."));
            game.force("Stay?", "stay");
            game.succeed(game.await(NeuroMessage.Action.class));
            game.ping();
            game.assertNoViolations();
        }
    }

    /** Every call of the log is judged. */
    private void assertNobodyBlamed() {
        List<ConformanceCase> cases = Stream.of("SRV-ACT-03", "SRV-ACT-04")
                .map(id -> Catalogue.standard().find(id).orElseThrow())
                .toList();
        Judge judge = new Judge(Edition.newest(), cases, false);
        tape.entries().forEach(judge::accept);
        assertThat(judge.results()).allSatisfy(result -> {
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(result.opportunities()).isEqualTo(2);
        });
    }

    @Test
    void callThatCrossesStartup_isNoMistake() throws IOException {
        play((game, action) -> game.startup());
        assertNobodyBlamed();
    }

    @Test
    void callThatCrossesUnregister_isNoMistake() throws IOException {
        play((game, action) -> game.unregister(action));
        assertNobodyBlamed();
    }

    @Test
    void serverThatIgnoresWhatItHasHeard_isCaught_howeverLateItsCallsAre() throws IOException {
        assertThat(check(List.of("SRV-UNR-01", "SRV-ACT-03"), ServerMutant.IGNORE_UNREGISTER))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.FAIL);
        assertThat(check(List.of("SRV-UNR-05", "SRV-ACT-03"), ServerMutant.STALE_CHOICE))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.FAIL);
        assertThat(check(List.of("SRV-FRC-08", "SRV-ACT-04"), ServerMutant.TWO_OUTSTANDING))
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.WARN);
    }
}
