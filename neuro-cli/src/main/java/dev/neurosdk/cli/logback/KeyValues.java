package dev.neurosdk.cli.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** The key-value pairs of a log line as text: {@code session=3 game="Tetris"}. */
final class KeyValues {

    private KeyValues() {}

    /** A blank and the pair, for each of them. */
    @SuppressWarnings("NullAway") // logback is not annotated: there is no list where there are no pairs
    static void append(StringBuilder line, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                line.append(' ').append(pair.key).append('=').append(shown(pair.value));
            }
        }
    }

    private static String shown(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
