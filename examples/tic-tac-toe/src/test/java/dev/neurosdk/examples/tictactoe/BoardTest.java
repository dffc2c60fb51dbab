package dev.neurosdk.examples.tictactoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {

    @Test
    void free_initially_isEveryCell() {
        assertThat(Board.EMPTY.free()).containsExactly(Cell.values());
    }

    @Test
    void with_takenCell_isRefused() {
        Board board = Board.EMPTY.with(Cell.CENTER, Mark.X);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.with(Cell.CENTER, Mark.O))
                .withMessage("cell: expected a free one, was center");
    }

    @Test
    void with_freeCell_leavesTheOldBoardAlone() {
        Board before = Board.EMPTY.with(Cell.CENTER, Mark.X);
        Board after = before.with(Cell.TOP, Mark.O);
        assertThat(before.free()).contains(Cell.TOP);
        assertThat(after.free()).doesNotContain(Cell.TOP, Cell.CENTER).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "XXX......, true", "...XXX..., true", "......XXX, true", "X..X..X.., true", ".X..X..X., true",
        "..X..X..X, true", "X...X...X, true", "..X.X.X.., true", "XX......., false", "XXOOOXXXO, false"
    })
    void isWonBy_threeInARow_onlyThen(String position, boolean won) {
        Board board = board(position);
        assertThat(board.isWonBy(Mark.X)).isEqualTo(won);
        assertThat(board.isWonBy(Mark.O)).isFalse();
    }

    @Test
    void isFull_nineMarks_onlyThen() {
        assertThat(board("XXOOOXXX.").isFull()).isFalse();
        assertThat(board("XXOOOXXXO").isFull()).isTrue();
    }

    @Test
    void text_showsRowsAndFreeCells() {
        assertThat(board("X.O.X....").text()).isEqualTo("X . O\n. X .\n. . .");
    }

    static Board board(String position) {
        List<Cell> cells = List.of(Cell.values());
        Board board = Board.EMPTY;
        for (int i = 0; i < cells.size(); i++) {
            char symbol = position.charAt(i);
            board = symbol == '.' ? board : board.with(cells.get(i), Mark.valueOf(String.valueOf(symbol)));
        }
        return board;
    }
}
