package dev.neurosdk.server.stream;

import java.util.Locale;

/** Where a viewer is in its life. */
public enum ViewerState {
    /** It gets what is in history. */
    CATCHING_UP,
    /** It gets what is published. */
    LIVE,
    /** The server has said goodbye, or is about to. */
    CLOSING,
    /** It is gone. */
    CLOSED;

    /** {@return how it is written, for example {@code catching_up}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
