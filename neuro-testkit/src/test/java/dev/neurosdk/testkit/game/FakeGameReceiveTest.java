package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.message.NeuroMessage.ReregisterAll;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.peer.Incoming;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FakeGameReceiveTest {

    private static final String LOOK = "{\"command\":\"action\",\"data\":{\"id\":\"c1\",\"name\":\"look\"}}";
    private static final String JUMP = "{\"command\":\"action\",\"data\":{\"id\":\"c2\",\"name\":\"jump\"}}";
    private static final String SPOKEN = "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true}}";

    @Test
    void await_takesTheFirstOfItsKind_andLeavesTheOthersInOrder() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(SPOKEN, LOOK, JUMP);
                FakeGame game = connect(server)) {
            assertThat(game.await(Action.class).name()).isEqualTo("look");
            assertThat(game.takeAny().text()).isEqualTo(SPOKEN);
            assertThat(game.takeAny().text()).isEqualTo(JUMP);
        }
    }

    @Test
    void await_withACondition_leavesWhatDoesNotMeetIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK, JUMP);
                FakeGame game = connect(server)) {
            assertThat(game.await(Action.class, action -> action.name().equals("jump"))
                            .id())
                    .isEqualTo("c2");
            assertThat(game.await(Action.class).id()).isEqualTo("c1");
        }
    }

    @Test
    void await_whenNothingComes_failsWithTheTranscript() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(SPOKEN);
                FakeGame game = hasty(server)) {
            game.startup();
            game.await(SpeechFinished.class);
            assertThatThrownBy(() -> game.await(Action.class))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected a message Action within 300 ms, nothing of the kind came")
                    .hasMessageContaining("transcript of \"Star Harbour\" at ws://127.0.0.1:")
                    .hasMessageContaining("-> {\"command\":\"startup\"")
                    .hasMessageContaining("<- " + SPOKEN);
        }
    }

    @Test
    void await_ofAnotherKind_failsAndTakesNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK);
                FakeGame game = hasty(server)) {
            assertThatThrownBy(() -> game.await(ReregisterAll.class)).isInstanceOf(AssertionError.class);
            assertThat(game.await(Action.class).id()).isEqualTo("c1");
        }
    }

    @Test
    void await_ofWhatOnlyAnotherConditionMeets_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK);
                FakeGame game = hasty(server)) {
            assertThatThrownBy(() -> game.await(Action.class, action -> false)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void await_whenTheConnectionEnds_failsAtOnce_butStillGivesWhatCameBefore() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> {
                    peer.say(LOOK);
                    peer.close(4000, "enough");
                });
                FakeGame game = FakeGame.builder(server.uri(), "Star Harbour")
                        .deadline(Duration.ofMinutes(1))
                        .connect()) {
            game.startup();
            game.awaitClose();
            assertThat(game.await(Action.class).id()).isEqualTo("c1");
            assertThatThrownBy(() -> game.await(Action.class))
                    .hasMessageStartingWith(
                            "expected a message Action, but the connection was closed with 4000 \"enough\"");
        }
    }

    @Test
    void await_interrupted_failsAndKeepsTheInterrupt() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> game.await(Action.class))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void await_byTwoThreads_givesEachTheirOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> {
                    peer.say(JUMP);
                    peer.say(LOOK);
                });
                FakeGame game = connect(server)) {
            CompletableFuture<String> looking = CompletableFuture.supplyAsync(() -> awaitNamed(game, "look"));
            CompletableFuture<String> jumping = CompletableFuture.supplyAsync(() -> awaitNamed(game, "jump"));
            game.startup();
            assertThat(looking.get(5, TimeUnit.SECONDS)).isEqualTo("c1");
            assertThat(jumping.get(5, TimeUnit.SECONDS)).isEqualTo("c2");
        }
    }

    @Test
    void oversizeMessage_isAViolation_andKeepsTheConnection() throws Exception {
        String big = "x".repeat((1 << 20) + 1);
        try (ScriptedServer server = ScriptedServer.greeting(big, LOOK);
                FakeGame game = connect(server)) {
            assertThat(game.await(Action.class).id()).isEqualTo("c1");
            assertThat(game.takeAny().violations()).extracting(Violation::rule).containsExactly(Rule.JSON_SIZE);
        }
    }

    @Test
    void takeAll_takesWhatWaits() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK, SPOKEN);
                FakeGame game = connect(server)) {
            game.ping();
            assertThat(game.takeAll()).extracting(Incoming::text).containsExactly(LOOK, SPOKEN);
            assertThat(game.takeAll()).isEmpty();
        }
    }

    @Test
    void soundMessages_areNoViolations() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(SPOKEN);
                FakeGame game = connect(server)) {
            game.ping();
            assertThatCode(game::assertNoViolations).doesNotThrowAnyException();
            assertThat(game.violations()).isEmpty();
        }
    }

    @Test
    void soundMessage_thatDoesNotFitWhatCameBefore_isAFinding() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK);
                FakeGame game = connect(server)) {
            game.ping();
            assertThat(game.violations()).isEmpty();
            assertThat(game.findings())
                    .extracting(finding -> finding.violation().rule())
                    .containsExactly(Rule.CALL_REGISTERED);
            assertThatThrownBy(game::assertNoViolations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected no message to break a rule, 1 did\nviolation: MUST ACN-1");
        }
    }

    @Test
    void violation_isKept_shownInEveryFailure_andAsserted() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting("no json", SPOKEN);
                FakeGame game = hasty(server)) {
            game.await(SpeechFinished.class);
            assertThatThrownBy(game::assertNoViolations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected no message to break a rule, 1 did")
                    .hasMessageContaining("violation: [MUST JSON-2")
                    .hasMessageContaining("in no json");
            assertThatThrownBy(() -> game.await(Action.class)).hasMessageContaining("in no json");
            assertThat(game.violations()).extracting(Incoming::text).containsExactly("no json");
            assertThat(game.takeAny().message()).isEmpty();
        }
    }

    @Test
    void violation_insideAnUnderstoodMessage_isSeen() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(
                        "{\"command\":\"action\",\"game\":\"Star Harbour\",\"data\":{\"id\":\"c1\",\"name\":\"look\"}}");
                FakeGame game = connect(server)) {
            assertThat(game.await(Action.class).id()).isEqualTo("c1");
            assertThatThrownBy(game::assertNoViolations).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void binaryFrame_isAViolation() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> peer.sayBinary(new byte[] {1, -1}));
                FakeGame game = connect(server)) {
            game.startup();
            Incoming<NeuroMessage> binary = game.takeAny();
            assertThat(binary.text()).isEqualTo("(binary, 2 bytes) 01 ff");
            assertThat(binary.violations()).extracting(Violation::rule).containsExactly(Rule.TEXT_FRAME);
            assertThatThrownBy(game::assertNoViolations).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void memory_forgetsTheOldest() throws Exception {
        try (ScriptedServer server = ScriptedServer.greeting(LOOK, JUMP, SPOKEN);
                FakeGame game =
                        FakeGame.builder(server.uri(), "Star Harbour").memory(2).connect()) {
            game.ping();
            assertThat(game.takeAll()).extracting(Incoming::text).containsExactly(JUMP, SPOKEN);
            assertThat(game.transcript()).hasSize(2);
        }
    }

    private static String awaitNamed(FakeGame game, String name) {
        return game.await(Action.class, action -> action.name().equals(name)).id();
    }

    private static FakeGame connect(ScriptedServer server) throws IOException {
        return FakeGame.connect(server.uri(), "Star Harbour");
    }

    private static FakeGame hasty(ScriptedServer server) throws IOException {
        return FakeGame.builder(server.uri(), "Star Harbour")
                .deadline(Duration.ofMillis(300))
                .connect();
    }
}
