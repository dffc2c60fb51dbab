package dev.neurosdk.testkit.scenario;

import org.jspecify.annotations.Nullable;

/** The end of a run before its last step: something was not as expected, or the rest cannot be reached. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Sort sort;
    private final String expected;
    private final String actual;

    /** Why a run ends early. */
    enum Sort {
        FAILED,
        NOT_REACHED,
        UNREACHABLE
    }

    private Stop(Sort sort, String expected, String actual, @Nullable Throwable cause) {
        super(expected.isEmpty() ? actual : "expected " + expected + ", " + actual, cause, false, false);
        this.sort = sort;
        this.expected = expected;
        this.actual = actual;
    }

    static Stop failed(String expected, String actual) {
        return new Stop(Sort.FAILED, expected, actual, null);
    }

    static Stop notReached(String reason) {
        return new Stop(Sort.NOT_REACHED, "", reason, null);
    }

    static Stop unreachable(String reason, @Nullable Throwable cause) {
        return new Stop(Sort.UNREACHABLE, "", reason, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Sort sort() {
        return sort;
    }

    String expected() {
        return expected;
    }

    String actual() {
        return actual;
    }
}
