package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

/**
 * The character will not choose: the force ends without another attempt, and without the fallback. A decider throws it or
 * fails its stage with it.
 */
public final class DeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Declines.
     *
     * @param why the reason, as it reads after "declined:"
     */
    public DeclinedException(String why) {
        super(requireNonNull(why, "why"), null, false, false);
    }
}
