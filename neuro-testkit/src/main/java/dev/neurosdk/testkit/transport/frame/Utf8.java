package dev.neurosdk.testkit.transport.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8 (RFC 6455 section 8.1). */
public final class Utf8 {

    private Utf8() {}

    /**
     * Reads bytes as UTF-8.
     *
     * @param bytes holds the bytes
     * @param offset where they begin
     * @param length how many there are
     * @return the text; nothing when they are not UTF-8
     */
    public static Optional<String> decode(byte[] bytes, int offset, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
