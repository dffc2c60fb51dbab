package dev.neurosdk.cli.logback;

import java.util.Locale;

/** How log lines are written. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line, for programs. */
    JSON;

    /** {@return the word on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
