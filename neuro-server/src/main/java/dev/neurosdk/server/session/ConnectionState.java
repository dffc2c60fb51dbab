package dev.neurosdk.server.session;

/** Where a connection is in its life: one type for each state. Immutable. */
sealed interface ConnectionState {

    /** Whether an input still counts. */
    boolean admits(SessionInput input);

    /** Whether anything new may begin. */
    default boolean isOpen() {
        return false;
    }

    /** The handshake is done, nothing has been said. */
    record New() implements ConnectionState {
        @Override
        public boolean admits(SessionInput input) {
            return true;
        }
    }

    /** Both sides may speak. */
    record Open() implements ConnectionState {
        @Override
        public boolean admits(SessionInput input) {
            return true;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /** The server has ended it; only the end itself is still awaited. */
    record Closing() implements ConnectionState {
        @Override
        public boolean admits(SessionInput input) {
            return input instanceof SessionInput.Closed;
        }
    }

    /** It is gone. */
    record Ended() implements ConnectionState {
        @Override
        public boolean admits(SessionInput input) {
            return false;
        }
    }
}
