package dev.neurosdk.testkit.recording;

import java.io.IOException;

/** A session log that is none: says which file, line and member. */
public final class LogFormatException extends IOException {

    private static final long serialVersionUID = 1;

    private final int line;

    LogFormatException(String source, int line, String pointer, String expected, String actual) {
        super(source + " line " + line + (pointer.isEmpty() ? "" : ", " + pointer) + ": expected " + expected + ", was "
                + actual);
        this.line = line;
    }

    /** {@return the number of the line, from 1} */
    public int line() {
        return line;
    }
}
