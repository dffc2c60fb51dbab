package dev.neurosdk.examples.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that a character has learnt of one game. Thread-safe. */
final class Memory {

    private static final int LINES = 50;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.add(line);
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
