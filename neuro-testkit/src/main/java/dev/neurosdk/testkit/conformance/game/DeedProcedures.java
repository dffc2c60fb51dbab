package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.CloseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens around a game, which somebody has to make happen: it is quit, its clock jumps. */
final class DeedProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-UNR-04", List.of(new Part("", DeedProcedures::quit))),
            entry("GAME-ROB-08", List.of(new Part("", DeedProcedures::clockJumps))));

    private static final Duration AFTERMATH = Duration.ofSeconds(10);
    private static final int GAME_OVER = 1000;
    private static final int GOING_AWAY = 1001;

    private DeedProcedures() {}

    private static void quit(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        if (!bench.errands().isDone(Deed.QUIT, witness)) {
            return;
        }
        AtomicBoolean cleared = new AtomicBoolean();
        Optional<CloseStatus> end = bench.line().await(bench.times().situation(), () -> {
            cleared.set(cleared.get() || isEmpty(game));
            return game.closeStatus();
        });
        boolean orderly = end.filter(status -> status.code() == GAME_OVER || status.code() == GOING_AWAY)
                .isPresent();
        if (end.isEmpty()) {
            witness.saw(
                    Verdict.INFO,
                    "the game was quit, and its connection is open "
                            + bench.times().situation().toSeconds() + " s later");
        } else if (!orderly && !cleared.get()) {
            witness.saw(
                    Verdict.INFO,
                    "expected a game that takes its actions back, or closes with 1000 or 1001, when it is quit, was neither: "
                            + end.get());
        } else {
            witness.note("quit: " + (cleared.get() ? "took its actions back, " : "") + "closed with " + end.get());
        }
    }

    private static boolean isEmpty(GameConnection game) {
        return game.state().map(GameState::actions).filter(Map::isEmpty).isPresent();
    }

    private static boolean isForced(GameConnection game) {
        return game.state().flatMap(GameState::force).isPresent();
    }

    /** Whatever waits for a time of day is due at once then. */
    private static void clockJumps(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        boolean forced = isForced(game);
        if (!bench.errands().isDone(Deed.JUMP_CLOCK, witness)) {
            return;
        }
        int before = game.waiting().size();
        bench.line().pause(AFTERMATH);
        int messages = game.waiting().size() - before;
        String connection = game.isOpen() ? "stayed open" : "ended";
        String force = isForced(game) ? ", the force is still open" : ", the force is over";
        witness.saw(
                Verdict.INFO,
                "the clock jumped by an hour: the connection " + connection + (forced && game.isOpen() ? force : "")
                        + ", "
                        + (messages > 0 ? "messages came" : "nothing came") + " within " + AFTERMATH.toSeconds()
                        + " s, calls are "
                        + (bench.stillThere() ? "answered" : "not answered"));
    }
}
