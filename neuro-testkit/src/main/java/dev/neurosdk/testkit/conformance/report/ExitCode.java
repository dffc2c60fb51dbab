package dev.neurosdk.testkit.conformance.report;

/** How a command that judges ends. */
public enum ExitCode {
    /** Every scored case passed, or failed as the baseline says. */
    CONFORMANT(0),
    /** A case failed that the baseline does not know, or the baseline is stale. */
    NONCONFORMANT(1),
    /** Nothing failed, but something was not seen that had to be. */
    INCONCLUSIVE(2),
    /** The testee can't be reached, or does not react. */
    UNREACHABLE(3),
    /** No case was selected. */
    NOTHING_SELECTED(4),
    /** The command line is wrong, or a file that it names. */
    USAGE(64),
    /** Our own side broke a rule or crashed. */
    HARNESS_ERROR(70),
    /** The run was interrupted; what was seen until then is reported. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** {@return the number that the process ends with} */
    public int number() {
        return number;
    }
}
