package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** Texts on the wire. */
public final class Utf8 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /**
     * Reads bytes as text.
     *
     * @param bytes the bytes; left as they are
     * @return the text; null when they are none (RFC 3629)
     */
    public static @Nullable String text(ByteBuffer bytes) {
        byte[] array = BufferUtil.toArray(bytes);
        String text = new String(array, UTF_8);
        // The quick decoder replaces what is wrong; only where it may have done so is it worth asking the strict one.
        return text.indexOf(REPLACEMENT) < 0 || isStrict(array) ? text : null;
    }

    private static boolean isStrict(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
