package dev.neurosdk.examples.tictactoe;

import static dev.neurosdk.examples.tictactoe.Cell.BOTTOM;
import static dev.neurosdk.examples.tictactoe.Cell.BOTTOM_LEFT;
import static dev.neurosdk.examples.tictactoe.Cell.BOTTOM_RIGHT;
import static dev.neurosdk.examples.tictactoe.Cell.CENTER;
import static dev.neurosdk.examples.tictactoe.Cell.LEFT;
import static dev.neurosdk.examples.tictactoe.Cell.RIGHT;
import static dev.neurosdk.examples.tictactoe.Cell.TOP;
import static dev.neurosdk.examples.tictactoe.Cell.TOP_LEFT;
import static dev.neurosdk.examples.tictactoe.Cell.TOP_RIGHT;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nine cells and what was placed in them. Immutable.
 *
 * @param marks what was placed; a free cell has no entry
 */
record Board(Map<Cell, Mark> marks) {

    static final Board EMPTY = new Board(Map.of());

    private static final List<List<Cell>> LINES = List.of(
            List.of(TOP_LEFT, TOP, TOP_RIGHT),
            List.of(LEFT, CENTER, RIGHT),
            List.of(BOTTOM_LEFT, BOTTOM, BOTTOM_RIGHT),
            List.of(TOP_LEFT, LEFT, BOTTOM_LEFT),
            List.of(TOP, CENTER, BOTTOM),
            List.of(TOP_RIGHT, RIGHT, BOTTOM_RIGHT),
            List.of(TOP_LEFT, CENTER, BOTTOM_RIGHT),
            List.of(TOP_RIGHT, CENTER, BOTTOM_LEFT));

    Board {
        marks = Map.copyOf(marks);
    }

    /** The board after a move; refuses a cell that is taken. */
    Board with(Cell cell, Mark mark) {
        if (marks.containsKey(cell)) {
            throw new IllegalArgumentException("cell: expected a free one, was " + cell.wire());
        }
        Map<Cell, Mark> after = new EnumMap<>(Cell.class);
        after.putAll(marks);
        after.put(cell, mark);
        return new Board(after);
    }

    List<Cell> free() {
        return Stream.of(Cell.values()).filter(cell -> !marks.containsKey(cell)).toList();
    }

    boolean isFull() {
        return marks.size() == Cell.values().length;
    }

    boolean isWonBy(Mark mark) {
        return LINES.stream().anyMatch(line -> line.stream().allMatch(cell -> marks.get(cell) == mark));
    }

    /** Three lines of three characters, a dot for a free cell. */
    String text() {
        return IntStream.range(0, 3)
                .mapToObj(row -> Cell.row(row).stream().map(this::symbol).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private String symbol(Cell cell) {
        Mark mark = marks.get(cell);
        return mark == null ? "." : mark.name();
    }
}
