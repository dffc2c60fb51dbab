package dev.neurosdk.cli.terminal;

/** Signs in the output, each with a replacement for terminals that show ASCII only. */
public enum Sign {
    /** From a game. */
    FROM("\u2190", "<-"),
    /** To a game. */
    TO("\u2192", "->"),
    /** Neither: something that happened here. */
    HERE("\u00b7", "--"),
    /** Went well. */
    GOOD("\u2713", "ok"),
    /** Went wrong. */
    BAD("\u2717", "x"),
    /** Should be looked at. */
    WARNING("!", "!"),
    /** Good to know. */
    HINT("\u00b7", "-"),
    /** Something was left out. */
    MORE("\u2026", "...");

    private final String unicode;
    private final String ascii;

    Sign(String unicode, String ascii) {
        this.unicode = unicode;
        this.ascii = ascii;
    }

    String unicode() {
        return unicode;
    }

    String ascii() {
        return ascii;
    }
}
