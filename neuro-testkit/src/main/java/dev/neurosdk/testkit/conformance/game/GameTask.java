package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Attempts;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.Optional;

/** A part of a case, done to a game whose situation has come. Confined to one thread. */
final class GameTask implements Attempts.Task {

    private final GameBench bench;
    private final GameCase known;
    private final Part part;
    private final Witness witness;
    private final int time;
    private boolean useful;
    private boolean renewed;

    GameTask(GameBench bench, GameCase known, Part part, Witness witness, int time) {
        this.bench = bench;
        this.known = known;
        this.part = part;
        this.witness = witness;
        this.time = time;
    }

    /** Whether the situation lasted for it. */
    boolean wasUseful() {
        return useful;
    }

    @Override
    public Witness witness() {
        return witness;
    }

    @Override
    public String part() {
        return part.name();
    }

    /** A game that was started anew is given time to get where it was. */
    @Override
    public boolean isPossible() {
        if (!bench.isConnected() && !bench.recover()) {
            return false;
        }
        if (!renewed || known.isReady(bench)) {
            return known.isReady(bench);
        }
        return bench.line()
                .await(bench.times().situation(), () -> Optional.of(true).filter(unused -> known.isReady(bench)))
                .isPresent();
    }

    @Override
    public void perform(boolean again) {
        bench.chanceOf(known.id() + '/' + part.name() + '/' + time + '/' + again);
        if (known.wrong()) {
            witness.wrongOnPurpose();
        }
        try {
            part.procedure().run(bench, witness);
            useful = true;
        } catch (SituationGone e) {
            witness.saw(Verdict.NOT_REACHED, SituationGone.WORDS);
        } catch (GameAway e) {
            useful = true;
            witness.saw(Verdict.NOT_TESTABLE, GameAway.WORDS);
        } catch (AssertionError e) {
            useful = true;
            witness.broken(firstLine(e));
        } catch (RuntimeException e) {
            useful = true;
            witness.saw(Verdict.HARNESS_ERROR, e.toString());
        }
    }

    private static String firstLine(AssertionError error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no message");
    }

    @Override
    public boolean isSurvived(boolean doubted) {
        if (bench.isConnected()) {
            return !doubted || isStillThere();
        }
        return mayLeave() || bench.returns();
    }

    /** What ends connections is not to blame for it, and a game may be over that has carried out a call. */
    private boolean mayLeave() {
        return known.effects().compareTo(Effects.DISCONNECT) >= 0
                || (known.effects() == Effects.VALID && bench.hasSaidGoodbye());
    }

    /** A game that ends after any call is not gone through a fault of its own. */
    private boolean isStillThere() {
        try {
            return bench.stillThere() || bench.hasSaidGoodbye();
        } catch (SituationGone e) {
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    @Override
    public boolean renew() {
        renewed = true;
        return bench.startAnew();
    }

    /** A game that is only silent breaks the rule that the case is about. */
    @Override
    public void blame(String message) {
        if (bench.isConnected()) {
            witness.broken(message);
        } else {
            witness.down(message);
        }
    }
}
