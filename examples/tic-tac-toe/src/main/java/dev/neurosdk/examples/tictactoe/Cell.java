package dev.neurosdk.examples.tictactoe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A place on the board, row by row from the top left. */
enum Cell {
    TOP_LEFT,
    TOP,
    TOP_RIGHT,
    LEFT,
    CENTER,
    RIGHT,
    BOTTOM_LEFT,
    BOTTOM,
    BOTTOM_RIGHT;

    /** The name that the Neuro reads and answers with, such as {@code top_left}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in a sentence, such as {@code top left}. */
    String words() {
        return wire().replace('_', ' ');
    }

    static List<Cell> row(int number) {
        return Arrays.asList(values()).subList(3 * number, 3 * number + 3);
    }

    static String list(List<Cell> cells) {
        return cells.stream().map(Cell::wire).collect(Collectors.joining(", "));
    }
}
