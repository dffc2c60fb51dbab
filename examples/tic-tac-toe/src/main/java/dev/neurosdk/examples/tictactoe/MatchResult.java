package dev.neurosdk.examples.tictactoe;

import static java.util.Objects.requireNonNull;

/**
 * How a match ended. Immutable.
 *
 * @param outcome who won
 * @param board the final position: three lines of {@code X}, {@code O} and {@code .}
 */
public record MatchResult(Outcome outcome, String board) {

    /** Refuses null components. */
    public MatchResult {
        requireNonNull(outcome, "outcome");
        requireNonNull(board, "board");
    }

    /** Who won, if anybody did. */
    public enum Outcome {
        /** The character has three in a row. */
        NEURO_WON("Neuro won"),
        /** The game's own player has three in a row. */
        GAME_WON("The game won"),
        /** The board is full and nobody has three in a row. */
        DRAW("The match was a draw"),
        /** The Neuro asked the game to shut down before the match was over. */
        ABANDONED("The match was abandoned");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** {@return the outcome as a sentence without its full stop, for example {@code Neuro won}} */
        public String words() {
            return words;
        }
    }
}
