package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.StallGuard;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.recording.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Does what there is to do for one case after the other, and notices when the game is gone. Confined to one thread. */
final class CaseRunner {

    /** After so many a case has shown enough. */
    private static final int MOST_RELAUNCHES = 2;

    /** So often an attempt is made anew that our own side has spoilt. */
    private static final int MOST_SPOILT = 3;

    private final GameBench bench;
    private final Recorder recorder;
    private final int repeat;
    private final StallGuard guard;
    private Optional<String> down = Optional.empty();
    private boolean spoilt;

    CaseRunner(GameBench bench, Recorder recorder, int repeat, StallGuard guard) {
        this.guard = guard;
        this.bench = bench;
        this.recorder = recorder;
        this.repeat = repeat;
    }

    /** Since when the game is gone, in words; nothing while it is there. */
    Optional<String> down() {
        return down;
    }

    Witness witness(String id) {
        return new Witness(id, recorder, bench.line().timeline());
    }

    /** The game is gone, and no case is to blame. */
    void lost() {
        down = Optional.of("the game is gone and did not come back");
    }

    /** Does the parts, as long as the situation lasts; returns those that it did not last for. */
    List<Part> run(GameCase known) {
        Witness witness = witness(known.id());
        List<Part> unused = new ArrayList<>();
        int relaunches = bench.relaunches();
        for (Part part : known.parts()) {
            if (bench.relaunches() - relaunches >= MOST_RELAUNCHES && witness.isBroken()) {
                witness.note("the game had to be started anew twice: what comes after " + part.name() + " is left out");
                return List.of();
            }
            if (down.isPresent()
                    || !known.isReady(bench)
                    || !IntStream.range(0, repeat).allMatch(time -> run(known, part, witness, time))) {
                unused.add(part);
            }
        }
        return unused;
    }

    private boolean run(GameCase known, Part part, Witness witness, int time) {
        boolean useful = attempt(known, part, witness, time, false);
        for (int i = 1; i < MOST_SPOILT && spoilt && recovered(known, witness) && known.isReady(bench); i++) {
            useful |= attempt(known, part, witness, time, true);
        }
        boolean doubted = witness.isBroken();
        if (recovered(known, witness) && doubted && known.isReady(bench)) {
            var unused = attempt(known, part, witness, time, true);
            var unusedToo = recovered(known, witness);
        }
        return useful;
    }

    private boolean attempt(GameCase known, Part part, Witness witness, int time, boolean again) {
        bench.chanceOf(known.id() + '/' + part.name() + '/' + time + '/' + again);
        witness.begin(part.name(), again);
        if (known.wrong()) {
            witness.wrongOnPurpose();
        }
        boolean useful = true;
        guard.reset();
        try {
            part.procedure().run(bench, witness);
        } catch (SituationGone e) {
            useful = false;
            witness.saw(Verdict.NOT_REACHED, SituationGone.WORDS);
        } catch (GameAway e) {
            witness.saw(Verdict.NOT_TESTABLE, GameAway.WORDS);
        } catch (AssertionError e) {
            witness.broken(firstLine(e));
        } catch (RuntimeException e) {
            witness.saw(Verdict.HARNESS_ERROR, e.toString());
        }
        Duration stall = guard.stall();
        spoilt = witness.isBroken() && !stall.isZero();
        if (spoilt) {
            witness.spoilt("our side stood still for " + stall.toMillis() + " ms");
        }
        witness.end();
        return useful;
    }

    private static String firstLine(AssertionError error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no message");
    }

    /** A connection that breaks while it is asked is not there. */
    private boolean isStillThere() {
        try {
            return bench.stillThere();
        } catch (SituationGone | AssertionError e) {
            return false;
        }
    }

    private boolean recovered(GameCase known, Witness witness) {
        if (bench.isConnected() && (!witness.isBroken() || isStillThere())) {
            return true;
        }
        if (bench.recover()) {
            return true;
        }
        boolean over = bench.hasSaidGoodbye() && known.effects() == Effects.VALID;
        down = Optional.of(over ? "the game is over and did not come back" : "the game is down since " + known.id());
        if (!over && known.effects().compareTo(Effects.DISCONNECT) < 0) {
            witness.down("the game is gone and did not come back");
        }
        return false;
    }
}
