package dev.neurosdk.cli.option;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.protocol.edition.Edition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a known edition, such as {@code E7}. Thread-safe. */
public final class EditionConverter implements ITypeConverter<Edition> {

    /** Makes a converter. */
    public EditionConverter() {}

    @Override
    public Edition convert(String value) {
        return Edition.byId(value)
                .orElseThrow(() -> new TypeConversionException("expected one of " + known() + ", was '" + value + "'"));
    }

    private static String known() {
        return Edition.all().stream().map(Edition::id).collect(joining(", "));
    }
}
