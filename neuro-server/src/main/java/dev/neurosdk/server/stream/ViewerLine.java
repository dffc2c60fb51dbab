package dev.neurosdk.server.stream;

import java.nio.ByteBuffer;

/** The way to one viewer. Its methods never wait; the hub calls them one at a time. */
public interface ViewerLine {

    /**
     * Hands over one text message.
     *
     * @param text in UTF-8; to be read only, the bytes are shared with other viewers
     * @param more whether more follows at once, so that it may be written together
     * @param sent to be run once when it is written or can't be, on any thread, also before this returns
     */
    void send(ByteBuffer text, boolean more, Runnable sent);

    /**
     * Says goodbye. Whoever made the line calls {@link Viewer#closed()} when it has ended.
     *
     * @param code the WebSocket close code
     * @param reason a few words
     */
    void close(int code, String reason);
}
