package dev.neurosdk.cli.conformance;

/** The testee is not there, or does not react, so that there is nothing to judge. */
final class UnreachableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
        super(message);
    }
}
