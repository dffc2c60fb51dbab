package dev.neurosdk.server.blackbox;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server over a real socket, an innocent game that plays on it throughout, and the games under test. Confined to one thread. */
final class Stage implements AutoCloseable {

    private static final long INNOCENT = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Brain brain = new Brain();
    final Waiting<SessionEvent> events = new Waiting<>("events");
    final NeuroServer server;
    final InnocentGame innocent;

    private final List<FakeGame> games = new ArrayList<>();

    private final @Nullable X509Certificate trusted;

    private Stage(UnaryOperator<NeuroServer.Builder> settings, @Nullable X509Certificate trusted) throws IOException {
        this.trusted = trusted;
        server = settings.apply(NeuroServer.builder().port(0).decider(brain).eventSink(this::happened))
                .start();
        innocent = InnocentGame.join(player(InnocentGame.NAME));
    }

    static Stage open() throws IOException {
        return open(builder -> builder);
    }

    static Stage open(UnaryOperator<NeuroServer.Builder> settings) throws IOException {
        return new Stage(settings, null);
    }

    /** A stage over TLS, whose games trust the server's certificate. */
    static Stage open(UnaryOperator<NeuroServer.Builder> settings, Certificate certificate) throws IOException {
        return new Stage(builder -> settings.apply(builder).tls(certificate.files()), certificate.certificate());
    }

    private FakeGame.Builder player(String name) {
        FakeGame.Builder player = FakeGame.builder(server.uri(), name).deadline(PATIENCE);
        return trusted == null ? player : player.trust(trusted);
    }

    private void happened(SessionEvent event) {
        if (event.session().number() != INNOCENT) {
            events.add(event);
        }
    }

    /** A game that is connected and has said nothing; what the server says first is taken. */
    FakeGame connect(String name) throws IOException {
        FakeGame game = player(name).connect();
        games.add(game);
        game.await(NeuroMessage.ReregisterAll.class);
        return game;
    }

    /** A game that has announced itself. */
    FakeGame game(String name) throws IOException {
        FakeGame game = connect(name);
        game.startup();
        game.await(NeuroMessage.StartupAck.class);
        return game;
    }

    FakeGame game() throws IOException {
        return game("Star Harbour");
    }

    /** The rules that the games under test have broken so far, as reported; what was sent before a pong is in it. */
    List<Rule> broken() {
        return violations().stream().map(Violation::rule).toList();
    }

    List<Violation> violations() {
        return events.all().stream().flatMap(Stage::violations).toList();
    }

    private static Stream<Violation> violations(SessionEvent event) {
        if (event instanceof SessionEvent.RuleBroken broken) {
            return Stream.of(broken.violation());
        }
        if (event instanceof SessionEvent.InputIgnored ignored) {
            return ignored.violations().stream();
        }
        return event instanceof SessionEvent.MessageReceived received ? received.violations().stream() : Stream.empty();
    }

    /** The names that a game offers now, in order. */
    List<String> offered(String game) {
        return Objects.requireNonNull(brain.game(game)).actions().stream()
                .map(offer -> offer.name())
                .toList();
    }

    /** The innocent game's play is looked at last, whatever happened to the others. */
    @Override
    public void close() {
        games.forEach(FakeGame::abort);
        try {
            innocent.leaveUndisturbed();
        } finally {
            server.close();
        }
    }
}
