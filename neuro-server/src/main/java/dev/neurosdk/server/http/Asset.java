package dev.neurosdk.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A file that a browser gets as it is. Immutable.
 *
 * @param type the media type
 * @param tag the entity tag (RFC 9110 section 8.8.3), made of the content
 * @param content the bytes, read-only; every call gives a buffer of its own
 */
record Asset(String type, String tag, ByteBuffer content) {

    private static final int TAG_BYTES = 16;

    /** By the ending of the name. A licence has none. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "txt", "text/plain;charset=utf-8",
            "LICENSE", "text/plain;charset=utf-8");

    static Asset read(Class<?> home, String name) {
        String type = TYPES.get(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1));
        if (type == null) {
            throw new IllegalArgumentException("name: expected a file of a known kind, was " + name);
        }
        try (InputStream in = home.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("name: expected a file of the class path, was " + name);
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(type, tag(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ByteBuffer content() {
        return content.duplicate();
    }

    int length() {
        return content.remaining();
    }

    /** Whether a browser has this, by the lists of tags that it shows; a weak tag is as good as a strong one here. */
    boolean isKnownTo(List<String> lists) {
        return lists.stream()
                .anyMatch(list -> list.contains(tag) || list.strip().equals("*"));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
