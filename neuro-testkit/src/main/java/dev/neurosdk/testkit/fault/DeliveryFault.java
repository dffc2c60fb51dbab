package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A message arrives as it was sent, but late, twice, not at all or out of turn. Immutable. */
public sealed interface DeliveryFault extends Fault {

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
        void latency(Latency fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void bandwidth(Bandwidth fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void lose(Lose fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void duplicate(Duplicate fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void reorder(Reorder fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void coalesce(Coalesce fault);

        /**
         * Visits.
         *
         * @param fault the fault
         */
        void binary(Binary fault);
    }

    /** How a delay is spread. */
    enum Spread {
        /** Every delay between delay - jitter and delay + jitter is as likely. */
        UNIFORM,
        /** Half of the delays are below delay, 84 % below delay + jitter, and a few much longer. */
        LOG_NORMAL
    }

    /**
     * The message is late; what is sent after it stays behind it, as over TCP.
     *
     * @param delay the delay, or its middle
     * @param jitter how far it spreads; zero for none
     * @param spread how it spreads
     */
    record Latency(Duration delay, Duration jitter, Spread spread) implements DeliveryFault {
        /** Refuses a negative time. */
        public Latency {
            Checks.notNegative("delay", delay);
            Checks.notNegative("jitter", jitter);
            requireNonNull(spread, "spread");
        }

        @Override
        public String name() {
            return "latency";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.latency(this);
        }

        /**
         * One delay.
         *
         * @param random decides which
         * @return zero or more
         */
        public Duration drawn(RandomGenerator random) {
            if (jitter.isZero()) {
                return delay;
            }
            double middle = delay.toNanos();
            double drawn = spread == Spread.UNIFORM
                    ? middle + jitter.toNanos() * (2 * random.nextDouble() - 1)
                    : middle * Math.exp(Math.log1p(jitter.toNanos() / Math.max(1, middle)) * random.nextGaussian());
            return Duration.ofNanos(Math.max(0, Math.round(drawn)));
        }
    }

    /**
     * The line carries only so much: each message takes its size's time, one after the other.
     *
     * @param bytesPerSecond at least 1
     */
    record Bandwidth(int bytesPerSecond) implements DeliveryFault {
        /** Refuses less than 1. */
        public Bandwidth {
            Checks.atLeast("bytesPerSecond", bytesPerSecond, 1);
        }

        @Override
        public String name() {
            return "bandwidth";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.bandwidth(this);
        }
    }

    /** The message never arrives; its sender does not notice. */
    record Lose() implements DeliveryFault {
        @Override
        public String name() {
            return "lose";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.lose(this);
        }
    }

    /**
     * The message arrives again.
     *
     * @param gap how long after it
     * @param copies how many more times, each a gap after the one before; at least 1
     */
    record Duplicate(Duration gap, int copies) implements DeliveryFault {
        /** Refuses a negative gap and less than one copy. */
        public Duplicate {
            Checks.notNegative("gap", gap);
            Checks.atLeast("copies", copies, 1);
        }

        @Override
        public String name() {
            return "duplicate";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.duplicate(this);
        }
    }

    /**
     * The message and those after it in its direction arrive in another order. They are held until there are enough, and let
     * go in any case after {@code patience}.
     *
     * @param window how many; 2 swaps with the next
     * @param patience how long to hold at the most
     */
    record Reorder(int window, Duration patience) implements DeliveryFault {
        /** Refuses a window below 2, and no patience. */
        public Reorder {
            Checks.atLeast("window", window, 2);
            Checks.positive("patience", patience);
        }

        @Override
        public String name() {
            return "reorder";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.reorder(this);
        }
    }

    /**
     * The message and those after it in its direction arrive at once, in one segment where frames are written.
     *
     * @param messages how many
     * @param patience how long to hold at the most
     */
    record Coalesce(int messages, Duration patience) implements DeliveryFault {
        /** Refuses less than 2 messages, and no patience. */
        public Coalesce {
            Checks.atLeast("messages", messages, 2);
            Checks.positive("patience", patience);
        }

        @Override
        public String name() {
            return "coalesce";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.coalesce(this);
        }
    }

    /** The text comes as a binary message. */
    record Binary() implements DeliveryFault {
        @Override
        public String name() {
            return "binary";
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.binary(this);
        }
    }
}
