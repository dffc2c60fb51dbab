package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void aSecondsWorth_isTakenAtOnce_andTheNextWaits() {
        TokenBucket bucket = new TokenBucket(100, 0);

        for (int taken = 0; taken < 100; taken++) {
            assertThat(bucket.take(0)).isZero();
        }
        assertThat(bucket.take(0)).isBetween(SECOND / 100, SECOND / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 20_000})
    void whoWaitsAsTold_isServedAtTheRate(int perSecond) {
        TokenBucket bucket = new TokenBucket(perSecond, 0);
        long now = 0;

        for (int taken = 0; taken < 11 * perSecond; taken++) {
            now += bucket.take(now);
        }
        assertThat(now).isBetween(10 * SECOND - SECOND / 100, 10 * SECOND + SECOND / 10);
    }

    @Test
    void whoKeepsTheRate_neverWaits() {
        TokenBucket bucket = new TokenBucket(50, 0);

        for (long now = 0; now < 100 * SECOND; now += SECOND / 50) {
            assertThat(bucket.take(now)).isZero();
        }
    }

    @Test
    void episode_lastsUntilTheBucketIsFullAgain() {
        TokenBucket bucket = new TokenBucket(10, 0);
        long now = 0;
        int episodes = 0;

        for (int taken = 0; taken < 50; taken++) {
            long pause = bucket.take(now);
            now += pause;
            episodes += pause > 0 && bucket.beginsEpisode() ? 1 : 0;
        }
        assertThat(episodes).isOne();

        now += 2 * SECOND;
        for (int taken = 0; taken < 50; taken++) {
            long pause = bucket.take(now);
            now += pause;
            episodes += pause > 0 && bucket.beginsEpisode() ? 1 : 0;
        }
        assertThat(episodes).isEqualTo(2);
    }

    @Test
    void zero_isNoLimit() {
        TokenBucket bucket = new TokenBucket(0, 0);

        for (int taken = 0; taken < 1_000_000; taken++) {
            assertThat(bucket.take(0)).isZero();
        }
    }
}
