package dev.neurosdk.testkit.peer;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.peer.TranscriptEntry.Kind;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Signal;
import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private final ProtocolModel model;
    private final Set<Direction> tampered = EnumSet.noneOf(Direction.class);
    private final Deque<Incoming<M>> violating = new ArrayDeque<>();
    private final Deque<LogEntry.Finding> findings = new ArrayDeque<>();
    private final Signal signal;
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
        this.model = new ProtocolModel(settings.edition());
        this.signal = timeline.signal();
        this.start = timeline.nanos();
    }

    /** {@return whose it is} */
    public String title() {
        return title;
    }

    /** Where to wait for something to happen. */
    Signal signal() {
        return signal;
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

    /** {@return what the conversation has come to, by the edition} */
    public ProtocolModel model() {
        return model;
    }

    /** Keeps a fact and passes it on, followed by the rules that it shows to be broken. */
    @Override
    public void record(LogEntry entry) {
        var unused = recorded(entry);
    }

    /** A game knows that it has connected, so that is no line of its transcript. */
    private List<LogEntry.Finding> recorded(LogEntry entry) {
        if (own == Direction.S2C || !(entry instanceof LogEntry.Opened)) {
            TranscriptLine line = TranscriptLine.of(entry, own);
            add(entry.nanos(), entry.connection(), line.kind(), line.text());
        }
        recorder.record(entry);
        List<LogEntry.Finding> found = model.accept(entry);
        found.forEach(recorder::record);
        List<LogEntry.Finding> blamed = found.stream()
                .filter(finding -> finding.direction() == own.opposite())
                .toList();
        if (!(entry instanceof LogEntry.Message message) || message.direction() == own) {
            blamed.forEach(this::keepFinding);
        }
        if (entry instanceof LogEntry.Fault fault) {
            tampered(fault.direction());
        }
        signal.changed();
        return blamed;
    }

    /**
     * Keeps a message of the other side and what it is guilty of: by itself, and after what came before it. For a message
     * that a fault was injected into nobody is blamed.
     */
    void received(LogEntry.Message message, Incoming<M> incoming) {
        boolean untouched = untampered(message.direction());
        List<LogEntry.Finding> found = recorded(message);
        if (untouched && !incoming.violations().isEmpty()) {
            incoming.violations().forEach(violation -> note(incoming.connection(), violation.toString()));
            keepViolating(incoming);
        }
        found.stream()
                .filter(finding -> !incoming.violations().contains(finding.violation()))
                .forEach(this::keepFinding);
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
            throw failure(
                    expected,
                    "but the code that answers " + (own == Direction.C2S ? "calls" : "messages") + " threw " + broken,
                    broken);
        }
    }

    /** {@return the lines so far, the oldest possibly forgotten; unmodifiable} */
    public synchronized List<TranscriptEntry> entries() {
        return List.copyOf(entries);
    }

    /** {@return the received messages that break a rule by themselves, in order, the oldest possibly forgotten} */
    public synchronized List<Incoming<M>> violating() {
        return List.copyOf(violating);
    }

    /** {@return the rules that the other side broke in view of what came before, in order, the oldest possibly forgotten} */
    public synchronized List<LogEntry.Finding> findings() {
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

    private synchronized void tampered(Direction direction) {
        tampered.add(direction);
    }

    private synchronized boolean untampered(Direction direction) {
        return !tampered.remove(direction);
    }

    private synchronized void keepViolating(Incoming<M> incoming) {
        keep(violating, incoming);
    }

    private void keepFinding(LogEntry.Finding finding) {
        note(finding.connection(), finding.violation().toString());
        synchronized (this) {
            keep(findings, finding);
        }
    }

    private <T> void keep(Deque<T> queue, T item) {
        if (queue.size() == capacity) {
            queue.removeFirst();
        }
        queue.addLast(item);
    }

    private synchronized String describeFindings() {
        Stream<String> alone = violating.stream()
                .map(found -> "violation: " + found.violations() + " in " + TranscriptEntry.shortened(found.text()));
        Stream<String> inContext = findings.stream().map(found -> "violation: " + found.violation());
        return Stream.concat(alone, inContext)
                .limit(SHOWN_FINDINGS)
                .map(line -> line + '\n')
                .collect(joining());
    }
}
