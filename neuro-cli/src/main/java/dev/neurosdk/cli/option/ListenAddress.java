package dev.neurosdk.cli.option;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/**
 * Where to listen. Immutable.
 *
 * @param host an address of this machine
 * @param port the port; 0 for a free one
 */
public record ListenAddress(String host, int port) {

    /** Where nobody but this machine can connect. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Where games look for a Neuro unless they are told otherwise. */
    public static final int USUAL_PORT = 8000;

    /** Reads {@code PORT} and {@code HOST:PORT}. Thread-safe. */
    public static final class Converter implements ITypeConverter<ListenAddress> {
        /** Makes a converter. */
        public Converter() {}

        @Override
        public ListenAddress convert(String value) {
            int colon = value.lastIndexOf(':');
            String host = colon < 0 ? LOOPBACK : value.substring(0, colon);
            return new ListenAddress(
                    host.isEmpty() ? LOOPBACK : host, new PortConverter().convert(value.substring(colon + 1)));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%d", host, port);
    }
}
