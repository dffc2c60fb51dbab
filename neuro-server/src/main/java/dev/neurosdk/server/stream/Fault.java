package dev.neurosdk.server.stream;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with something that a viewer said. Immutable.
 *
 * @param code for programs, for example {@code invalid-member}
 * @param message what to do
 * @param at where, as a JSON pointer into the message; empty for all of it
 */
public record Fault(String code, String message, String at) {
    /** Refuses null components. */
    public Fault {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(at, "at");
    }

    static Fault member(String at, String expected) {
        return new Fault("invalid-member", "expected " + expected, at);
    }

    /** Leaves the reading of a message. */
    static final class Found extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Fault fault;

        Found(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }
}
