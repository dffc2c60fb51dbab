package dev.neurosdk.testkit.fault;

import java.time.Duration;

/** The server does something else than open the connection. Immutable. For servers only; counted by {@link When#nth()}. */
public sealed interface HandshakeFault extends Fault {

    /**
     * The handshake is refused.
     *
     * @param status the HTTP status, 300 to 599
     */
    record Refuse(int status) implements HandshakeFault {
        /** Refuses any other status. */
        public Refuse {
            if (status < 300 || status > 599) {
                throw new IllegalArgumentException("status: expected 300 to 599, was " + status);
            }
        }

        @Override
        public String name() {
            return "refuse-handshake";
        }
    }

    /**
     * The handshake is answered late.
     *
     * @param delay how late; above zero
     */
    record Slow(Duration delay) implements HandshakeFault {
        /** Refuses zero. */
        public Slow {
            Checks.positive("delay", delay);
        }

        @Override
        public String name() {
            return "slow-handshake";
        }
    }
}
