package dev.neurosdk.cli.log;

import java.util.Locale;

/** What the log shows. */
public enum LogKind {
    /** Every message in a line, and what broke a rule; the same advice once for each connection. */
    MESSAGES,
    /** Every message as JSON, and what broke a rule. */
    WIRE,
    /** Only what broke a rule or went wrong. */
    VIOLATIONS,
    /** Nothing. */
    OFF;

    /** {@return the word on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
