package dev.neurosdk.server.stream;

import java.util.Locale;

/** What happens when the queue of a viewer is full that reads too slowly. */
public enum SlowPolicy {
    /** The oldest waiting items go, and the viewer is told which. */
    DROP_OLDEST,
    /** A waiting item goes as soon as a newer one with the same key comes; then as {@link #DROP_OLDEST}. */
    CONFLATE,
    /** The viewer is disconnected with 1013. */
    DISCONNECT;

    /** {@return how it is written in settings, for example {@code drop-oldest}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
