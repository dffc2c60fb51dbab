package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.transport.frame.CloseCodes;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.time.Duration;
import java.util.List;

/** Something happens to the connection, right after the message that made it happen. Immutable. */
public sealed interface ConnectionFault extends Fault {

    /**
     * Calls the visitor's method for this kind.
     *
     * @param visitor covers every kind
     */
    void accept(Visitor visitor);

    /** One method for each kind. */
    interface Visitor {
        /**
         * Visits.
         *
         * @param fault the fault
         */
        void close(Close fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void disconnect(Disconnect fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void reset(Reset fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void halfOpen(HalfOpen fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void halfClose(HalfClose fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void slowReader(SlowReader fault);
    }

    /**
     * A close frame is sent.
     *
     * @param codes the codes, one of which is drawn; {@link Frame#NO_CODE} for a frame without one; others that may not be sent
     *     need frames; at least one; copied
     * @param reason the reason; more than 123 bytes need frames
     */
    record Close(List<Integer> codes, String reason) implements ConnectionFault {
        /** Refuses an empty list and codes of more than two bytes. */
        public Close {
            codes = Checks.some("codes", codes);
            codes.forEach(Checks::closeCode);
            requireNonNull(reason, "reason");
        }

        @Override
        public String name() {
            return "close";
        }

        @Override
        public boolean needsFrames() {
            return codes.stream().anyMatch(code -> !isLegal(code, reason));
        }

        static boolean isLegal(int code, String reason) {
            return (code == Frame.NO_CODE || CloseCodes.maySend(code)) && Checks.isWritable(code, reason);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.close(this);
        }
    }

    /** TCP ends in an orderly way (FIN), without a close frame. */
    record Disconnect() implements ConnectionFault {
        @Override
        public String name() {
            return "disconnect";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.disconnect(this);
        }
    }

    /** TCP is reset (RST). */
    record Reset() implements ConnectionFault {
        @Override
        public String name() {
            return "reset";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.reset(this);
        }
    }

    /**
     * Nothing gets through in either direction, and nobody is told; not even pings are answered. Afterwards everything that
     * waited arrives, as after a broken network.
     *
     * @param lasting how long; zero for ever
     */
    record HalfOpen(Duration lasting) implements ConnectionFault {
        /** Refuses a negative time. */
        public HalfOpen {
            Checks.notNegative("lasting", lasting);
        }

        @Override
        public String name() {
            return "half-open";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.halfOpen(this);
        }
    }

    /** The outgoing half of TCP ends (FIN); the other half stays open. */
    record HalfClose() implements ConnectionFault {
        @Override
        public String name() {
            return "half-close";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.halfClose(this);
        }
    }

    /**
     * Nothing is read for a time, so that the other side's buffers fill.
     *
     * @param lasting how long; above zero
     */
    record SlowReader(Duration lasting) implements ConnectionFault {
        /** Refuses zero. */
        public SlowReader {
            Checks.positive("lasting", lasting);
        }

        @Override
        public String name() {
            return "slow-reader";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.slowReader(this);
        }
    }
}
