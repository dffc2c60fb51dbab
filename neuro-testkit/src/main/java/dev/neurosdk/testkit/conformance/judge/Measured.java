package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something took, and how long it may take: a note of a case, or what was seen of it, that reports can draw. Immutable.
 *
 * @param what the thing, as it reads before <em>took 5 ms</em>
 * @param took how long it took, to a tenth of a millisecond
 * @param limit how long it may take
 */
public record Measured(String what, Duration took, Duration limit) {

    private static final Pattern WORDS = Pattern.compile(
            "(.{1,200}?) took ([0-9]{1,12}(?:\\.[0-9])?) ms of ([0-9]{1,12}(?:\\.[0-9])?) ms allowed(?:; .*)?");
    private static final double MILLIS = 1e6;

    /** Refuses null. */
    public Measured {
        requireNonNull(what, "what");
        requireNonNull(took, "took");
        requireNonNull(limit, "limit");
    }

    /** {@return whether it took no longer than it may} */
    public boolean isInTime() {
        return took.compareTo(limit) <= 0;
    }

    /** {@return all of it in one line, from which it can be read again} */
    public String words() {
        return what + " took " + millis(took) + " of " + millis(limit) + " allowed";
    }

    /**
     * Reads it from a note, or from what was seen.
     *
     * @param text any text; more may follow after a semicolon
     * @return what was measured; nothing where the text does not say it
     */
    public static Optional<Measured> of(String text) {
        Matcher words = WORDS.matcher(text);
        return words.matches()
                ? Optional.of(new Measured(words.group(1), duration(words.group(2)), duration(words.group(3))))
                : Optional.empty();
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, time.toMillis() < 10 ? "%.1f ms" : "%.0f ms", time.toNanos() / MILLIS);
    }

    private static Duration duration(String millis) {
        return Duration.ofNanos(Math.round(Double.parseDouble(millis) * MILLIS));
    }
}
