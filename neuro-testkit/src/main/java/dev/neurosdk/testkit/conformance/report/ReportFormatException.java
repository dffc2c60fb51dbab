package dev.neurosdk.testkit.conformance.report;

import java.io.IOException;

/** A text is no report, or only a part of one. */
public final class ReportFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param message where, what was expected and what is there
     */
    public ReportFormatException(String message) {
        super(message);
    }
}
