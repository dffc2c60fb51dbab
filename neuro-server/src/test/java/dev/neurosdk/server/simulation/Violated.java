package dev.neurosdk.server.simulation;

/** An invariant did not hold. */
final class Violated extends AssertionError {

    private static final long serialVersionUID = 1;

    private final Invariant invariant;

    Violated(Invariant invariant, String details) {
        super(invariant + " (" + invariant.statement() + "): " + details);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
