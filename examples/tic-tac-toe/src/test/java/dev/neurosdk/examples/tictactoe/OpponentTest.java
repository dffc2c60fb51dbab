package dev.neurosdk.examples.tictactoe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpponentTest {

    @Test
    void choose_lineToFinish_finishesIt() {
        Board board = BoardTest.board("XX.OO....");
        assertThat(choices(board, Mark.O)).containsOnly(Cell.RIGHT);
    }

    @Test
    void choose_nothingToFinish_playsAnyFreeCell() {
        Board board = BoardTest.board("XO.......");
        assertThat(choices(board, Mark.O)).containsAll(board.free()).doesNotContain(Cell.TOP_LEFT, Cell.TOP);
    }

    @Test
    void choose_equalSeeds_playAlike() {
        Board board = Board.EMPTY;
        assertThat(choices(board, Mark.X)).isEqualTo(choices(board, Mark.X));
    }

    private static List<Cell> choices(Board board, Mark mark) {
        return LongStream.range(0, 200)
                .mapToObj(seed -> new Opponent(mark, new SplittableRandom(seed)).choose(board))
                .toList();
    }
}
