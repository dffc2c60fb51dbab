package dev.neurosdk.testkit.conformance.server;

/** Something that a procedure needs has not come: the rule is broken, and the part over. */
final class Unmet extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unmet(String message) {
        super(message);
    }
}
