package dev.neurosdk.testkit.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time in lines of a text log: {@code 2026-01-31T12:00:00.250+01:00}, the same with a space or a comma, or the
 * time of day alone. Without a zone it is UTC; a line without a time has that of the line before. Confined to one thread.
 */
final class LineClock {

    private static final Pattern TIME = Pattern.compile(
            "^.{0,40}?(?<!\\d)(?:(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T ]\\s?)?(\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?"
                    + "\\s?(Z|[+-]\\d\\d:?\\d\\d)?");

    private @Nullable Instant start;
    private @Nullable Instant last;

    /** Nanoseconds from the first time found to this line's. Times that go back are taken as standing still. */
    long read(String line) {
        Matcher matcher = TIME.matcher(line);
        if (matcher.find()) {
            instant(matcher).ifPresent(this::found);
        }
        return start == null || last == null ? 0 : Duration.between(start, last).toNanos();
    }

    Optional<Instant> start() {
        return Optional.ofNullable(start);
    }

    private void found(Instant instant) {
        if (start == null) {
            start = instant;
        }
        if (last == null || instant.isAfter(last)) {
            last = instant;
        }
    }

    private Optional<Instant> instant(Matcher matcher) {
        try {
            LocalTime time = LocalTime.of(number(matcher, 4), number(matcher, 5), number(matcher, 6))
                    .plusNanos(nanos(matcher.group(7)));
            return Optional.of(matcher.group(1) == null ? today(time) : dated(matcher, time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant dated(Matcher matcher, LocalTime time) {
        String zone = matcher.group(8);
        return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3))
                .atTime(time)
                .toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
    }

    /** The day of the line before; the next one when this time has passed on it by half a day. */
    private Instant today(LocalTime time) {
        Instant before = last == null ? Instant.EPOCH : last;
        Instant at = time.atDate(LocalDate.ofInstant(before, ZoneOffset.UTC)).toInstant(ZoneOffset.UTC);
        boolean isTomorrow = Duration.between(at, before).compareTo(Duration.ofHours(12)) > 0;
        return isTomorrow ? at.plus(Duration.ofDays(1)) : at;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static long nanos(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000000").substring(0, 9));
    }
}
