package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.HandshakePolicy.Verdict;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class HandshakesTest {

    private static final String TOKEN = "rose-garden-7";

    private static NeuroServer.Builder server() {
        return NeuroServer.builder().port(0);
    }

    @Test
    void game_withoutAToken_isToldHowToShowOne() throws IOException {
        try (NeuroServer server = server().tokens(List.of(TOKEN)).start();
                RawGame stranger = RawGame.ask(server.port(), "/game/Inn");
                RawGame guesser = RawGame.ask(server.port(), "/game/Inn?token=tulip", "Authorization: Bearer lily")) {
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(stranger.head()).containsIgnoringCase("WWW-Authenticate: Bearer");
            assertThat(stranger.body()).contains("?token=TOKEN", "Authorization: Bearer TOKEN");
            assertThat(guesser.status()).isEqualTo(401);
            assertThat(guesser.body()).doesNotContain("tulip", "lily");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void game_thatShowsAToken_plays() throws IOException {
        try (NeuroServer server = server().tokens(List.of("other", TOKEN)).start();
                FakeGame query = FakeGame.connect(URI.create(server.uri() + "/game/Inn?token=" + TOKEN), "Inn");
                FakeGame header = FakeGame.builder(server.uri(), "Tavern")
                        .header("Authorization", "Bearer " + TOKEN)
                        .connect()) {
            query.startup();
            header.startup();

            assertThat(query.await(NeuroMessage.StartupAck.class)).isNotNull();
            assertThat(header.await(NeuroMessage.StartupAck.class)).isNotNull();
        }
    }

    @Test
    void token_isNeverToldToLogsEventsOrPolicies() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.neurosdk");
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        HandshakePolicy nosy = handshake -> {
            told.add(handshake.toString());
            if (handshake.path().equals("/game/Trap")) {
                throw new IllegalStateException("trapped");
            }
            return new Verdict.Accepted();
        };
        try (NeuroServer server = server().tokens(List.of(TOKEN))
                .handshakes(nosy)
                .eventSink(events::add)
                .start()) {
            String bearer = "Authorization: Bearer " + TOKEN;
            RawGame.ask(server.port(), "/game/Trap?token=" + TOKEN, bearer).close();
            RawGame.ask(server.port(), "/%zz?token=" + TOKEN, bearer).close();
            RawGame.ask(server.port(), "/voice?token=" + TOKEN).close();
            RawGame playing = RawGame.connect(server.port(), "/game/Inn?a=b&token=" + TOKEN, bearer);
            playing.text("{\"command\":\"startup\",\"game\":\"Inn\"}");
            playing.frame(0x83, new byte[0]);
            playing.await(RawGame.CLOSE);
            playing.close();
            SessionEvent event = events.poll(10, TimeUnit.SECONDS);
            while (!(event instanceof SessionEvent.Disconnected)) {
                assertThat(String.valueOf(event)).isNotEqualTo("null").doesNotContain(TOKEN);
                event = events.poll(10, TimeUnit.SECONDS);
            }
        } finally {
            root.detachAppender(log);
            ours.setLevel(null);
        }
        assertThat(told).hasSize(3).noneMatch(words -> words.contains(TOKEN)).anyMatch(words -> words.contains("a=b"));
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains(TOKEN))
                .anyMatch(line -> line.getFormattedMessage().contains("handshake policy failed"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, 101",
        "https://example.org:443, 101",
        "HTTPS://Example.ORG, 101",
        "http://localhost:3000, 101",
        "http://example.org, 403",
        "https://example.org:8443, 403",
        "https://example.org.evil.test, 403",
        "null, 403"
    })
    void page_ofAnotherOrigin_isRefused(String origin, int status) throws IOException {
        OriginPolicy policy = OriginPolicy.only(List.of("https://example.org/", "http://localhost:3000"));
        try (NeuroServer server = server().origins(policy).start();
                RawGame game = RawGame.ask(server.port(), "/");
                RawGame page = RawGame.ask(server.port(), "/", "Origin: " + origin)) {
            assertThat(game.status()).isEqualTo(101);
            assertThat(page.status()).isEqualTo(status);
            if (status == 403) {
                assertThat(page.body()).contains("origin");
            }
        }
    }

    @Test
    void page_ofAnyOrigin_isWelcomeUnlessSaidOtherwise() throws IOException {
        try (NeuroServer server = server().start();
                RawGame page = RawGame.ask(server.port(), "/", "Origin: https://example.org")) {
            assertThat(page.status()).isEqualTo(101);
        }
    }

    @Test
    void policy_hasTheLastWord() throws IOException {
        HandshakePolicy policy = handshake -> handshake.remote().getAddress().isLoopbackAddress()
                        && "yes".equals(handshake.header("x-friend"))
                        && "a=b".equals(handshake.query())
                ? new Verdict.Accepted()
                : new Verdict.Refused(418, "Friends of " + handshake.path() + " only.");
        try (NeuroServer server = server().handshakes(policy).start();
                RawGame friend = RawGame.ask(server.port(), "/game/Inn?a=b", "X-Friend: yes");
                RawGame foe = RawGame.ask(server.port(), "/game/Inn?a=b")) {
            assertThat(friend.status()).isEqualTo(101);
            assertThat(foe.status()).isEqualTo(418);
            assertThat(foe.body()).isEqualTo("Friends of /game/Inn only.\n");
        }
    }

    @Test
    void policy_thatThrows_refusesWith500AndOthersPlayOn() throws IOException {
        HandshakePolicy policy = handshake -> {
            if (handshake.path().equals("/trap")) {
                throw new IllegalStateException("secret detail");
            }
            return new Verdict.Accepted();
        };
        try (NeuroServer server = server().handshakes(policy).start();
                RawGame trapped = RawGame.ask(server.port(), "/trap");
                RawGame other = RawGame.ask(server.port(), "/")) {
            assertThat(trapped.status()).isEqualTo(500);
            assertThat(trapped.body()).doesNotContain("secret detail");
            assertThat(other.status()).isEqualTo(101);
        }
    }

    @Test
    void manyHandshakes_thatAreBrokenOff_giveTheirPlacesBack() throws IOException {
        PortLimits limits = PortLimits.DEFAULT.withConnections(2000, 0, 0);
        try (NeuroServer server = server().portLimits(limits).start()) {
            for (int round = 0; round < 300; round++) {
                RawGame hasty = RawGame.dial(server.port());
                hasty.askToUpgrade("/game/Hasty");
                hasty.reset();
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            int roundsWithNobody = 0; // the last handshakes may be taken up after the first are over
            while (roundsWithNobody < 20 && System.nanoTime() < deadline) {
                RawGame.ask(server.port(), "/%zz").close(); // a round trip instead of a wait
                roundsWithNobody = server.connections() == 0 ? roundsWithNobody + 1 : 0;
            }
            assertThat(roundsWithNobody).isEqualTo(20);
        }
    }
}
