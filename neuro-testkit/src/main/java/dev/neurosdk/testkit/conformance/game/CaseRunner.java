package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.drive.Attempts;
import dev.neurosdk.testkit.conformance.drive.StallGuard;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.recording.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does what there is to do for one case after the other, and notices when the game is gone. Confined to one thread. */
final class CaseRunner {

    /** After so many a case has shown enough. */
    private static final int MOST_RELAUNCHES = 2;

    private final GameBench bench;
    private final Recorder recorder;
    private final int repeat;
    private final Attempts attempts;
    private @Nullable String over;

    CaseRunner(GameBench bench, Recorder recorder, int repeat, StallGuard guard) {
        this.bench = bench;
        this.recorder = recorder;
        this.repeat = repeat;
        this.attempts = new Attempts("the game", guard);
    }

    /** Since when the game is gone, in words; nothing while it is there. */
    Optional<String> down() {
        return Optional.ofNullable(over).or(attempts::down);
    }

    Witness witness(String id) {
        return new Witness(id, recorder, bench.line().timeline());
    }

    /** The game is gone, and no case is to blame. */
    void lost() {
        over = "the game is gone and did not come back";
    }

    /** Does the parts, as long as the situation lasts; returns those that it did not last for. */
    List<Part> run(GameCase known) {
        Witness witness = witness(known.id());
        List<Part> unused = new ArrayList<>();
        int relaunches = bench.relaunches();
        for (Part part : known.parts()) {
            if (hasShownEnough(known, witness, bench.relaunches() - relaunches)) {
                witness.note("the game had to be started anew twice: what comes after " + part.name() + " is left out");
                return List.of();
            }
            if (down().isPresent()
                    || !known.isReady(bench)
                    || !IntStream.range(0, repeat)
                            .allMatch(time -> run(known, new GameTask(bench, known, part, witness, time)))) {
                unused.add(part);
            }
        }
        return unused;
    }

    /** A game that crashes on everything need not be shown to do so; each way to end a connection is a question of its own. */
    private static boolean hasShownEnough(GameCase known, Witness witness, int relaunches) {
        return relaunches >= MOST_RELAUNCHES
                && witness.isBroken()
                && known.effects().compareTo(Effects.DISCONNECT) < 0;
    }

    private boolean run(GameCase known, GameTask task) {
        attempts.run(task);
        if (down().isEmpty() && !bench.isConnected() && !bench.recover()) {
            boolean ended = bench.hasSaidGoodbye() && known.effects() == Effects.VALID;
            over = ended ? "the game is over and did not come back" : "the game is down since " + known.id();
        }
        return task.wasUseful();
    }
}
