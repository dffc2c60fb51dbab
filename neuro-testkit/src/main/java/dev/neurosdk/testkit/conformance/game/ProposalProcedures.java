package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAlive;
import static java.util.Map.entry;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.RegisterActions;
import dev.neurosdk.protocol.message.GameMessage.ShutdownReady;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.model.GameState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Messages that are proposals: for games that claim them, and for games that must ignore them. */
final class ProposalProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-PRO-01", List.of(new Part("", ProposalProcedures::registersAgain))),
            entry("GAME-PRO-02", List.of(new Part("", ProposalProcedures::nothingToRegister))),
            entry("GAME-PRO-03", List.of(new Part("", ProposalProcedures::registersAgainInForce))),
            entry("GAME-PRO-04", List.of(new Part("", ProposalProcedures::shutsDown))),
            entry(
                    "GAME-PRO-05",
                    List.of(
                            new Part("withdrawn", ProposalProcedures::withdrawn),
                            new Part("withdrawn, wanted again", ProposalProcedures::wantedAgain))),
            entry("GAME-PRO-06", List.of(new Part("", ProposalProcedures::shutsDownAtOnce))),
            entry("GAME-PRO-08", List.of(new Part("", ProposalProcedures::ignored))));

    private static final Duration SAFE_POINT = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final String REREGISTER = text(new NeuroMessage.ReregisterAll());

    private ProposalProcedures() {}

    private static String text(NeuroMessage message) {
        return MessageEncoder.encode(message);
    }

    private static String graceful(boolean wanted) {
        return text(new NeuroMessage.GracefulShutdown(wanted));
    }

    private static Set<String> registered(GameBench bench) {
        return bench.state().map(GameState::actions).map(Map::keySet).orElse(Set.of());
    }

    private static void registersAgain(GameBench bench, Witness witness) {
        Set<String> missing = new HashSet<>(registered(bench));
        var unused = bench.connection().takeAll();
        bench.send(REREGISTER);
        bench.line().await(bench.times().reregister(), () -> {
            CallProcedures.said(bench, RegisterActions.class)
                    .flatMap(register -> register.actions().stream())
                    .forEach(action -> missing.remove(action.name()));
            return Optional.of(true).filter(all -> missing.isEmpty());
        });
        if (!missing.isEmpty()) {
            witness.broken("expected all registered actions again, was without " + missing);
        }
    }

    private static void nothingToRegister(GameBench bench, Witness witness) {
        bench.send(REREGISTER);
        expectAlive(bench, witness, "a request to register again with nothing registered");
    }

    private static void registersAgainInForce(GameBench bench, Witness witness) {
        registersAgain(bench, witness);
        bench.line().pause(bench.times().quiet());
        if (CallProcedures.said(bench, ForceActions.class).findAny().isPresent()) {
            witness.broken("expected no force when actions are registered again, was one");
        }
        expectAlive(bench, witness, "a request to register again in a force");
    }

    /** Plays on until the game is ready to be shut down. */
    private static boolean isReadyWithin(GameBench bench, Duration within) {
        long end = bench.now() + within.toNanos();
        while (bench.isConnected() && bench.now() < end) {
            Optional<Boolean> ready = bench.line()
                    .await(
                            Duration.ofNanos(end - bench.now()),
                            () -> said(bench, ShutdownReady.class)
                                    .or(() -> Optional.of(false).filter(unused -> bench.hasForced(bench::mayCall))));
            if (ready.isEmpty() || ready.get()) {
                return ready.isPresent();
            }
            var unused = bench.callValid(bench.anyForced(bench::mayCall));
        }
        return said(bench, ShutdownReady.class).isPresent();
    }

    private static Optional<Boolean> said(GameBench bench, Class<? extends GameMessage> kind) {
        return Optional.of(true)
                .filter(found -> CallProcedures.said(bench, kind).findAny().isPresent());
    }

    private static void shutsDown(GameBench bench, Witness witness) {
        var unused = bench.connection().takeAll();
        bench.send(graceful(true));
        if (!isReadyWithin(bench, SAFE_POINT)) {
            witness.broken(
                    "expected shutdown/ready at the next safe point, was none within " + SAFE_POINT.toSeconds() + " s");
        }
        expectAlive(bench, witness, "shutdown/ready");
        bench.send(graceful(false));
    }

    /** A game that is ready before it has read that the request is withdrawn was at a safe point already. */
    private static void withdrawn(GameBench bench, Witness witness) {
        var unused = bench.connection().takeAll();
        bench.sendAll(List.of(graceful(true), graceful(false)));
        if (bench.stillThere() && said(bench, ShutdownReady.class).isPresent()) {
            throw new SituationGone();
        }
        if (isReadyWithin(bench, bench.times().situation())) {
            witness.broken("expected no shutdown/ready after the request was withdrawn, was one");
        }
    }

    private static void wantedAgain(GameBench bench, Witness witness) {
        bench.send(graceful(true));
        bench.send(graceful(false));
        shutsDown(bench, witness);
    }

    private static void shutsDownAtOnce(GameBench bench, Witness witness) {
        var unused = bench.connection().takeAll();
        bench.send(text(new NeuroMessage.ImmediateShutdown()));
        if (bench.line().await(AT_ONCE, () -> said(bench, ShutdownReady.class)).isEmpty()) {
            witness.broken("expected shutdown/ready within " + AT_ONCE.toSeconds() + " s, was none");
        }
        expectAlive(bench, witness, "shutdown/ready");
    }

    private static void ignored(GameBench bench, Witness witness) {
        Stream.of(REREGISTER, graceful(true), graceful(false), text(new NeuroMessage.ImmediateShutdown()))
                .forEach(message -> {
                    bench.send(message);
                    bench.line().pause(bench.times().quiet());
                    expectAlive(bench, witness, message);
                });
    }
}
