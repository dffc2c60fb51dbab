package dev.neurosdk.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class HelloGameTest {

    private static final Decision AHOY = new Decision("greet", "{\"words\":\"ahoy\"}");

    @Test
    void game_asksForAGreeting_andBreaksNoRule() throws Exception {
        List<SessionEvent> events = new CopyOnWriteArrayList<>();
        CountDownLatch left = new CountDownLatch(1);
        try (NeuroServer server = server(request -> CompletableFuture.completedFuture(AHOY), event -> {
            events.add(event);
            if (event instanceof SessionEvent.Disconnected) {
                left.countDown();
            }
        })) {
            assertThat(new HelloGame().play(server.uri()).data()).isEqualTo(AHOY.data());
            assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(events).filteredOn(SessionEvent.RuleBroken.class::isInstance).isEmpty();
        assertThat(events)
                .filteredOn(event -> event instanceof SessionEvent.MessageReceived received
                        && !received.violations().isEmpty())
                .isEmpty();
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        SessionEvent.Disconnected.class,
                        gone -> assertThat(gone.code()).isEqualTo(1000));
    }

    @Test
    void game_withARandomNeuro_getsAGreetingToo() throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            assertThat(HelloGame.problemWith(new HelloGame().play(server.uri())))
                    .isEmpty();
        }
    }

    @Test
    void game_whoseServerLeaves_saysSo() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Action> playing;
        try (NeuroServer server = server(
                request -> {
                    asked.countDown();
                    return new CompletableFuture<>();
                },
                event -> {})) {
            playing = CompletableFuture.supplyAsync(() -> new HelloGame().play(server.uri()));
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(playing::join).hasMessageContaining("the server has gone: 1001");
    }

    @Test
    void problemWith_seesBadDataAndUnknownActions() {
        assertThat(HelloGame.problemWith(new Action("1", "greet", AHOY.data()))).isEmpty();
        assertThat(HelloGame.problemWith(new Action("1", "greet", "{\"words\":\"moo\"}")))
                .contains("/words");
        assertThat(HelloGame.problemWith(new Action("1", "greet", "{"))).isNotEmpty();
        assertThat(HelloGame.problemWith(new Action("1", "greet", null))).isNotEmpty();
        assertThat(HelloGame.problemWith(new Action("1", "leave", null))).isEqualTo("There is no action leave.");
    }

    private static NeuroServer server(Decider decider, EventSink sink) throws IOException {
        return NeuroServer.builder().port(0).decider(decider).eventSink(sink).start();
    }
}
