package dev.neurosdk.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port, 0 to 65535. Thread-safe. */
public final class PortConverter implements ITypeConverter<Integer> {

    /** Makes a converter. */
    public PortConverter() {}

    @Override
    public Integer convert(String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port <= 65_535) {
                return port;
            }
        }
        throw new TypeConversionException("expected a port, 0 to 65535 (0 for any free one), was '" + value + "'");
    }
}
