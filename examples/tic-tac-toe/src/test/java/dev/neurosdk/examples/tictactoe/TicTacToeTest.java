package dev.neurosdk.examples.tictactoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.Disconnected;
import dev.neurosdk.server.event.SessionEvent.MessageReceived;
import dev.neurosdk.server.event.SessionEvent.RuleBroken;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TicTacToeTest {

    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Disconnected> left = new CompletableFuture<>();

    @Test
    void play_randomNeuro_reachesTheEnd() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            try (NeuroServer server = server(seed)) {
                MatchResult result = TicTacToe.play(server.uri(), seed).get(10, TimeUnit.SECONDS);
                assertThat(result.outcome()).isNotEqualTo(MatchResult.Outcome.ABANDONED);
                assertThat(result.board()).hasLineCount(3);
            }
        }
    }

    @Test
    void play_equalSeeds_playAlike() throws Exception {
        assertThat(resultOf(7)).isEqualTo(resultOf(7));
    }

    @Test
    void play_wholeMatch_breaksNoRule_andLeavesProperly() throws Exception {
        try (NeuroServer server = server(3)) {
            TicTacToe.play(server.uri(), 3).get(10, TimeUnit.SECONDS);
            assertThat(left.get(10, TimeUnit.SECONDS).code()).isEqualTo(1000);
        }
        assertThat(events).noneMatch(RuleBroken.class::isInstance);
        assertThat(events)
                .filteredOn(MessageReceived.class::isInstance)
                .flatExtracting(event -> ((MessageReceived) event).violations())
                .noneMatch(violation -> violation.level() != Level.PROBE);
    }

    @Test
    void play_serverLeaves_failsWithAReason() throws Exception {
        CompletableFuture<MatchResult> match;
        CompletableFuture<Void> forced = new CompletableFuture<>();
        try (NeuroServer server = NeuroServer.builder()
                .port(0)
                .decider(request -> {
                    forced.complete(null);
                    return new CompletableFuture<>();
                })
                .start()) {
            match = TicTacToe.play(server.uri(), 1);
            forced.get(10, TimeUnit.SECONDS); // from here on the game only waits
        }
        assertThatThrownBy(() -> match.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("closed the connection with 1001");
    }

    @Test
    void play_nobodyListens_failsWithAReason() throws Exception {
        URI nowhere = URI.create("ws://127.0.0.1:" + freePort());
        assertThatThrownBy(() -> TicTacToe.play(nowhere, 1).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("Cannot connect to " + nowhere);
    }

    @Test
    void play_otherScheme_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TicTacToe.play(URI.create("http://127.0.0.1"), 1));
    }

    @Test
    void run_exitCodes_tellSuccessFailureAndUsage() throws Exception {
        try (NeuroServer server = server(1)) {
            assertThat(TicTacToe.run(server.uri().toString())).isZero();
        }
        assertThat(TicTacToe.run("ws://127.0.0.1:" + freePort())).isEqualTo(1);
        assertThat(TicTacToe.run("not an address")).isEqualTo(2);
        assertThat(TicTacToe.run("one", "two")).isEqualTo(2);
    }

    private MatchResult resultOf(long seed) throws Exception {
        try (NeuroServer server = server(seed)) {
            return TicTacToe.play(server.uri(), seed).get(10, TimeUnit.SECONDS);
        }
    }

    private NeuroServer server(long seed) throws IOException {
        return NeuroServer.builder()
                .port(0)
                .decider(new RandomDecider(seed))
                .eventSink(this::note)
                .start();
    }

    private void note(SessionEvent event) {
        events.add(event);
        if (event instanceof Disconnected disconnected) {
            left.complete(disconnected);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
