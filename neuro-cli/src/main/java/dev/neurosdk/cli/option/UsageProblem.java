package dev.neurosdk.cli.option;

/** The command line asks for what can't be, which came out only after it was read. */
public final class UsageProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param message what was expected and what is there
     */
    public UsageProblem(String message) {
        super(message);
    }
}
