package dev.neurosdk.testkit.peer;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.testkit.peer.TranscriptEntry.Kind;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fake has seen, and the failures that show it. Thread-safe.
 *
 * @param <M> the messages of the other side
 */
public final class Journal<M> implements Recorder {

    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_FINDINGS = 10;

    private final String title;
    private final Direction own;
    private final int capacity;
    private final Timeline timeline;
    private final Recorder recorder;
    private final long start;
    private final Deque<TranscriptEntry> entries = new ArrayDeque<>();
    private final Deque<Incoming<M>> findings = new ArrayDeque<>();
    private long written;
    private @Nullable Throwable broken;

    /**
     * A journal without an entry.
     *
     * @param title whose it is, for the failures
     * @param own the way that this side's messages go
     * @param settings clock, recorder and how much to keep
     */
    public Journal(String title, Direction own, PeerSettings settings) {
        this.title = title;
        this.own = own;
        this.capacity = settings.memory();
        this.timeline = settings.timeline();
        this.recorder = settings.recorder();
        this.start = timeline.nanos();
    }

    /** {@return the way that this side's messages go} */
    public Direction own() {
        return own;
    }

    /** What the other side is, with its article. */
    String other() {
        return own == Direction.C2S ? "the server" : "the game";
    }

    /** {@return what the clock says, for an entry} */
    public long nanos() {
        return timeline.nanos();
    }

    /** Keeps a fact and passes it on. A game knows that it has connected, so that is no line of its transcript. */
    @Override
    public void record(LogEntry entry) {
        if (own == Direction.S2C || !(entry instanceof LogEntry.Opened)) {
            TranscriptLine line = TranscriptLine.of(entry, own);
            add(entry.nanos(), entry.connection(), line.kind(), line.text());
        }
        recorder.record(entry);
    }

    /**
     * Keeps a remark, for the transcript alone.
     *
     * @param connection which connection it is about; 0 for none
     * @param text the remark
     */
    public void note(int connection, String text) {
        add(timeline.nanos(), connection, Kind.NOTE, text);
    }

    /** Keeps what a received message is guilty of. */
    void judged(Incoming<M> incoming) {
        if (!incoming.violations().isEmpty()) {
            incoming.violations().forEach(violation -> note(incoming.connection(), violation.toString()));
            keepFinding(incoming);
        }
    }

    /**
     * Remembers that the test's own code failed on a thread of the transport, to fail the test where it waits.
     *
     * @param what what failed, as the subject of a sentence
     * @param cause how
     */
    public synchronized void broken(String what, Throwable cause) {
        note(0, what + " threw " + cause);
        if (broken == null) {
            broken = cause;
        }
    }

    /**
     * Fails when {@link #broken} was called.
     *
     * @param expected what was expected instead, as it reads after the word "expected"
     * @throws AssertionError when it was
     */
    public synchronized void throwIfBroken(String expected) {
        if (broken != null) {
            throw failure(expected, "but the code that answers calls threw " + broken, broken);
        }
    }

    /** {@return the lines so far, the oldest possibly forgotten; unmodifiable} */
    public synchronized List<TranscriptEntry> entries() {
        return List.copyOf(entries);
    }

    /** {@return the messages that broke a rule, in order, the oldest possibly forgotten; unmodifiable} */
    public synchronized List<Incoming<M>> findings() {
        return List.copyOf(findings);
    }

    /**
     * A failure that shows what was going on.
     *
     * @param expected as it reads after the word "expected"
     * @param actual as it reads after a comma
     * @return the failure, to be thrown
     */
    public AssertionError failure(String expected, String actual) {
        return failure(expected, actual, null);
    }

    /**
     * A failure that shows what was going on.
     *
     * @param expected as it reads after the word "expected"
     * @param actual as it reads after a comma
     * @param cause its cause; null when there is none
     * @return the failure, to be thrown
     */
    public AssertionError failure(String expected, String actual, @Nullable Throwable cause) {
        return new AssertionError(
                "expected " + expected + ", " + actual + '\n' + describeFindings() + describe(), cause);
    }

    /** {@return the last lines of the conversation, with a heading} */
    public synchronized String describe() {
        int skipped = Math.max(0, entries.size() - SHOWN_LINES);
        Stream<TranscriptEntry> tail = entries.stream().skip(skipped);
        return "transcript of " + title + " (last " + (entries.size() - skipped) + " of " + written + " lines):\n"
                + tail.map(TranscriptEntry::toString).collect(joining("\n"));
    }

    private synchronized void add(long nanos, int connection, Kind kind, String text) {
        written++;
        keep(entries, new TranscriptEntry(Duration.ofNanos(nanos - start), connection, kind, text));
    }

    private synchronized void keepFinding(Incoming<M> incoming) {
        keep(findings, incoming);
    }

    private <T> void keep(Deque<T> queue, T item) {
        if (queue.size() == capacity) {
            queue.removeFirst();
        }
        queue.addLast(item);
    }

    private synchronized String describeFindings() {
        return findings.stream()
                .limit(SHOWN_FINDINGS)
                .map(found ->
                        "violation: " + found.violations() + " in " + TranscriptEntry.shortened(found.text()) + '\n')
                .collect(joining());
    }
}
