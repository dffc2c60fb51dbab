package dev.neurosdk.testkit.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.time.Signal;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallGuardTest {

    /** A clock that is moved by hand, whose tasks run when they are told to, however late. */
    private static final class Hand implements Timeline {
        private long now;
        private Runnable next = () -> {};

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Alarm schedule(Duration delay, Runnable task) {
            next = task;
            return () -> {};
        }

        @Override
        public Signal signal() {
            throw new UnsupportedOperationException("nobody waits");
        }

        void pass(int millis) {
            now += Duration.ofMillis(millis).toNanos();
        }

        void run() {
            next.run();
        }
    }

    @Test
    void lateTick_isAStall_untilReset() {
        Hand hand = new Hand();
        try (StallGuard guard = new StallGuard(hand)) {
            hand.pass(25);
            hand.run();
            assertThat(guard.stall()).isZero();
            hand.pass(170);
            hand.run();
            assertThat(guard.stall()).isEqualTo(Duration.ofMillis(150));
            guard.reset();
            assertThat(guard.stall()).isZero();
        }
    }

    @Test
    void tickThatIsStillMissing_isAStall_too() {
        Hand hand = new Hand();
        try (StallGuard guard = new StallGuard(hand)) {
            hand.pass(200);
            assertThat(guard.stall()).isEqualTo(Duration.ofMillis(180));
        }
    }

    @Test
    void virtualTime_neverStalls() {
        VirtualTimeline timeline = new VirtualTimeline();
        try (StallGuard guard = new StallGuard(timeline)) {
            timeline.advance(Duration.ofSeconds(30));
            assertThat(guard.stall()).isZero();
        }
    }
}
