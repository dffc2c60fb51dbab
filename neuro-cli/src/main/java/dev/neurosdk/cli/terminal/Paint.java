package dev.neurosdk.cli.terminal;

import java.util.List;

/** The colours in use: those that every terminal has. */
public enum Paint {
    /** The terminal's own colour. */
    NONE(0),
    /** For what matters less. */
    DIM(2),
    /** For what is read first. */
    BOLD(1),
    /** For what is wrong. */
    RED(31),
    /** For what went well. */
    GREEN(32),
    /** For what should be looked at. */
    YELLOW(33),
    /** Tells one thing from another. */
    BLUE(34),
    /** Tells one thing from another. */
    MAGENTA(35),
    /** Tells one thing from another. */
    CYAN(36);

    private static final List<Paint> DISTINCT = List.of(CYAN, MAGENTA, BLUE, GREEN, YELLOW);

    private final int code;

    Paint(int code) {
        this.code = code;
    }

    /**
     * A colour to tell things apart by.
     *
     * @param number counts the things
     * @return one of a few colours, in turn
     */
    public static Paint distinct(long number) {
        return DISTINCT.get((int) Math.floorMod(number - 1, (long) DISTINCT.size()));
    }

    String sequence() {
        return "\u001b[" + code + "m";
    }
}
