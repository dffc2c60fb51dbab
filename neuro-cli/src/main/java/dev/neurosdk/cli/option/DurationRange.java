package dev.neurosdk.cli.option;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From one duration to another. Immutable.
 *
 * @param min the shorter one
 * @param max the longer one; the same where there is no choice
 */
public record DurationRange(Duration min, Duration max) {

    /** No time at all. */
    public static final DurationRange ZERO = new DurationRange(Duration.ZERO, Duration.ZERO);

    /** {@return the range in words, for example {@code 200 to 2000 ms}} */
    public String words() {
        return (min.equals(max) ? "" : min.toMillis() + " to ") + max.toMillis() + " ms";
    }

    /** Reads a duration such as {@code 250ms}, or two such as {@code 200ms..2s}. Thread-safe. */
    public static final class Converter implements ITypeConverter<DurationRange> {

        private static final String BETWEEN = "..";

        private final DurationConverter durations = new DurationConverter();

        /** Makes a converter. */
        public Converter() {}

        @Override
        public DurationRange convert(String value) {
            int split = value.indexOf(BETWEEN);
            Duration min = durations.convert(split < 0 ? value : value.substring(0, split));
            Duration max = split < 0 ? min : durations.convert(value.substring(split + BETWEEN.length()));
            if (min.compareTo(max) > 0) {
                throw new TypeConversionException(
                        "expected the shorter duration first, as in 200ms..2s, was '" + value + "'");
            }
            return new DurationRange(min, max);
        }
    }
}
