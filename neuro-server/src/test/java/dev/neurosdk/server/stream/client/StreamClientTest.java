package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamClientTest {

    private static final URI SERVER = URI.create("ws://127.0.0.1:8765/");

    private final Told told = new Told();
    private final FakeDial dial = new FakeDial();
    private final FakeClock clock = new FakeClock();

    @Test
    void welcome_thenItems() {
        StreamClient client = connect(builder());
        assertThat(client.phase()).isEqualTo(StreamPhase.CONNECTING);
        dial.accept().says(Says.connected("s", 0), Says.item(1), Says.item(2));
        assertThat(told.take()).containsExactly("CONNECTING", "CONNECTED", "1", "2");
        assertThat(client.latest()).map(StreamUpdate::seq).contains(2L);
        assertThat(client.history(1)).extracting(StreamUpdate::seq).containsExactly(2L);
        assertThat(client.history(9)).extracting(StreamUpdate::seq).containsExactly(1L, 2L);
        assertThat(client.history(0)).isEmpty();
    }

    @Test
    void historyIsBounded() {
        StreamClient client = connect(builder().history(2));
        dial.accept().says(Says.connected("s", 0), Says.item(1), Says.item(2), Says.item(3));
        assertThat(client.history(9)).extracting(StreamUpdate::seq).containsExactly(2L, 3L);
    }

    @Test
    void lostConnection_comesBackAfterAPause_andResumes() {
        connect(builder());
        dial.accept().says(Says.connected("s", 0), Says.item(1)).ends(1006, "");
        assertThat(told.take()).containsExactly("CONNECTING", "CONNECTED", "1", "WAITING: closed with 1006");
        clock.advance(Duration.ofMillis(500));
        assertThat(dial.addresses).last().hasToString("ws://127.0.0.1:8765/?after=1&stream=s");
        dial.accept().says(Says.connected("s", 2), Says.item(2), Says.live(2));
        assertThat(told.take()).containsExactly("CONNECTING", "CONNECTED", "2", "live 2");
    }

    @Test
    void whatAnOldConnectionSays_noLongerCounts() {
        connect(builder());
        Wire first = dial.accept().says(Says.connected("s", 0)).ends(1006, "");
        clock.advance(Duration.ofSeconds(1));
        first.says(Says.item(1)).ends(1000, "");
        assertThat(told.take()).doesNotContain("1");
        assertThat(dial.addresses).hasSize(2);
    }

    @Test
    void failures_waitLongerAndLonger_withinTheBound() {
        connect(builder().backoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8))));
        for (int failure = 0; failure < 50; failure++) {
            dial.fail(new ConnectException("nobody there"));
            clock.advance(Duration.ofSeconds(8));
        }
        assertThat(dial.addresses).hasSize(51);
        List<Duration> pauses = clock.asked.stream()
                .filter(pause -> pause.compareTo(Duration.ofSeconds(8)) <= 0)
                .toList();
        assertThat(pauses).hasSize(50);
        assertThat(pauses.get(0)).isLessThan(Duration.ofSeconds(1));
        assertThat(pauses.get(1)).isLessThan(Duration.ofSeconds(2));
        assertThat(pauses).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) > 0);
        assertThat(pauses).doesNotHaveDuplicates();
    }

    @Test
    void aWelcome_startsThePausesAnew() {
        connect(builder().backoff(new Backoff(Duration.ofSeconds(1), Duration.ofHours(1))));
        for (int failure = 0; failure < 10; failure++) {
            dial.fail(new ConnectException("nobody there"));
            clock.advanceToNext();
        }
        assertThat(clock.asked).anyMatch(pause -> pause.compareTo(Duration.ofMinutes(1)) > 0);
        dial.accept().says(Says.connected("s", 0)).ends(1001, "restarting");
        clock.advance(Duration.ofSeconds(1));
        assertThat(dial.addresses).hasSize(12);
    }

    @Test
    void noWelcomeInTime_isALoss() {
        connect(builder());
        Wire mute = dial.accept();
        clock.advance(Duration.ofSeconds(10));
        assertThat(mute.aborted).isTrue();
        assertThat(told.take()).containsExactly("CONNECTING", "WAITING: no welcome in time");
    }

    @Test
    void connectionThatOpensTooLate_isDropped() {
        connect(builder());
        clock.advance(Duration.ofSeconds(10));
        assertThat(dial.accept().aborted).isTrue();
    }

    @Test
    void silence_isPingedAndThenALoss() {
        connect(builder());
        Wire wire = dial.accept().says(Says.connected("s", 0));
        clock.advance(Duration.ofSeconds(35));
        assertThat(wire.pings).isEqualTo(3);
        wire.ear().alive();
        clock.advance(Duration.ofSeconds(30));
        assertThat(wire.pings).isEqualTo(6);
        assertThat(wire.aborted).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(wire.aborted).isTrue();
        assertThat(told.take()).contains("WAITING: nothing was heard of the server");
    }

    @Test
    void refusalThatStays_endsTheClient() {
        StreamClient client = connect(builder());
        dial.fail(new Dial.RefusedException(401));
        assertThat(client.phase()).isEqualTo(StreamPhase.ENDED);
        assertThat(client.ended()).isDone();
        assertThat(told.take()).containsExactly("CONNECTING", "ENDED: the server answered with HTTP status 401");
        assertThat(clock.stopped).isTrue();
    }

    @Test
    void refusalThatMayPass_isTriedAgain() {
        connect(builder());
        dial.fail(new Dial.RefusedException(503));
        clock.advance(Duration.ofSeconds(1));
        assertThat(dial.addresses).hasSize(2);
    }

    @Test
    void closedForPolicy_endsTheClient() {
        StreamClient client = connect(builder());
        dial.accept().says(Says.connected("s", 0)).ends(1008, "token revoked");
        assertThat(client.phase()).isEqualTo(StreamPhase.ENDED);
    }

    @Test
    void close_isOrderlyAndFinal() {
        StreamClient client = connect(builder());
        Wire wire = dial.accept().says(Says.connected("s", 0));
        client.close();
        client.close();
        assertThat(wire.closed).isTrue();
        assertThat(client.ended()).isDone();
        wire.says(Says.item(1)).ends(1000, "");
        assertThat(told.take()).containsExactly("CONNECTING", "CONNECTED", "ENDED: closed by this side");
        assertThat(dial.addresses).hasSize(1);
    }

    @Test
    void send_saysWhetherItWent() {
        StreamClient client = connect(builder());
        assertThat(client.send("{}")).isCompletedWithValue(false);
        Wire wire = dial.accept().says(Says.connected("s", 0));
        assertThat(client.send("{\"type\":\"ping\"}")).isCompletedWithValue(true);
        client.subscribe(List.of("wind"), null);
        client.replay(Replay.last(2));
        assertThat(wire.sent)
                .containsExactly(
                        "{\"type\":\"ping\"}",
                        "{\"type\":\"subscribe\",\"topics\":[\"wind\"],\"filter\":null}",
                        "{\"type\":\"replay\",\"last\":2}");
    }

    @Test
    void listenerThatThrows_disturbsNothing() {
        List<Throwable> failures = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        try {
            StreamClient client = builder()
                    .connect(
                            new StreamListener() {
                                @Override
                                public void received(StreamUpdate update) {
                                    throw new IllegalStateException("no");
                                }

                                @Override
                                public void changed(StreamPhase phase, String why) {
                                    throw new IllegalStateException("never");
                                }
                            },
                            dial,
                            clock,
                            () -> {});
            dial.accept()
                    .says(Says.connected("s", 0), Says.item(1), Says.item(2))
                    .ends(1006, "");
            clock.advance(Duration.ofSeconds(1));
            assertThat(dial.addresses).last().hasToString("ws://127.0.0.1:8765/?after=2&stream=s");
            assertThat(client.phase()).isEqualTo(StreamPhase.CONNECTING);
            assertThat(failures).hasSize(6);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void builder_refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().history(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().messageLength(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().pings(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        StreamClient.builder(URI.create("http://127.0.0.1/")).connect(told))
                .withMessageContaining("ws://HOST:PORT");
        assertThatIllegalArgumentException().isThrownBy(() -> Replay.last(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Replay.after(-1, null));
    }

    private static StreamClient.Builder builder() {
        return StreamClient.builder(SERVER).random(new Random(7));
    }

    private StreamClient connect(StreamClient.Builder builder) {
        return builder.connect(told, dial, clock, () -> clock.stopped = true);
    }

    private static final class FakeDial implements Dial {

        final List<URI> addresses = new ArrayList<>();
        private CompletableFuture<Link> open = new CompletableFuture<>();
        private @Nullable Ear ear;

        @Override
        public CompletionStage<Link> open(URI address, @Nullable String token, Ear hearing) {
            addresses.add(address);
            ear = hearing;
            open = new CompletableFuture<>();
            return open;
        }

        Wire accept() {
            Wire wire = new Wire(requireNonNull(ear));
            open.complete(wire);
            return wire;
        }

        void fail(Exception failure) {
            open.completeExceptionally(new CompletionException(failure)); // as stages that follow others do
        }
    }

    private static final class Wire implements Dial.Link {

        final List<String> sent = new ArrayList<>();
        private final Dial.Ear ear;
        private boolean begun;
        int pings;
        boolean closed;
        boolean aborted;

        Wire(Dial.Ear ear) {
            this.ear = ear;
        }

        Dial.Ear ear() {
            return ear;
        }

        Wire says(String... texts) {
            assertThat(begun).isTrue();
            for (String text : texts) {
                int[] read = {0};
                ear.text(text, () -> read[0]++);
                assertThat(read[0]).isEqualTo(1);
            }
            return this;
        }

        Wire ends(int code, String why) {
            ear.ended(code, why);
            return this;
        }

        @Override
        public void begin() {
            assertThat(begun).isFalse();
            begun = true;
        }

        @Override
        public boolean send(String text) {
            return sent.add(text);
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    /** Time that passes when it is told to. */
    private static final class FakeClock implements Clockwork {

        final List<Duration> asked = new ArrayList<>();
        boolean stopped;
        private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));
        private Duration now = Duration.ZERO;

        private record Due(Duration at, Runnable task) {}

        @Override
        public Runnable after(Duration delay, Runnable task) {
            asked.add(delay);
            Due due = new Due(now.plus(delay), task);
            dues.add(due);
            return () -> dues.remove(due);
        }

        void advanceToNext() {
            advance(dues.element().at().minus(now));
        }

        void advance(Duration time) {
            Duration end = now.plus(time);
            while (!dues.isEmpty() && dues.element().at().compareTo(end) <= 0) {
                Due due = dues.remove();
                now = due.at();
                due.task().run();
            }
            now = end;
        }
    }
}
