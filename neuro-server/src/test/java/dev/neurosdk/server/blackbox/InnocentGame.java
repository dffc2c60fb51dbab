package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A game that does nothing wrong: it plays turn after turn while something else happens on the same server, and must never
 * notice. Thread-safe.
 */
final class InnocentGame {

    static final String NAME = "Innocent Game";
    static final String DATA = "{\"flower\":\"rose\"}";

    private static final String ACTION = "water_flower";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LAST_TURNS = 2;

    private final FakeGame game;
    private final CompletableFuture<Void> played = new CompletableFuture<>();
    private volatile boolean over;

    private InnocentGame(FakeGame game) {
        this.game = game;
    }

    static InnocentGame join(URI server) throws IOException {
        return join(FakeGame.builder(server, NAME));
    }

    static InnocentGame join(FakeGame.Builder game) throws IOException {
        InnocentGame innocent = new InnocentGame(game.deadline(PATIENCE).connect());
        innocent.enter();
        Thread player = new Thread(innocent::play, "innocent-game");
        player.setDaemon(true);
        player.start();
        return innocent;
    }

    private void enter() {
        game.await(NeuroMessage.ReregisterAll.class);
        game.startup();
        game.await(NeuroMessage.StartupAck.class);
        game.register(new ActionDefinition(ACTION, "Water a flower.", """
                {"type":"object","properties":{"flower":{"type":"string","enum":["rose"]}},"required":["flower"]}"""));
    }

    private void play() {
        try {
            int turns = 0;
            do {
                turn(++turns);
            } while (!over);
            played.complete(null);
        } catch (RuntimeException | Error e) {
            played.completeExceptionally(e);
        }
    }

    private void turn(int number) {
        game.context("Day " + number + " in the garden.", true);
        game.force("Which flower?", ACTION);
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        assertThat(call.name()).isEqualTo(ACTION);
        assertThat(call.data()).isEqualTo(DATA);
        game.succeed(call, "The " + number + "th flower blooms.");
    }

    /** Ends the play and fails when anything but the answers to its own forces has reached it. */
    void leaveUndisturbed() {
        over = true;
        awaitEndOfPlay();
        for (int turn = 1; turn <= LAST_TURNS; turn++) {
            turn(turn);
        }
        game.assertSilence();
        game.assertNoViolations();
        assertThat(game.isOpen()).isTrue();
        game.close();
    }

    private void awaitEndOfPlay() {
        try {
            played.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the innocent game was disturbed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the innocent game was left waiting", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits for its end where the server itself ends, and gives the close code. */
    int awaitEnd() {
        int code = game.awaitClose().code();
        over = true;
        return code;
    }
}
