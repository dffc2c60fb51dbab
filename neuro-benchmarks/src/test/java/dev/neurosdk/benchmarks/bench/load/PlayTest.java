package dev.neurosdk.benchmarks.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario for a moment: that every message is accounted for. The figures mean nothing. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlayTest {

    private static final Scenarios TINY = new Scenarios(List.of(1, 7), 40, 5, 300, List.of(), 1000);
    private static final Pace MOMENT =
            new Pace(Duration.ofMillis(20), Duration.ofMillis(200), TimeScale.scaled(Duration.ofSeconds(30)));

    private Crew crew;

    @BeforeEach
    void gather() throws IOException {
        crew = Crew.of(2);
    }

    @AfterEach
    void disband() {
        crew.close();
    }

    static List<String> scenarios() {
        return TINY.all().stream()
                .filter(scenario -> !scenario.broadcasts())
                .map(Scenario::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyForce_getsItsAction_andNothingElseIsSaid(String name) throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            Outcome outcome = TINY.named(List.of(name)).get(0).round(subject(server.uri()), crew, MOMENT);

            assertThat(outcome.surprise()).isNull();
            assertThat(outcome.counts()).containsEntry("surprises", 0L);
            assertThat(outcome.counts().get("actions received"))
                    .isEqualTo(outcome.counts().get("forces sent"))
                    .isEqualTo(outcome.counts().get("results sent"));
            assertThat(outcome.measures()).containsKeys(Measure.RATE);
            if (name.equals("idle")) {
                assertThat(outcome.latency().getTotalCount()).isEqualTo(40);
                assertThat(outcome.counts()).containsEntry("forces sent", 0L);
            } else {
                assertThat(outcome.counts().get("forces sent")).isPositive();
            }
            if (name.equals("slow-reader")) {
                assertThat(outcome.counts().get("slow reader asked"))
                        .as("what the kernel takes, in two phases")
                        .isGreaterThanOrEqualTo(2 * 13_000);
                assertThat(outcome.measures()).containsKeys(Measure.P99_ALONE, Measure.SLOWED);
            }
        }
    }

    @Test
    void pacedGames_keepTheirRate_andMissNoStep() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start()) {
            Pace pace = new Pace(Duration.ZERO, Duration.ofMillis(300), MOMENT.patience());
            Outcome outcome = TINY.named(List.of("paced")).get(0).round(subject(neuro.uri()), crew, pace);

            assertThat(outcome.surprise()).isNull();
            assertThat(outcome.latency().getTotalCount()).isBetween(86L, 94L);
            assertThat(outcome.counts().get("forces sent"))
                    .isEqualTo(outcome.latency().getTotalCount());
        }
    }

    @Test
    void serverThatNeverAnswers_isWaitedForAndCounted() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            Pace pace = new Pace(Duration.ZERO, Duration.ofMillis(100), TimeScale.scaled(Duration.ofSeconds(10)));
            Outcome outcome = TINY.named(List.of("paced")).get(0).round(subject(neuro.uri()), crew, pace);

            assertThat(outcome.surprise()).isEqualTo("no action within the time allowed");
            assertThat(outcome.counts()).containsEntry("forces sent", 5L).containsEntry("actions received", 0L);
            assertThat(outcome.latency().getTotalCount())
                    .as("those that never began count too")
                    .isBetween(26L, 34L);
            assertThat(outcome.latency().getMinValue())
                    .isGreaterThan(Duration.ofSeconds(5).toNanos());
            assertThat(outcome.measures()).containsEntry(Measure.RATE, 0.0);
        }
    }

    @Test
    void serverThatSaysSomethingElse_isASurprise() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start()) {
            neuro.greet("{\"command\":\"weather\",\"data\":{}}");
            Outcome outcome = TINY.named(List.of("force-1")).get(0).round(subject(neuro.uri()), crew, MOMENT);

            assertThat(outcome.surprise()).contains("a message: {\"command\":\"weather\"");
            assertThat(outcome.counts()).containsEntry("surprises", 1L);
        }
    }

    @Test
    void noServer_isSaidAtOnce() throws Exception {
        URI gone;
        // Not a server that was stopped: whose thread still waits in accept(2) may let one more in.
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("ws://127.0.0.1:" + nobody.getLocalPort());
        }
        assertThatIOException()
                .isThrownBy(() -> TINY.named(List.of("force-7")).get(0).round(subject(gone), crew, MOMENT))
                .withMessageContaining("Connection refused");
    }

    private static Subject subject(URI uri) throws IOException {
        return Subject.running("subject", "in this process", Address.of(uri));
    }
}
