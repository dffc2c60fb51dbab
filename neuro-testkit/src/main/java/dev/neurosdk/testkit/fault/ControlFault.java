package dev.neurosdk.testkit.fault;

import java.time.Duration;

/** Something happens to a control frame. Immutable. Triggers of messages do not apply. */
public sealed interface ControlFault extends Fault {

    /** A pong is never sent. On the way in: never told. */
    record NoPong() implements ControlFault {
        @Override
        public String name() {
            return "no-pong";
        }
    }

    /**
     * A pong is late.
     *
     * @param delay how late; above zero
     */
    record LatePong(Duration delay) implements ControlFault {
        /** Refuses zero. */
        public LatePong {
            Checks.positive("delay", delay);
        }

        @Override
        public String name() {
            return "late-pong";
        }
    }

    /**
     * The end of the connection is late: a close frame and the end of TCP on the way out, the news of the end on the way in.
     *
     * @param delay how late; above zero
     */
    record SlowClose(Duration delay) implements ControlFault {
        /** Refuses zero. */
        public SlowClose {
            Checks.positive("delay", delay);
        }

        @Override
        public String name() {
            return "slow-close";
        }
    }
}
