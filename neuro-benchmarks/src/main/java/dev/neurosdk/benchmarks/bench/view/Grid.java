package dev.neurosdk.benchmarks.bench.view;

import java.util.ArrayList;
import java.util.List;

/** Rows of words under each other: the first columns to the left, the rest, which are figures, to the right. Confined to one thread. */
final class Grid {

    private final List<List<String>> rows = new ArrayList<>();
    private final int words;

    /**
     * An empty grid.
     *
     * @param words how many columns are words
     */
    Grid(int words) {
        this.words = words;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    boolean isWord(int column) {
        return column < words;
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < Math.min(columns, row.size()); column++) {
                String blanks = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? "" : "  ");
                line.append(isWord(column) ? row.get(column) + blanks : blanks + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
