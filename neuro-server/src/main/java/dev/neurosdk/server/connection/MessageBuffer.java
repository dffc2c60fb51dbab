package dev.neurosdk.server.connection;

import org.jspecify.annotations.Nullable;

/** Puts a message together from its parts, never more of it than allowed. Confined to one connection. */
final class MessageBuffer {

    private final int limit;
    private final StringBuilder parts = new StringBuilder();
    private long bytes;

    MessageBuffer(int limit) {
        this.limit = limit;
    }

    /** Counts a part in; false when the message is too long with it. */
    boolean admits(long length) {
        bytes += length;
        return bytes <= limit;
    }

    /** How many bytes have been counted in, at most the limit. */
    int length() {
        return (int) bytes;
    }

    /** The whole message with its last part; null before. */
    @Nullable
    String add(String part, boolean last) {
        if (!last) {
            parts.append(part);
            return null;
        }
        String whole = parts.length() == 0 ? part : parts.append(part).toString();
        clear();
        return whole;
    }

    void clear() {
        bytes = 0;
        if (parts.length() > 0) {
            parts.setLength(0);
            parts.trimToSize();
        }
    }
}
