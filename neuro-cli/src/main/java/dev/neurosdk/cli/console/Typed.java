package dev.neurosdk.cli.console;

/** What came of waiting for a line. Immutable. */
sealed interface Typed {

    /** A line was typed. */
    record Line(String text) implements Typed {}

    /** Ctrl-C, or the reading thread was interrupted; {@code partial} is what had been typed so far. */
    record Interrupted(String partial) implements Typed {}

    /** There is nothing more to come. */
    record Ended() implements Typed {}
}
