package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a decider does, the game is not harmed. */
class FaultyDeciderTest {

    private final OneSession world =
            new OneSession(OneSession.settings().with(ForceRules.DEFAULT.withRetries(1, Duration.ofMillis(50))));

    private void failsFirst(Supplier<CompletionStage<Decision>> fault) {
        world.startsAndRegisters("a");
        world.instead = fault;
        world.forces("a");
        world.instead = null;
    }

    private void isAskedAgain(String why) {
        assertThat(world.sent).isEmpty();
        world.pass(Duration.ofMillis(50));
        assertThat(world.questions.getLast().earlierFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains(why));
        world.answers.removeLast().complete(new Decision("a", null));
        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.failures).isEmpty();
    }

    @Test
    void deciderThatThrowsAnException_isAskedAgain() {
        failsFirst(() -> {
            throw new IllegalStateException("model offline");
        });
        isAskedAgain("model offline");
    }

    @Test
    void deciderThatThrowsAnError_isAskedAgain() {
        failsFirst(() -> {
            throw new StackOverflowError("too deep");
        });
        isAskedAgain("too deep");
    }

    @Test
    void deciderThatReturnsNoStage_isAskedAgain() {
        failsFirst(() -> null);
        isAskedAgain("the decider's stage");
    }

    @Test
    void deciderThatAnswersNull_isAskedAgain() {
        failsFirst(() -> CompletableFuture.completedFuture(null));
        isAskedAgain("answered null");
    }

    @Test
    void deciderWhoseAnswerFailsWithAnError_isAskedAgain() {
        failsFirst(() -> CompletableFuture.supplyAsync(
                () -> {
                    throw new NoClassDefFoundError("model/Weights");
                },
                Runnable::run));
        isAskedAgain("model/Weights");
    }

    @Test
    void deciderWhoseStageThrows_isAskedAgain() {
        failsFirst(() -> new CompletableFuture<>() {
            @Override
            public CompletableFuture<Decision> whenComplete(
                    @Nullable BiConsumer<? super Decision, ? super Throwable> action) {
                throw new IllegalStateException("no listeners");
            }
        });
        isAskedAgain("no listeners");
    }

    @Test
    void deciderThatAnswersTwice_isHeardOnce() {
        world.startsAndRegisters("a", "b");
        world.forces("a", "b");
        CompletableFuture<Decision> answer = world.answers.removeFirst();

        answer.complete(new Decision("a", null));
        answer.obtrudeValue(new Decision("b", null));

        assertThat(world.call().name()).isEqualTo("a");
    }

    @Test
    void deciderThatAnswersAfterTheGameLeft_changesNothing() {
        world.minimal = true;
        world.startsAndRegisters("a");
        world.forces("a");
        world.post(new SessionInput.Closed(1006, ""));
        int before = world.events.size();

        world.decides("a");

        assertThat(world.events).hasSize(before);
        assertThat(world.outcomes()).containsExactly(ForceOutcome.DISCONNECTED);
    }

    @Test
    void newsThatThrow_areReportedAndStopNothing() {
        world.startsAndRegisters("a");
        world.onNews = news -> {
            throw new StackOverflowError(news);
        };

        world.says(new GameMessage.Context(GAME, "storm", true));
        world.forces("a");
        world.answers.removeFirst().complete(new Decision("a", null));

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.failures).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void eventsThatThrow_areReportedAndStopNothing() {
        world.onEvent = event -> {
            throw new IllegalStateException("sink is full");
        };

        world.startsAndRegisters("a");
        world.forces("a");
        world.answers.removeFirst().complete(new Decision("a", null));

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.failures).isNotEmpty().allMatch(IllegalStateException.class::isInstance);
    }
}
