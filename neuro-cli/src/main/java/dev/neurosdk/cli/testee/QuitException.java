package dev.neurosdk.cli.testee;

/** Whoever sits at the terminal wants to end what is going on. Immutable. */
public final class QuitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QuitException() {
        super("ended by whoever sits at the terminal");
    }
}
