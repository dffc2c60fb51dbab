package dev.neurosdk.server.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** Puts a message together from its frames, never more of it than allowed. Confined to one connection. */
final class MessageBuffer {

    private final int limit;
    private @Nullable ByteArrayOutputStream parts;
    private long bytes;

    MessageBuffer(int limit) {
        this.limit = limit;
    }

    /** Counts a frame in; false when the message is too long with it. */
    boolean admits(long length) {
        bytes += length;
        return bytes <= limit;
    }

    /** How many bytes have been counted in, at most the limit. */
    int length() {
        return (int) bytes;
    }

    /** Keeps what is not the last frame. */
    void add(ByteBuffer part) {
        if (parts == null) {
            parts = new ByteArrayOutputStream(part.remaining());
        }
        parts.writeBytes(BufferUtil.toArray(part));
    }

    /** The whole message with its last frame; begins anew. */
    ByteBuffer end(ByteBuffer last) {
        ByteBuffer whole = last;
        if (parts != null) {
            add(last);
            whole = ByteBuffer.wrap(parts.toByteArray());
        }
        clear();
        return whole;
    }

    void clear() {
        bytes = 0;
        parts = null;
    }
}
