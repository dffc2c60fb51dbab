package dev.neurosdk.testkit.assertion;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What assertions look at: the lines of a conversation as one side sees them, now or after some waiting. Thread-safe. */
interface Conversation {

    /** Lines shown on either side of a place. */
    int AROUND = 5;

    /** Whose view it is. */
    String title();

    /** The way that this side's messages go. */
    Direction own();

    /** What was said so far. */
    List<Line> lines();

    /** How it ended; nothing while it has not. */
    Optional<CloseStatus> closeStatus();

    /** Looks until there is something, for as long as it is worth waiting. */
    <T> Optional<T> eventually(Supplier<Optional<T>> look);

    /** The way of what is sent, or of what is received. */
    default Direction direction(boolean sent) {
        return sent ? own() : own().opposite();
    }

    /** The lines around a place, which is marked; the last ones for a place that is not there. */
    default String around(int place) {
        List<Line> all = lines();
        int middle = place < 0 ? Math.max(0, all.size() - AROUND - 1) : place;
        int from = Math.max(0, middle - AROUND);
        int to = Math.min(all.size(), middle + AROUND + 1);
        return "lines " + (all.isEmpty() ? 0 : from + 1) + " to " + to + " of " + all.size() + " of " + title() + ":\n"
                + IntStream.range(from, to)
                        .mapToObj(i -> (i == place ? "> " : "  ") + all.get(i).entry())
                        .collect(joining("\n"));
    }

    static Conversation of(Fake fake) {
        return new OfFake(fake);
    }

    static Conversation of(String title, Direction own, List<LogEntry> log) {
        return new OfLog(title, own, log);
    }

    /** A fake's, which may go on while one waits. */
    record OfFake(Fake fake) implements Conversation {
        @Override
        public String title() {
            return fake.title();
        }

        @Override
        public Direction own() {
            return fake.own();
        }

        @Override
        public List<Line> lines() {
            return fake.transcript().stream().map(this::line).toList();
        }

        private Line line(TranscriptEntry entry) {
            return switch (entry.kind()) {
                case SENT -> new Line(entry, own());
                case RECEIVED -> new Line(entry, own().opposite());
                case NOTE -> new Line(entry, null);
            };
        }

        @Override
        public Optional<CloseStatus> closeStatus() {
            return fake.closeStatus();
        }

        @Override
        public <T> Optional<T> eventually(Supplier<Optional<T>> look) {
            return fake.lookWithin(fake.deadline(), look);
        }
    }

    /** A recorded one. */
    record OfLog(String title, Direction own, List<LogEntry> log) implements Conversation {
        @Override
        public List<Line> lines() {
            long start = log.isEmpty() ? 0 : log.get(0).nanos();
            return log.stream()
                    .map(entry -> new Line(
                            TranscriptEntry.of(entry, own, start),
                            entry instanceof LogEntry.Message message ? message.direction() : null))
                    .toList();
        }

        @Override
        public Optional<CloseStatus> closeStatus() {
            return log.stream()
                    .filter(LogEntry.Closed.class::isInstance)
                    .map(entry -> (LogEntry.Closed) entry)
                    .map(closed -> new CloseStatus(closed.code(), closed.reason()))
                    .findFirst();
        }

        @Override
        public <T> Optional<T> eventually(Supplier<Optional<T>> look) {
            return look.get();
        }
    }
}
