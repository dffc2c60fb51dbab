package dev.neurosdk.protocol.schema;

/** Leaves a generation that has used up the work it may do. Caught at its root, never seen outside. */
final class OutOfBudget extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfBudget() {
        super(null, null, false, false);
    }
}
