package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The steps of each game that speaks on the connection, from its first word to its end. Source: sections 6.1, 8.1 and 11 of
 * the protocol page. Confined to one turn.
 */
final class GameSteps {

    private final Turn turn;
    private Map<String, GameState> games;

    GameSteps(Turn turn, SessionState state) {
        this.turn = turn;
        this.games = state.games();
    }

    Map<String, GameState> states() {
        return games;
    }

    boolean isFirst() {
        return games.isEmpty();
    }

    boolean isNew(String game) {
        return !games.containsKey(game);
    }

    boolean admits(String game) {
        return !isNew(game) || games.size() < turn.settings.limits().games();
    }

    Violation oneTooMany(String game) {
        return turn.violation(
                Rule.GAME_NAME_STABLE,
                "/game",
                "at most " + turn.settings.limits().games() + " names on one connection",
                "one more, " + Turn.quoted(game));
    }

    void spoke(String game) {
        enter(game, new GameState.Unannounced());
    }

    void started(String game) {
        endShutdown(game, ShutdownOutcome.LEFT);
        enter(game, new GameState.Playing());
    }

    void left() {
        for (String game : games.keySet()) {
            endShutdown(game, ShutdownOutcome.LEFT);
            turn.tell(game, Decider::gameLeft);
        }
    }

    void shutDown(Wish.ShutDown wish) {
        endShutdown(wish.game(), ShutdownOutcome.SUPERSEDED);
        long timer = turn.nextTicket();
        become(wish.game(), new GameState.Leaving(wish.immediate(), timer, wish.asker()));
        turn.effect(new Effect.StartTimer(timer, wish.deadline()));
        turn.sendOut(wish.immediate() ? new NeuroMessage.ImmediateShutdown() : new NeuroMessage.GracefulShutdown(true));
        turn.emit(new SessionEvent.ShutdownAsked(turn.session(), wish.game(), wish.immediate()));
    }

    void cancelShutdown(Wish.CancelShutdown wish) {
        boolean graceful = games.get(wish.game()) instanceof GameState.Leaving leaving && !leaving.immediate();
        if (graceful) {
            turn.sendOut(new NeuroMessage.GracefulShutdown(false));
            endShutdown(wish.game(), ShutdownOutcome.CANCELLED);
            become(wish.game(), new GameState.Playing());
        }
        turn.effect(new Effect.Keep<>(wish.asker(), graceful ? SendOutcome.SENT : SendOutcome.REFUSED));
    }

    void ready(String game) {
        if (games.get(game) instanceof GameState.Leaving) {
            endShutdown(game, ShutdownOutcome.READY);
            become(game, new GameState.Saved());
        }
    }

    /** Whether it was a timer of these steps. */
    boolean timerFired(long timer) {
        for (Map.Entry<String, GameState> game : games.entrySet()) {
            if (game.getValue() instanceof GameState.Leaving leaving && leaving.timer() == timer) {
                endShutdown(game.getKey(), ShutdownOutcome.TIMED_OUT);
                become(game.getKey(), new GameState.Playing());
                return true;
            }
        }
        return false;
    }

    private void endShutdown(String game, ShutdownOutcome outcome) {
        if (games.get(game) instanceof GameState.Leaving leaving) {
            turn.effect(new Effect.CancelTimer(leaving.timer()));
            turn.effect(new Effect.Keep<>(leaving.asker(), outcome));
            turn.emit(new SessionEvent.ShutdownEnded(turn.session(), game, outcome));
        }
    }

    private void enter(String game, GameState state) {
        become(game, state);
        turn.emit(new SessionEvent.GameStarted(turn.session(), game));
        turn.tell(game, Decider::gameStarted);
    }

    private void become(String game, GameState state) {
        Map<String, GameState> changed = new LinkedHashMap<>(games);
        changed.put(game, state);
        games = Collections.unmodifiableMap(changed);
    }
}
