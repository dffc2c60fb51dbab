package dev.neurosdk.testkit.conformance.drive;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does parts of cases one after the other, and again where the outcome is doubted or our own side has spoilt it. Confined to one
 * thread.
 *
 * <p>When the testee is gone afterwards, the part that notices need not be the one that did it: one before may have left
 * something behind. So it is done once more on a testee that was started anew, and when that goes well those before it are, each
 * alone. Who is twice seen to do it alone has failed; where nobody is, it is inconclusive for the last one before.
 */
public final class Attempts {

    /** So often an attempt is made anew that our own side has spoilt. */
    private static final int MOST_SPOILT = 3;

    /** So many parts before the one that notices are done again to find out whether they did it. */
    private static final int MOST_SUSPECTS = 3;

    private final String testee;
    private final StallGuard guard;
    private final List<Task> recent = new ArrayList<>();
    private @Nullable String down;

    /**
     * Nothing was done yet.
     *
     * @param testee as it reads in a sentence, such as {@code the server}
     * @param guard notices when our own side stands still
     */
    public Attempts(String testee, StallGuard guard) {
        this.testee = requireNonNull(testee, "testee");
        this.guard = requireNonNull(guard, "guard");
    }

    /** A part of a case, which can be done as often as that takes. Confined to one thread. */
    public interface Task {

        /** {@return who says what was seen of the case} */
        Witness witness();

        /** {@return tells the parts of the case apart; empty where there is only one} */
        String part();

        /** {@return whether it can be done now} */
        boolean isPossible();

        /**
         * Does it, and says what was seen.
         *
         * @param again whether it is done once more to make sure
         */
        void perform(boolean again);

        /**
         * Whether the testee is still there after it was done.
         *
         * @param doubted whether that has to be proved
         * @return false when it is gone, or answers nothing any more
         */
        boolean isSurvived(boolean doubted);

        /**
         * Starts the testee anew.
         *
         * @return whether it is there
         */
        boolean renew();

        /**
         * Says that it is this that makes the testee go.
         *
         * @param message what was seen
         */
        void blame(String message);
    }

    private enum Outcome {
        HELD,
        BROKEN,
        GONE
    }

    /** {@return since when the testee is gone for good, in words; nothing while it is there} */
    public Optional<String> down() {
        return Optional.ofNullable(down);
    }

    /**
     * Does a part of a case as often as it takes.
     *
     * @param task what to do
     */
    public void run(Task task) {
        Outcome outcome = surely(task, false);
        if (outcome == Outcome.GONE) {
            findOut(task);
        } else {
            remember(task);
        }
    }

    /** Once, and when it is broken then once more. */
    private Outcome surely(Task task, boolean again) {
        Outcome outcome = attempt(task, again, false);
        return outcome == Outcome.BROKEN && task.isPossible() ? attempt(task, true, false) : outcome;
    }

    private Outcome attempt(Task task, boolean doubted, boolean accused) {
        Witness witness = task.witness();
        boolean spoilt = once(task, doubted);
        for (int time = 1; time < MOST_SPOILT && spoilt && task.isPossible(); time++) {
            spoilt = once(task, true);
        }
        if (!task.isSurvived(accused || spoilt || witness.isBroken())) {
            return Outcome.GONE;
        }
        return witness.isBroken() ? Outcome.BROKEN : Outcome.HELD;
    }

    /** Says whether our own side has spoilt it. */
    private boolean once(Task task, boolean again) {
        Witness witness = task.witness();
        witness.begin(task.part(), again);
        guard.reset();
        task.perform(again);
        Duration stall = guard.stall();
        boolean spoilt = witness.isBroken() && !stall.isZero();
        if (spoilt) {
            witness.spoilt("our side stood still for " + stall.toMillis() + " ms");
        }
        witness.end();
        return spoilt;
    }

    private void remember(Task task) {
        recent.removeIf(known -> name(known).equals(name(task)));
        recent.add(task);
        if (recent.size() > MOST_SUSPECTS) {
            recent.remove(0);
        }
    }

    // who did it

    private void findOut(Task task) {
        Witness witness = task.witness();
        List<Task> before = List.copyOf(recent);
        boolean alone =
                before.stream().allMatch(known -> known.witness().about().equals(witness.about()));
        recent.clear();
        if (!alone) {
            witness.spoilt(gone() + ": it is uncertain whether this case did it or what " + name(last(before))
                    + " left behind");
        }
        if (!renew(task)) {
            if (alone) {
                task.blame(gone());
            }
            return;
        }
        if (task.isPossible() && surely(task, true) == Outcome.GONE) {
            task.blame(gone() + ", also when nothing else was done");
            boolean unused = renew(task);
            return;
        }
        remember(task);
        if (before.isEmpty()) {
            witness.saw(Verdict.INCONCLUSIVE, gone() + ", and was still there when this was done again");
        } else {
            witness.note("done again after " + testee + " was started anew, as it was gone: see " + name(last(before)));
            accuse(before, name(task));
        }
    }

    /** Does each of those before alone, the nearest first, until one is seen to do it. */
    private void accuse(List<Task> before, String noticed) {
        String seen = gone() + " when " + noticed + " came after this";
        for (int i = before.size() - 1; i >= 0; i--) {
            Task suspect = before.get(i);
            recent.clear();
            if (!renew(suspect)) {
                break;
            }
            if (isGoneAlone(suspect) && renew(suspect) && isGoneAlone(suspect)) { // once may be chance
                suspect.blame(seen + ", also when nothing else was done");
                boolean unused = renew(suspect);
                return;
            }
            remember(suspect);
        }
        last(before).witness().saw(Verdict.INCONCLUSIVE, seen + ", and was still there when this was done alone");
    }

    private boolean isGoneAlone(Task suspect) {
        return suspect.isPossible() && attempt(suspect, true, true) == Outcome.GONE;
    }

    private boolean renew(Task task) {
        boolean there = task.renew();
        if (!there) {
            down = testee + " is down since " + task.witness().about();
        }
        return there;
    }

    private String gone() {
        return testee + " does not answer any more";
    }

    private static Task last(List<Task> tasks) {
        return tasks.get(tasks.size() - 1);
    }

    private static String name(Task task) {
        String about = task.witness().about();
        return task.part().isEmpty() ? about : about + '/' + task.part();
    }
}
