package dev.neurosdk.server.simulation;

import static dev.neurosdk.server.simulation.Invariant.FUTURE_KEPT;
import static dev.neurosdk.server.simulation.Invariant.GAME_LEAVES_ONCE;
import static dev.neurosdk.server.simulation.Invariant.GAME_START_FIRST;
import static dev.neurosdk.server.simulation.Invariant.SENT_ON_PURPOSE;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which games speak on a connection, and which of them was asked to shut down. */
final class GameOracle {

    private record Asked(Wanted wanted, long due) {
        private boolean isGraceful() {
            return wanted.kind == Wanted.Kind.SHUT_DOWN;
        }
    }

    private final Oracle oracle;
    private final Set<String> games = new LinkedHashSet<>();
    private final Set<String> started = new LinkedHashSet<>();
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    // What this letter must bring.
    private @Nullable String startNoted;
    private @Nullable String startTold;
    private final List<String> leaves = new ArrayList<>();
    private final List<String> endsNoted = new ArrayList<>();
    private @Nullable String askedNoted;
    private boolean gone;

    GameOracle(Oracle oracle) {
        this.oracle = oracle;
    }

    boolean admits(String game) {
        return games.contains(game) || games.size() < oracle.settings.limits().games();
    }

    List<String> names() {
        return List.copyOf(games);
    }

    int shutdowns() {
        return asked.size();
    }

    // ---- letters

    void spoke(String game, boolean startup) {
        if (games.add(game) || startup) {
            startNoted = game;
            startTold = game;
        }
        if (startup) {
            end(game, ShutdownOutcome.LEFT);
        }
    }

    void shutDown(Wanted wanted) {
        end(wanted.game, ShutdownOutcome.SUPERSEDED);
        asked.put(wanted.game, new Asked(wanted, oracle.now() + wanted.deadline));
        askedNoted = wanted.game;
        oracle.expect(
                wanted.kind == Wanted.Kind.SHUT_DOWN
                        ? new NeuroMessage.GracefulShutdown(true)
                        : new NeuroMessage.ImmediateShutdown());
    }

    void cancel(Wanted wanted) {
        Asked open = asked.get(wanted.game);
        if (open != null && open.isGraceful()) {
            oracle.expect(new NeuroMessage.GracefulShutdown(false));
            end(wanted.game, ShutdownOutcome.CANCELLED);
            oracle.due(wanted, SendOutcome.SENT);
        } else {
            oracle.due(wanted, SendOutcome.REFUSED);
        }
    }

    void ready(String game) {
        end(game, ShutdownOutcome.READY);
    }

    void overdue(Alarm alarm) {
        String game = asked.entrySet().stream()
                .filter(entry -> entry.getValue().due() == alarm.due)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> oracle.violation(FUTURE_KEPT, "a deadline of nothing", alarm));
        end(game, ShutdownOutcome.TIMED_OUT);
    }

    void closed() {
        games.forEach(game -> end(game, ShutdownOutcome.LEFT));
        leaves.addAll(games);
    }

    private void end(String game, ShutdownOutcome outcome) {
        Asked open = asked.remove(game);
        if (open != null) {
            oracle.due(open.wanted(), outcome);
            endsNoted.add(game + " " + outcome);
        }
    }

    // ---- what is seen

    void started(SessionEvent.GameStarted event) {
        oracle.check(event.game().equals(startNoted), GAME_START_FIRST, event, startNoted);
        startNoted = null;
    }

    void asked(SessionEvent.ShutdownAsked event) {
        oracle.check(event.game().equals(askedNoted), SENT_ON_PURPOSE, event, askedNoted);
        askedNoted = null;
    }

    void ended(SessionEvent.ShutdownEnded event) {
        oracle.check(endsNoted.remove(event.game() + " " + event.outcome()), FUTURE_KEPT, event, endsNoted);
    }

    void toldStart(String game) {
        oracle.check(game.equals(startTold), GAME_START_FIRST, game, startTold);
        startTold = null;
        started.add(game);
    }

    void told(String game) {
        oracle.check(started.contains(game), GAME_START_FIRST, game);
        oracle.check(!gone, GAME_LEAVES_ONCE, game);
    }

    void toldLeft(String game) {
        told(game);
        oracle.check(!leaves.isEmpty() && leaves.remove(0).equals(game), GAME_LEAVES_ONCE, game, leaves);
        gone = leaves.isEmpty();
    }

    void finish() {
        oracle.check(startNoted == null && startTold == null, GAME_START_FIRST, startNoted, startTold);
        oracle.check(leaves.isEmpty(), GAME_LEAVES_ONCE, leaves);
        oracle.check(endsNoted.isEmpty(), FUTURE_KEPT, endsNoted);
        oracle.check(askedNoted == null, SENT_ON_PURPOSE, askedNoted);
    }
}
