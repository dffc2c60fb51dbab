package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAlive;
import static java.util.Map.entry;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a game begins, and what it makes of the acknowledgement of startup. */
final class StartupProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-STA-04", List.of(new Part("", StartupProcedures::neverAcknowledged))),
            entry("GAME-STA-05", List.of(new Part("", StartupProcedures::acknowledged))),
            entry("GAME-STA-06", List.of(new Part("", StartupProcedures::acknowledgedLate))),
            entry("GAME-STA-08", List.of(new Part("", StartupProcedures::olderServer))),
            entry("GAME-STA-09", List.of(new Part("", StartupProcedures::configurable))),
            entry("GAME-STA-10", List.of(new Part("", StartupProcedures::serverNotThere))),
            entry("GAME-STA-11", List.of(new Part("", StartupProcedures::greeted))));

    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final String GREETING = MessageEncoder.encode(new NeuroMessage.ReregisterAll());

    private StartupProcedures() {}

    private static void neverAcknowledged(GameBench bench, Witness witness) {
        bench.line().acknowledge(Acknowledgement.ON);
        GameConnection usual = bench.renewed();
        Duration needed =
                untilMoreThanStartup(bench, usual, bench.times().situation()).orElseThrow(SituationGone::new);
        bench.line().acknowledge(Acknowledgement.OFF);
        GameConnection silent = bench.renewed();
        Duration patience = needed.multipliedBy(2).plus(bench.times().quiet());
        if (untilMoreThanStartup(bench, silent, patience).isEmpty()) {
            witness.broken("expected registrations without an acknowledgement as with one, after " + needed.toMillis()
                    + " ms, was nothing but startup within " + patience.toMillis() + " ms");
        }
        bench.line().acknowledgeAsUsual();
    }

    /** When the second message of a connection came, since the first. */
    private static Optional<Duration> untilMoreThanStartup(GameBench bench, GameConnection game, Duration within) {
        return bench.line()
                .await(
                        within,
                        () -> Optional.of(received(game))
                                .filter(said -> said.size() > 1)
                                .map(said -> said.get(1).at().minus(said.get(0).at())));
    }

    private static List<TranscriptEntry> received(GameConnection game) {
        return game.transcript().stream()
                .filter(line -> line.kind() == TranscriptEntry.Kind.RECEIVED)
                .toList();
    }

    private static void acknowledged(GameBench bench, Witness witness) {
        bench.line().acknowledge(Acknowledgement.late(Duration.ofMillis(50)));
        var unused = bench.renewed();
        bench.line().pause(Duration.ofMillis(100));
        bench.line().acknowledgeAsUsual();
        expectAlive(bench, witness, "an acknowledgement after 50 ms");
    }

    private static void acknowledgedLate(GameBench bench, Witness witness) {
        bench.line().acknowledge(Acknowledgement.OFF);
        GameConnection game = bench.renewed();
        bench.line().acknowledgeAsUsual();
        bench.line().pause(LATE);
        game.takeAll();
        bench.send(acknowledgement("neuro", "Neuro-sama"));
        bench.send(acknowledgement("evil", "Evil Neuro"));
        expectAlive(bench, witness, "a late and a repeated acknowledgement");
        if (game.waiting().stream()
                .anyMatch(incoming -> incoming.message()
                        .filter(GameMessage.Startup.class::isInstance)
                        .isPresent())) {
            witness.broken("expected no second startup, was one after the acknowledgement");
        }
    }

    private static String acknowledgement(String id, String name) {
        return MessageEncoder.encode(new NeuroMessage.StartupAck(new CharacterSession("nc-7f3a", id, name)));
    }

    /** What works with an acknowledgement works without one. */
    private static void olderServer(GameBench bench, Witness witness) {
        bench.line().acknowledge(Acknowledgement.ON);
        var unused = bench.renewed();
        List<String> usual = smoke(bench);
        bench.line().acknowledge(Acknowledgement.OFF);
        var unusedToo = bench.renewed();
        List<String> older = smoke(bench);
        bench.line().acknowledgeAsUsual();
        usual.stream()
                .filter(held -> !older.contains(held))
                .forEach(held -> witness.broken(
                        "without an acknowledgement: expected that " + held + " as with one, was otherwise"));
    }

    private static List<String> smoke(GameBench bench) {
        boolean registers = bench.line()
                .await(
                        bench.times().situation(),
                        () -> Optional.of(true).filter(unused -> Situation.ACTION.holds(bench)))
                .isPresent();
        boolean answers = bench.stillThere();
        boolean refuses = bench.callees().stream()
                .filter(Callee::hasParameters)
                .findFirst()
                .filter(callee -> bench.call(callee.name(), "[]").failed())
                .isPresent();
        return List.of(
                registers ? "actions are registered" : "",
                answers ? "calls of unknown actions are answered" : "",
                refuses ? "malformed calls are refused" : "");
    }

    private static void configurable(GameBench bench, Witness witness) {
        URI usual = bench.line().uri();
        int before = bench.line().lastNumber();
        bench.line().launch(usual.resolve("/nc?tok=1"));
        Optional<GameConnection> game =
                bench.line().awaitGameAfter(before, bench.line().starting());
        if (game.isEmpty()) {
            witness.broken("expected a game that connects to " + usual.resolve("/nc?tok=1") + ", was none");
        } else if (!game.get().target().equals("/nc?tok=1")) {
            witness.broken("expected the path /nc?tok=1, was " + game.get().target());
        }
        int last = bench.line().lastNumber();
        bench.line().launch(usual);
        var unused = bench.line().awaitGameAfter(last, bench.line().starting());
    }

    private static void serverNotThere(GameBench bench, Witness witness) {
        bench.line().stopListening();
        bench.line().launch(bench.line().uri());
        bench.line().pause(CLOSED);
        boolean died = bench.line().hasDied();
        int before = bench.line().lastNumber();
        bench.line().listenAgain();
        if (died) {
            witness.saw(Verdict.WARN, "expected a game that waits for the server, was one that has ended");
        } else if (bench.line()
                .awaitGameAfter(before, bench.times().reconnect())
                .isEmpty()) {
            witness.broken("expected a connection within "
                    + bench.times().reconnect().toSeconds() + " s after the port was opened, was none");
        }
    }

    /** Some servers greet every connection. */
    private static void greeted(GameBench bench, Witness witness) {
        bench.line().greet(List.of(GREETING));
        GameConnection game = bench.renewed();
        bench.line().greet(List.of());
        String first = received(game).get(0).text();
        if (!first.contains('"' + GameMessage.Startup.COMMAND + '"')) {
            witness.broken("expected startup as the first message, was " + first);
        }
    }
}
