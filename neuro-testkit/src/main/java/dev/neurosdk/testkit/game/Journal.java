package dev.neurosdk.testkit.game;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.testkit.game.TranscriptEntry.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fake game has seen, and the failures that show it. Thread-safe. */
final class Journal {

    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_FINDINGS = 10;

    private final String title;
    private final int capacity;
    private final long start = System.nanoTime();
    private final Deque<TranscriptEntry> entries = new ArrayDeque<>();
    private final Deque<Incoming> findings = new ArrayDeque<>();
    private long written;
    private @Nullable Throwable broken;

    Journal(String title, int capacity) {
        this.title = title;
        this.capacity = capacity;
    }

    void sent(String text) {
        add(Kind.SENT, text);
    }

    void received(Incoming incoming) {
        add(Kind.RECEIVED, incoming.text());
        if (!incoming.violations().isEmpty()) {
            incoming.violations().forEach(violation -> note(violation.toString()));
            keep(findings, incoming);
        }
    }

    void note(String text) {
        add(Kind.NOTE, text);
    }

    /** Remembers that the test's own code failed on a thread of the transport, to fail the test where it waits. */
    synchronized void broken(String what, Throwable cause) {
        note(what + " threw " + cause);
        if (broken == null) {
            broken = cause;
        }
    }

    synchronized void throwIfBroken(String expected) {
        if (broken != null) {
            throw failure(expected, "but the code that answers calls threw " + broken, broken);
        }
    }

    synchronized List<TranscriptEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized List<Incoming> findings() {
        return List.copyOf(findings);
    }

    AssertionError failure(String expected, String actual) {
        return failure(expected, actual, null);
    }

    AssertionError failure(String expected, String actual, @Nullable Throwable cause) {
        return new AssertionError(
                "expected " + expected + ", " + actual + '\n' + describeFindings() + describe(), cause);
    }

    private synchronized void add(Kind kind, String text) {
        written++;
        keep(entries, new TranscriptEntry(Duration.ofNanos(System.nanoTime() - start), kind, text));
    }

    private synchronized <T> void keep(Deque<T> queue, T item) {
        if (queue.size() == capacity) {
            queue.removeFirst();
        }
        queue.addLast(item);
    }

    private synchronized String describe() {
        int skipped = Math.max(0, entries.size() - SHOWN_LINES);
        Stream<TranscriptEntry> tail = entries.stream().skip(skipped);
        return "transcript of " + title + " (last " + (entries.size() - skipped) + " of " + written + " lines):\n"
                + tail.map(TranscriptEntry::toString).collect(joining("\n"));
    }

    private synchronized String describeFindings() {
        return findings.stream()
                .limit(SHOWN_FINDINGS)
                .map(found ->
                        "violation: " + found.violations() + " in " + TranscriptEntry.shortened(found.text()) + '\n')
                .collect(joining());
    }
}
