package dev.neurosdk.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 250ms}, {@code 2s}, {@code 1.5s} and {@code 1m}. Thread-safe. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3}))?(ms|s|m)");

    /** Makes a converter. */
    public DurationConverter() {}

    @Override
    public Duration convert(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            throw new TypeConversionException("expected a duration such as 250ms, 2s, 1.5s or 1m, was '" + value + "'");
        }
        long millis = switch (parts.group(3)) {
            case "ms" -> 1;
            case "s" -> 1000;
            default -> 60_000;
        };
        String fraction = parts.group(2) == null ? "0" : parts.group(2);
        long thousandths = Long.parseLong((fraction + "000").substring(0, 3));
        return Duration.ofMillis(Long.parseLong(parts.group(1)) * millis + thousandths * millis / 1000);
    }
}
