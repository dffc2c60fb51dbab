package dev.neurosdk.server.stream.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.SlowPolicy;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.testkit.time.TimeScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client over real sockets that loses its connection again and again. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LossTest {

    private static final int ITEMS = 10_000;
    private static final int CUTS = 100;
    private static final Duration PATIENCE = TimeScale.scaled(Duration.ofSeconds(20));

    @Test
    void cutAHundredTimes_everyNumberArrivesExactlyOnce() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Numbers numbers = new Numbers(ITEMS);
        try (StreamHub hub = hub();
                StreamServer server = StreamServer.builder(hub).port(0).start();
                Cutter wire = new Cutter(server.port());
                StreamClient client = client(wire, numbers)) {
            numbers.awaitWelcome();
            int published = 0;
            int cuts = 0;
            while (published < ITEMS || cuts < CUTS) {
                int batch = Math.min(random.nextInt(2 * ITEMS / CUTS), ITEMS - published);
                for (int i = 0; i < batch; i++) {
                    long unused = hub.publish("numbers", "number", String.valueOf(published++));
                }
                if (cuts < CUTS) {
                    numbers.awaitSome(random.nextInt(batch + 1));
                    if (wire.cut()) {
                        cuts++;
                        numbers.awaitWelcome();
                    }
                }
            }
            assertThat(numbers.awaitAll())
                    .as("all arrived; seed %s, got %s", seed, numbers.seen.size())
                    .isTrue();
            assertThat(numbers.seen)
                    .as("seed %s", seed)
                    .isEqualTo(LongStream.rangeClosed(1, ITEMS).boxed().toList());
            assertThat(numbers.gaps).as("seed %s", seed).isEmpty();
            assertThat(numbers.welcomes.get()).isGreaterThan(CUTS);
            assertThat(client.latest()).map(StreamUpdate::seq).contains((long) ITEMS);
        }
    }

    @Test
    void serverThatStartsAnewWithoutItsHistory_isSaidToBeAnother() throws Exception {
        Numbers numbers = new Numbers(2);
        StreamHub first = hub();
        StreamServer server = StreamServer.builder(first).port(0).start();
        int port = server.port();
        try (StreamClient client = StreamClient.builder(server.uri())
                .pings(Duration.ofMillis(500))
                .backoff(new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)))
                .connect(numbers)) {
            numbers.awaitWelcome();
            assertThat(first.publish("numbers", "number", "1")).isEqualTo(1);
            numbers.awaitSome(1);
            server.close();
            first.close();
            try (StreamHub second = hub();
                    StreamServer again = StreamServer.builder(second).port(port).start()) {
                numbers.awaitWelcome();
                assertThat(second.publish("numbers", "number", "1")).isEqualTo(1);
                assertThat(numbers.awaitAll()).isTrue();
                assertThat(again.viewers()).isEqualTo(1);
                assertThat(client.phase()).isEqualTo(StreamPhase.CONNECTED);
            }
        }
        assertThat(numbers.seen).containsExactly(1L, 1L);
        assertThat(numbers.gaps).extracting(StreamGap::reason).containsExactly("other_stream");
    }

    private static StreamHub hub() {
        return StreamHub.builder()
                .history(History.memory(2 * ITEMS, 64 << 20))
                .queue(2 * ITEMS, SlowPolicy.DROP_OLDEST)
                .build();
    }

    private static StreamClient client(Cutter wire, Numbers numbers) {
        return StreamClient.builder(wire.uri())
                .pings(Duration.ofMillis(500)) // the JDK's WebSocket can miss the end of a connection
                .backoff(new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)))
                .connect(numbers);
    }

    /** Writes down what comes. Its lists are written by one thread at a time and read at the end. */
    private static final class Numbers implements StreamListener {

        final List<Long> seen = new ArrayList<>();
        final List<StreamGap> gaps = new ArrayList<>();
        final AtomicInteger welcomes = new AtomicInteger();
        private final BlockingQueue<StreamPhase> phases = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
        private final CountDownLatch left;

        Numbers(int expected) {
            this.left = new CountDownLatch(expected);
        }

        @Override
        public void received(StreamUpdate update) {
            seen.add(update.seq());
            arrived.add(update.seq());
            left.countDown();
        }

        @Override
        public void missed(StreamGap gap) {
            gaps.add(gap);
        }

        @Override
        public void changed(StreamPhase phase, String why) {
            if (phase == StreamPhase.CONNECTED) {
                int unused = welcomes.incrementAndGet();
                phases.add(phase);
            }
        }

        void awaitWelcome() throws InterruptedException {
            assertThat(phases.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isNotNull();
            phases.clear();
        }

        void awaitSome(int items) throws InterruptedException {
            for (int i = 0; i < items; i++) {
                assertThat(arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                        .isNotNull();
            }
        }

        boolean awaitAll() throws InterruptedException {
            return left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
