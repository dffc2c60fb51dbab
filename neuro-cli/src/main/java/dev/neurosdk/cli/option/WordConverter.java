package dev.neurosdk.cli.option;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few constants, written as words with hyphens such as {@code give-up}. Thread-safe.
 *
 * @param <E> the constants
 */
public abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final List<E> constants;

    /**
     * Makes a converter.
     *
     * @param kind their type
     */
    protected WordConverter(Class<E> kind) {
        constants = List.of(kind.getEnumConstants());
    }

    @Override
    public final E convert(String value) {
        return constants.stream()
                .filter(constant -> word(constant).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + constants.stream().map(WordConverter::word).collect(joining(", ")) + ", was '" + value
                        + "'"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
