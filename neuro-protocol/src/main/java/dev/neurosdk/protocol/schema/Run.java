package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at one value: its dice, its taste, the work it may still do, and what stood in its way. Confined to one
 * generation.
 */
final class Run {

    /** The longest text generated, in code points. */
    static final int MAX_TEXT = 20_000;

    /** The most items or members generated in one place. */
    static final int MAX_ITEMS = 2_000;

    /** The deepest nesting generated; a reader takes no more than 64. */
    static final int MAX_DEPTH = 48;

    /** From this depth on, values are made as flat as they can be. */
    static final int FLAT_DEPTH = 4;

    private static final int MAX_SIZE = 60_000;

    final Dice dice;
    final Taste taste;
    private int steps;
    private int size = MAX_SIZE;
    private @Nullable String reason;
    private String pointer = "";

    Run(Dice dice, Taste taste, int steps) {
        this.dice = dice;
        this.taste = taste;
        this.steps = steps;
    }

    /** Counts a piece of work. */
    void step() {
        step(1);
    }

    /** Counts several pieces of work. */
    void step(int count) {
        steps -= count;
        if (steps < 0) {
            blame("no fitting value found within the work allowed", "");
            throw new OutOfBudget();
        }
    }

    /** Counts characters that will be part of the value. */
    void write(int characters) {
        size -= characters;
        if (size < 0) {
            blame("every fitting value found is longer than " + MAX_SIZE + " characters", "");
            throw new OutOfBudget();
        }
    }

    /** Notes why a place in the schema could not be satisfied; the first note counts. */
    void blame(String why, String where) {
        if (reason == null) {
            reason = why;
            pointer = where;
        }
    }

    Generated.NoData giveUp() {
        return new Generated.NoData(reason == null ? "no fitting value found" : reason, pointer);
    }
}
