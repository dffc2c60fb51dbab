package dev.neurosdk.testkit.transport.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP/1.1 request or response. Immutable.
 *
 * @param startLine the first line
 * @param headers the fields, names in lower case, values in order; copied
 */
public record HttpHead(String startLine, Map<String, List<String>> headers) {

    /** The longest head that is read, in bytes. */
    public static final int MAX_LENGTH = 16 << 10;

    private static final String END = "\r\n\r\n";

    /** Copies the headers. */
    public HttpHead {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * Reads a head and nothing behind it, byte by byte.
     *
     * @param in where from
     * @return the head
     * @throws EOFException when the stream ends before the head does
     * @throws ProtocolException when it is no head, or longer than {@link #MAX_LENGTH}
     * @throws IOException when reading fails
     */
    public static HttpHead read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!ends(head)) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException(
                        "expected the head of an HTTP message, was the end after " + head.length() + " bytes");
            }
            if (head.length() == MAX_LENGTH) {
                throw new ProtocolException("expected a head of at most " + MAX_LENGTH + " bytes, was longer");
            }
            head.append((char) read);
        }
        return parse(head.substring(0, head.length() - END.length()));
    }

    /**
     * The values of a field.
     *
     * @param name in lower case
     * @return the values joined by commas; empty when there is none
     */
    public String value(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }

    /**
     * Whether a field's list of words has a word, whatever the case.
     *
     * @param name the field, in lower case
     * @param word the word
     * @return whether it is there
     */
    public boolean lists(String name, String word) {
        for (String part : value(name).split(",", -1)) {
            if (part.strip().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the head on the wire} */
    public byte[] encode() {
        StringBuilder out = new StringBuilder(startLine);
        headers.forEach((name, values) -> values.forEach(
                value -> out.append("\r\n").append(name).append(": ").append(value)));
        return out.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean ends(StringBuilder head) {
        int at = head.length() - END.length();
        return at >= 0 && head.indexOf(END, at) == at;
    }

    private static HttpHead parse(String head) throws ProtocolException {
        List<String> lines = List.of(head.split("\r\n", -1));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("expected a header field, was \"" + line + '"');
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new HttpHead(lines.get(0), headers);
    }
}
