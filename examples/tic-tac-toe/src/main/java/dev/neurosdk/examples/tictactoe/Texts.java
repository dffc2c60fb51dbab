package dev.neurosdk.examples.tictactoe;

import dev.neurosdk.examples.tictactoe.MatchResult.Outcome;

/** What the character reads. Markdown, headings from {@code ##} down (BPC-1). */
final class Texts {

    private Texts() {}

    static String rules(Mark neuro) {
        return """
                ## Tic-tac-toe
                You play %s against the game's own player, who is %s. X begins.

                - The board has three rows of three cells. In your turn you place your mark in a free cell.
                - Three of your marks in a row, a column or a diagonal win.
                - When the board is full and nobody has three in a row, the match is a draw.""".formatted(neuro, neuro.other());
    }

    static String state(Board board, Mark neuro) {
        return """
                ## Board
                You are %s; a dot is a free cell.

                ```
                %s
                ```

                Free cells: %s""".formatted(neuro, board.text(), Cell.list(board.free()));
    }

    static String query(Mark neuro) {
        return "It is your turn. Place your " + neuro + " in a free cell.";
    }

    static String placed(Mark neuro, Cell cell) {
        return "Your " + neuro + " is now in the cell " + cell.words() + ".";
    }

    static String opponentPlaced(Mark opponent, Cell cell) {
        return "Your opponent placed " + opponent + " in the cell " + cell.words() + ".";
    }

    static String ending(Outcome outcome, Board board) {
        String verdict = switch (outcome) {
            case NEURO_WON -> "You won: three in a row.";
            case GAME_WON -> "You lost: your opponent has three in a row.";
            case DRAW -> "It is a draw: the board is full.";
            case ABANDONED -> "The match ends here.";
        };
        return "## The match is over\n" + verdict + "\n\n```\n" + board.text() + "\n```";
    }
}
