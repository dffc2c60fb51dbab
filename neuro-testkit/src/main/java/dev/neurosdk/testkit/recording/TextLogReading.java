package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a message in each line of a text log. Confined to one thread. */
final class TextLogReading {

    private static final int CONNECTION = 1;

    /** How many closing braces from the end may be somebody's words. */
    private static final int ATTEMPTS = 8;

    private final List<Found> found = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();
    private final LineClock clock = new LineClock();
    private int number;

    /**
     * A line that holds a message.
     *
     * @param nanos since the first line with a time
     * @param text the message
     * @param marker what the words before it say about its way
     * @param byContent its way by what it is; null when it could be either's
     */
    private record Found(
            long nanos,
            String text,
            DirectionMarker marker,
            @Nullable Direction byContent) {}

    void line(String line) {
        number++;
        if (line.isBlank()) {
            return;
        }
        int brace = line.indexOf('{');
        String before = brace < 0 ? line : line.substring(0, brace);
        DirectionMarker marker = DirectionMarker.in(before);
        long nanos = clock.read(before);
        Optional<Found> message = brace < 0 ? Optional.empty() : message(nanos, line.substring(brace), marker);
        message.ifPresentOrElse(found::add, () -> unknown.add(number));
    }

    /** A whole message, what follows it being somebody's words; or, where a marker says that it is one, whatever follows. */
    private static Optional<Found> message(long nanos, String rest, DirectionMarker marker) {
        String trimmed = rest.stripTrailing();
        int end = trimmed.length();
        for (int attempt = 0; attempt < ATTEMPTS && end > 0; attempt++, end = trimmed.lastIndexOf('}', end - 2) + 1) {
            String text = trimmed.substring(0, end);
            Optional<JsonValue> value = JsonValue.parse(text);
            if (value.isPresent()) {
                return value.get().textAt("/command").isPresent() || marker != DirectionMarker.NONE
                        ? Optional.of(new Found(nanos, text, marker, byContent(value.get())))
                        : Optional.empty();
            }
        }
        return marker == DirectionMarker.NONE ? Optional.empty() : Optional.of(new Found(nanos, trimmed, marker, null));
    }

    /** Only games say which game they are. */
    private static @Nullable Direction byContent(JsonValue value) {
        if (value.textAt("/command").isEmpty()) {
            return null;
        }
        return value.textAt("/game").isPresent() ? Direction.C2S : Direction.S2C;
    }

    Optional<Instant> start() {
        return clock.start();
    }

    List<Integer> unknown() {
        return unknown;
    }

    List<LogEntry> entries(TextLog.View view) {
        Direction sent = sent(view);
        List<LogEntry> entries = new ArrayList<>();
        if (!found.isEmpty()) {
            entries.add(new LogEntry.Opened(found.get(0).nanos(), CONNECTION, "/", Map.of()));
        }
        for (Found message : found) {
            entries.add(LogEntry.Message.text(message.nanos(), CONNECTION, direction(message, sent), message.text()));
        }
        return entries;
    }

    private Direction sent(TextLog.View view) {
        return switch (view) {
            case GAME -> Direction.C2S;
            case NEURO -> Direction.S2C;
            case EITHER -> fits(Direction.C2S) >= fits(Direction.S2C) ? Direction.C2S : Direction.S2C;
        };
    }

    private long fits(Direction sent) {
        return found.stream()
                .filter(message -> message.byContent() != null
                        && message.byContent() == message.marker().way(sent))
                .count();
    }

    private static Direction direction(Found message, Direction sent) {
        @Nullable Direction marked = message.marker().way(sent);
        if (marked != null) {
            return marked;
        }
        return message.byContent() == null ? sent : message.byContent();
    }
}
