package dev.neurosdk.protocol.schema;

/** Leaves the reading of a pattern that no tree can be made of. */
final class UnsupportedPattern extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedPattern() {
        super(null, null, false, false);
    }
}
