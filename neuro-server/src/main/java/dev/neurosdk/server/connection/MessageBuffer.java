package dev.neurosdk.server.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** Puts a message together from its frames, never more of it than allowed. Confined to one connection. */
public final class MessageBuffer {

    private final int limit;
    private @Nullable ByteArrayOutputStream parts;
    private long bytes;

    /**
     * Makes an empty buffer.
     *
     * @param limit the longest message, in bytes
     */
    public MessageBuffer(int limit) {
        this.limit = limit;
    }

    /**
     * Counts a frame in.
     *
     * @param length its payload's, in bytes
     * @return false when the message is too long with it
     */
    public boolean admits(long length) {
        bytes += length;
        return bytes <= limit;
    }

    /** How many bytes have been counted in, at most the limit. */
    int length() {
        return (int) bytes;
    }

    /**
     * Keeps what is not the last frame.
     *
     * @param part its payload; left as it is
     */
    public void add(ByteBuffer part) {
        if (parts == null) {
            parts = new ByteArrayOutputStream(part.remaining());
        }
        parts.writeBytes(BufferUtil.toArray(part));
    }

    /**
     * Ends the message, and begins anew.
     *
     * @param last the payload of its last frame
     * @return the whole; the last frame's own bytes when there was no other
     */
    public ByteBuffer end(ByteBuffer last) {
        ByteBuffer whole = last;
        if (parts != null) {
            add(last);
            whole = ByteBuffer.wrap(parts.toByteArray());
        }
        clear();
        return whole;
    }

    /** Begins anew. */
    public void clear() {
        bytes = 0;
        parts = null;
    }
}
