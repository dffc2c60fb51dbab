package dev.neurosdk.examples.tictactoe;

import java.util.List;
import java.util.random.RandomGenerator;

/** The game's own player: finishes a line when it can and plays anywhere otherwise. Confined to one thread. */
final class Opponent {

    private final Mark mark;
    private final RandomGenerator random;

    Opponent(Mark mark, RandomGenerator random) {
        this.mark = mark;
        this.random = random;
    }

    /** Chooses one of the free cells, of which there must be one. */
    Cell choose(Board board) {
        List<Cell> free = board.free();
        return free.stream()
                .filter(cell -> board.with(cell, mark).isWonBy(mark))
                .findFirst()
                .orElseGet(() -> free.get(random.nextInt(free.size())));
    }
}
