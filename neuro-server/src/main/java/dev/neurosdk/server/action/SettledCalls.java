package dev.neurosdk.server.action;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which settled calls of a connection are still without a result; all others have had theirs. Immutable.
 *
 * <p>Calls are numbered, so that only the exceptions are kept: those given up at the deadline or by a new start. Of these it
 * keeps the newest {@value #LIMIT}; the result of one before them, thousands of deadlines late, passes for a duplicate.
 */
public final class SettledCalls {

    /** How many calls without a result are told apart from those with one. */
    public static final int LIMIT = 4096;

    /** All settled calls have had their result. */
    public static final SettledCalls NONE = new SettledCalls(new TreeSet<>());

    private final SortedSet<Long> unanswered;

    private SettledCalls(SortedSet<Long> unanswered) {
        this.unanswered = unanswered;
    }

    /**
     * Whether a settled call is without a result.
     *
     * @param call which call
     * @return false when it has had its result
     */
    public boolean isUnanswered(long call) {
        return unanswered.contains(call);
    }

    /**
     * After one more call was given up.
     *
     * @param call which call
     * @return what holds then
     */
    public SettledCalls givenUp(long call) {
        SortedSet<Long> copy = new TreeSet<>(unanswered);
        copy.add(call);
        if (copy.size() > LIMIT) {
            copy.remove(copy.first());
        }
        return new SettledCalls(copy);
    }

    /**
     * After the result of a call that was given up has come all the same.
     *
     * @param call which call
     * @return what holds then
     */
    public SettledCalls answered(long call) {
        SortedSet<Long> copy = new TreeSet<>(unanswered);
        copy.remove(call);
        return new SettledCalls(copy);
    }

    /** {@return how many calls are kept in mind} */
    public int size() {
        return unanswered.size();
    }
}
