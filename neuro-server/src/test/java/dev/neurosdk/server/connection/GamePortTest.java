package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.http.Pages;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.SpeechSettings;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GamePortTest {

    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"Silent Game\"}";

    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final EventSink events = event -> {
        if (event instanceof SessionEvent.Disconnected) {
            disconnected.countDown();
        }
    };

    private GamePort open(int maxQueuedMessages, Duration pingInterval) throws IOException {
        return GamePort.open(
                PortSettings.of("127.0.0.1", 0)
                        .with(PortLimits.DEFAULT
                                .withQueue(maxQueuedMessages, 8 << 20)
                                .withPings(pingInterval, pingInterval.multipliedBy(3))),
                SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false),
                new Sessions(),
                new RandomDecider(1),
                new RandomDecider(1),
                events,
                new Pages(),
                SpeechSettings.DEFAULT);
    }

    private static FakeGame connect(GamePort port) throws IOException {
        return FakeGame.connect(URI.create("ws://127.0.0.1:" + port.port()), "Silent Game");
    }

    @Test
    void peer_thatNeverAnswersPings_isCutAndAnIdleOneIsNot() throws Exception {
        try (GamePort port = open(256, Duration.ofMillis(50));
                FakeGame idle = connect(port);
                FakeGame deaf = connect(port)) {
            deaf.stopReading();
            deaf.startup();

            assertThat(disconnected.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(idle.isOpen()).isTrue();
            idle.assertSilence();
        }
    }

    @Test
    void peer_thatLetsMessagesPileUp_isCut() throws Exception {
        List<String> flood = Collections.nCopies(1000, STARTUP);
        try (GamePort port = open(8, Duration.ofMinutes(1));
                FakeGame deaf = connect(port)) {
            deaf.stopReading();
            assertThatThrownBy(() -> {
                        for (int batch = 0; batch < 200; batch++) {
                            deaf.sendPipelined(flood);
                        }
                    })
                    .hasMessageContaining("expected an open connection");

            assertThat(disconnected.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
