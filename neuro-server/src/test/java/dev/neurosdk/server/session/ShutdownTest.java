package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final OneSession world = new OneSession();

    @BeforeEach
    void gameIsThere() {
        world.startsAndRegisters("a");
    }

    private CompletableFuture<ShutdownOutcome> shutsDown() {
        return world.game().shutDown(SOON).toCompletableFuture();
    }

    @Test
    void gracefulShutdown_isAskedForAndEndsWithReady() {
        CompletableFuture<ShutdownOutcome> outcome = shutsDown();
        assertThat(world.sent).containsExactly(new NeuroMessage.GracefulShutdown(true));
        assertThat(outcome).isNotDone();

        world.says(new GameMessage.ShutdownReady(GAME));

        assertThat(outcome).isCompletedWithValue(ShutdownOutcome.READY);
        assertThat(world.openTimers()).isZero();
        assertThat(world.events(SessionEvent.ShutdownEnded.class))
                .extracting(SessionEvent.ShutdownEnded::outcome)
                .containsExactly(ShutdownOutcome.READY);
    }

    @Test
    void immediateShutdown_saysSo() {
        CompletableFuture<ShutdownOutcome> outcome =
                world.game().shutDownNow(SOON).toCompletableFuture();

        world.says(new GameMessage.ShutdownReady(GAME));

        assertThat(world.sent).containsExactly(new NeuroMessage.ImmediateShutdown());
        assertThat(outcome).isCompletedWithValue(ShutdownOutcome.READY);
    }

    @Test
    void shutdown_withoutReady_timesOut() {
        CompletableFuture<ShutdownOutcome> outcome = shutsDown();

        world.pass(SOON.minusMillis(1));
        assertThat(outcome).isNotDone();
        world.pass(Duration.ofMillis(1));
        world.says(new GameMessage.ShutdownReady(GAME));

        assertThat(outcome).isCompletedWithValue(ShutdownOutcome.TIMED_OUT);
    }

    @Test
    void shutdown_isSupersededByANewerOne() {
        CompletableFuture<ShutdownOutcome> first = shutsDown();

        CompletableFuture<ShutdownOutcome> second =
                world.game().shutDownNow(SOON).toCompletableFuture();
        world.says(new GameMessage.ShutdownReady(GAME));

        assertThat(first).isCompletedWithValue(ShutdownOutcome.SUPERSEDED);
        assertThat(second).isCompletedWithValue(ShutdownOutcome.READY);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void shutdown_canBeWithdrawn() {
        CompletableFuture<ShutdownOutcome> outcome = shutsDown();
        world.sent.clear();

        CompletableFuture<SendOutcome> withdrawn = world.game().cancelShutdown().toCompletableFuture();

        assertThat(world.sent).containsExactly(new NeuroMessage.GracefulShutdown(false));
        assertThat(outcome).isCompletedWithValue(ShutdownOutcome.CANCELLED);
        assertThat(withdrawn).isCompletedWithValue(SendOutcome.SENT);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void withdrawal_ofNothingOrOfAnImmediateShutdown_isRefused() {
        CompletableFuture<SendOutcome> ofNothing = world.game().cancelShutdown().toCompletableFuture();
        world.game().shutDownNow(SOON);
        world.sent.clear();
        CompletableFuture<SendOutcome> ofImmediate =
                world.game().cancelShutdown().toCompletableFuture();

        assertThat(ofNothing).isCompletedWithValue(SendOutcome.REFUSED);
        assertThat(ofImmediate).isCompletedWithValue(SendOutcome.REFUSED);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void shutdown_isOverWhenTheGameStartsAnewOrLeaves() {
        CompletableFuture<ShutdownOutcome> first = shutsDown();
        world.says(new GameMessage.Startup(GAME));
        CompletableFuture<ShutdownOutcome> second = shutsDown();
        Game game = world.game();
        world.post(new SessionInput.Closed(1000, ""));
        CompletableFuture<ShutdownOutcome> late = game.shutDown(SOON).toCompletableFuture();

        assertThat(first).isCompletedWithValue(ShutdownOutcome.LEFT);
        assertThat(second).isCompletedWithValue(ShutdownOutcome.LEFT);
        assertThat(late).isCompletedWithValue(ShutdownOutcome.LEFT);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void readyThatNobodyAskedFor_changesNothing() {
        world.says(new GameMessage.ShutdownReady(GAME));

        assertThat(world.events(SessionEvent.ShutdownEnded.class)).isEmpty();
        assertThat(world.rulesBroken()).isEmpty();
    }

    @Test
    void deadline_isPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> world.game().shutDown(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> world.game().shutDownNow(Duration.ofSeconds(-1)));
    }

    @Test
    void otherMessages_areSentAsLongAsTheGameIsThere() {
        Game game = world.game();
        NeuroMessage.SpeechFinished over = new NeuroMessage.SpeechFinished(true, false, null);

        assertThat(game.reregisterAll().toCompletableFuture()).isCompletedWithValue(SendOutcome.SENT);
        assertThat(game.speechFinished(over).toCompletableFuture()).isCompletedWithValue(SendOutcome.SENT);
        assertThat(game.sendRaw("{").toCompletableFuture()).isCompletedWithValue(SendOutcome.SENT);
        assertThat(world.sent).containsExactly(new NeuroMessage.ReregisterAll(), over);
        assertThat(world.texts).containsExactly("{");

        world.post(new SessionInput.Closed(1000, ""));
        assertThat(game.reregisterAll().toCompletableFuture()).isCompletedWithValue(SendOutcome.LEFT);
        assertThat(game.sendRaw("{").toCompletableFuture()).isCompletedWithValue(SendOutcome.LEFT);
        assertThat(game.isConnected()).isFalse();
    }

    @Test
    void speechFinished_isRefusedBeforeItsEdition() {
        OneSession old = new OneSession(SessionSettings.of(Edition.E6, "neuro", "Neuro-sama", false));
        old.startsAndRegisters("a");
        NeuroMessage.SpeechFinished over = new NeuroMessage.SpeechFinished(true, false, null);

        CompletableFuture<SendOutcome> outcome = old.game().speechFinished(over).toCompletableFuture();

        assertThat(outcome).isCompletedWithValue(SendOutcome.REFUSED);
        assertThat(old.sent).isEmpty();
    }
}
