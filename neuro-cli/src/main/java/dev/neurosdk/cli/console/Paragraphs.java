package dev.neurosdk.cli.console;

import dev.neurosdk.cli.terminal.HarmlessText;
import java.util.ArrayList;
import java.util.List;

/** A peer's text of several lines, made harmless and broken where the terminal ends. */
final class Paragraphs {

    private static final int MAX_LINES = 40;
    private static final int MAX_LINE = 4_000;

    private Paragraphs() {}

    static List<String> of(String text, int columns, String more) {
        List<String> lines = new ArrayList<>();
        for (String raw : text.split("\\R", MAX_LINES + 2)) {
            if (lines.size() < MAX_LINES) {
                wrap(HarmlessText.fit(raw, MAX_LINE, more), columns, lines);
            }
        }
        if (lines.size() < MAX_LINES) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MAX_LINES - 1));
        shown.add(more);
        return shown;
    }

    private static void wrap(String text, int columns, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int width = HarmlessText.columns(word);
            if (used > 0 && used + 1 + width > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used > 0 ? " " : "").append(word);
            used += width + (used > 0 ? 1 : 0);
        }
        lines.add(line.toString());
    }
}
