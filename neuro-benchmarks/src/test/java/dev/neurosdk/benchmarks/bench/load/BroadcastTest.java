package dev.neurosdk.benchmarks.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.server.Publisher;
import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.StreamItem;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broadcasts for a moment: that every delivery is accounted for. The figures mean nothing. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BroadcastTest {

    private static final Pace MOMENT =
            new Pace(Duration.ofMillis(20), Duration.ofMillis(190), TimeScale.scaled(Duration.ofSeconds(30)));
    private static final Pace IMPATIENT = new Pace(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));

    private final History history = History.memory(10_000, 64 << 20);
    private final StreamHub hub = StreamHub.builder().history(history).build();
    private StreamServer server;
    private Crew crew;

    @BeforeEach
    void gather() throws Exception {
        server = StreamServer.builder(hub).port(0).start();
        crew = Crew.of(2);
    }

    @AfterEach
    void disband() {
        crew.close();
        server.close();
        hub.close();
    }

    @Test
    void everyMessage_reachesEveryViewer_andIsTimedOnceItIsPaced() throws Exception {
        Outcome outcome = new Broadcast(7, 100).round(subject(this::publish), crew, MOMENT);

        assertThat(outcome.surprise()).isNull();
        long published = published(outcome);
        assertThat(published).isEqualTo(hub.newest());
        assertThat(outcome.counts()).containsEntry("messages delivered", 7 * published);
        assertThat(outcome.latency().getTotalCount())
                .as("10 in 95 ms, to each of 7")
                .isEqualTo(70);
        assertThat(outcome.measures().get(Measure.RATE)).isPositive();
        while (server.viewers() > 0) {
            Thread.onSpinWait(); // they have left; the server hears of it a moment later, or the test's time is up
        }
    }

    @Test
    void messages_areOfTheLengthThatIsSaid() throws Exception {
        Outcome outcome = new Broadcast(1, 10).round(subject(this::publish), crew, MOMENT);

        assertThat(outcome.surprise()).isNull();
        List<StreamItem> items = history.read(hub.newest(), 1, 1 << 20).items();
        assertThat(items.get(0).length()).isBetween(Programme.MESSAGE_BYTES - 4, Programme.MESSAGE_BYTES + 1);
    }

    @Test
    void messageThatIsLost_isASurprise() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Outcome outcome = new Broadcast(3, 100)
                .round(subject(line -> publishBut(5, number.incrementAndGet(), line)), crew, IMPATIENT);

        assertThat(outcome.surprise()).isEqualTo("expected message 5, was 6");
        assertThat(outcome.counts().get("messages delivered")).isEqualTo(3 * published(outcome) - 3);
    }

    @Test
    void whatNobodyPublished_isASurprise() throws Exception {
        Outcome outcome = new Broadcast(3, 100)
                .round(
                        subject(line -> {
                            hub.publish("weather", "storm", "1");
                            publish(line);
                        }),
                        crew,
                        MOMENT);

        assertThat(outcome.surprise()).startsWith("a message: {\"type\":\"storm\"");
        assertThat(outcome.counts().get("surprises")).isEqualTo(outcome.counts().get("messages delivered"));
    }

    @Test
    void slowViewer_isBesideTheOthers_andTakesNothingFromThem() throws Exception {
        Outcome outcome = new SlowViewer(5, 100).round(subject(this::publish), crew, MOMENT);

        assertThat(outcome.surprise()).isNull();
        assertThat(outcome.counts())
                .containsEntry("messages delivered", 5 * published(outcome))
                .containsEntry("slow viewer was cut off", 0L);
        assertThat(outcome.measures()).containsKeys(Measure.P99_ALONE, Measure.SLOWED);
        assertThat(outcome.turns()).hasSize(1);
        assertThat(hub.newest())
                .as("what filled its queue, and nobody's, in five phases")
                .isEqualTo(published(outcome) + 5 * 16);
        assertThat(hub.figures().dropped()).as("more waited for it than may").isPositive();
    }

    private static long published(Outcome outcome) {
        return requireNonNull(outcome.counts().get("messages published"));
    }

    private void publishBut(int lost, int number, byte[] line) {
        if (number != lost) {
            publish(line);
        }
    }

    private void publish(byte[] line) {
        String text = new String(line, UTF_8);
        hub.publish("items", "item", text.substring("{\"data\":".length(), text.length() - "}\n".length()));
    }

    private Subject subject(Publisher publisher) throws IOException {
        return new Subject("subject", "in this process", Address.of(server.uri()), null, publisher);
    }
}
