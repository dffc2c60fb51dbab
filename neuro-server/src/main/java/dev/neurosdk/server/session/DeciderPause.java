package dev.neurosdk.server.session;

/**
 * Whether the decider is left alone. An operator pauses it for one connection or for all of them; either is enough. Immutable.
 *
 * @param here whether it is paused for this connection
 * @param everywhere whether it is paused for all connections of the server
 */
public record DeciderPause(boolean here, boolean everywhere) {

    /** The decider is asked. */
    static final DeciderPause NONE = new DeciderPause(false, false);

    /** {@return whether the decider is asked nothing on this connection} */
    public boolean isOn() {
        return here || everywhere;
    }

    DeciderPause here(boolean value) {
        return new DeciderPause(value, everywhere);
    }

    DeciderPause everywhere(boolean value) {
        return new DeciderPause(here, value);
    }
}
