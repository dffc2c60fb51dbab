package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends much, opens many connections, and leaves often. */
final class LoadProcedures {

    private static final int FLOOD = 1000;
    private static final int LARGE = 1 << 20;
    private static final int CYCLES = 200;
    private static final int QUESTIONS = 20;
    private static final int IDLE = 100;

    private LoadProcedures() {}

    /** SRV-CTX-04. */
    static void flood(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        game.ping();
        List<String> flood = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            flood.add(MessageEncoder.encode(new GameMessage.Context(game.game(), "Message " + i + '.', true)));
        }
        game.sendPipelined(flood);
        bench.force(game, "a");
        Duration limit = bench.decide().multipliedBy(2);
        long from = bench.timeline().nanos();
        bench.call(game, limit)
                .ifPresentOrElse(
                        found -> {
                            witness.measured("a call after " + FLOOD + " messages", bench.since(from), limit);
                            game.succeed(found);
                        },
                        () -> witness.broken("expected a call within " + limit.toMillis() + " ms after " + FLOOD
                                + " messages, was " + ended(game)));
    }

    /** SRV-CTX-05. */
    static void large(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        game.context("x".repeat(LARGE), true);
        bench.force(game, "a");
        Optional<NeuroMessage.Action> call = bench.call(game, bench.decide());
        call.ifPresent(game::succeed);
        witness.saw(
                Verdict.INFO,
                "after a context of 1 MiB: " + (call.isPresent() ? "the next force is answered" : ended(game)));
        bench.askFresh();
    }

    private static String ended(FakeGame game) {
        return game.closeStatus()
                .map(end -> "the end of the connection: " + end)
                .orElse("none");
    }

    /** SRV-RCN-07. */
    static void cycles(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        Duration before = typical(bench, game);
        for (int i = 0; i < CYCLES; i++) {
            FakeGame passer = bench.ready("Passer", "p");
            if (i % 2 == 0) {
                passer.close();
            } else {
                passer.reset();
            }
        }
        Duration after = typical(bench, game);
        Duration limit = before.multipliedBy(3).dividedBy(2).plus(bench.margin());
        String change = Calibration.millis(before) + " before, " + Calibration.millis(after) + " after " + CYCLES
                + " connections";
        if (after.compareTo(limit) > 0) {
            witness.broken("expected forces to be answered as fast as before, was " + change);
        } else {
            witness.measured("a call after " + CYCLES + " connections", after, limit);
        }
    }

    private static Duration typical(ServerBench bench, FakeGame game) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            took.add(bench.ask(game));
        }
        return Calibration.percentile(took, 50);
    }

    /** SRV-WS-12. */
    static void burst(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.hasFrames() ? bench.framed("Alpha") : bench.ready("Alpha");
        game.ping();
        List<String> burst = new ArrayList<>();
        burst.add(register(bench, game, "first"));
        for (int i = 3; i < FLOOD; i++) {
            burst.add(
                    i % 2 == 0
                            ? register(bench, game, "v" + i)
                            : MessageEncoder.encode(new GameMessage.Context(game.game(), "Message " + i + '.', true)));
        }
        burst.add(register(bench, game, "last"));
        burst.add(
                MessageEncoder.encode(new GameMessage.ForceActions(game.game(), "Choose.", List.of(bench.name("a")))));
        if (bench.hasFrames()) {
            game.sendBytes(frames(burst, bench));
        } else {
            game.sendPipelined(burst);
        }
        NeuroMessage.Action call = bench.called(game);
        game.succeed(call);
        String expected = bench.edition().duplicateRegister() == Edition.DuplicateRegister.REPLACE ? "last" : "first";
        if (!String.valueOf(call.data()).contains('"' + expected + '"')) {
            witness.broken("expected the value \"" + expected + "\" after a burst of " + burst.size()
                    + " messages, was " + call.data());
        }
    }

    private static String register(ServerBench bench, FakeGame game, String value) {
        return MessageEncoder.encode(new GameMessage.RegisterActions(game.game(), List.of(bench.marked("a", value))));
    }

    private static byte[] frames(List<String> texts, ServerBench bench) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        texts.forEach(text -> out.writeBytes(
                Frame.text(text).withMasked(true).encode(bench.random().nextInt())));
        return out.toByteArray();
    }

    /** SRV-WS-16. */
    static void manyConnections(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        Duration before = typical(bench, game);
        int open = 0;
        try {
            while (open < IDLE) {
                bench.ready("Idle", "i");
                open++;
            }
        } catch (IOException e) {
            witness.note("the next connection was refused: " + e.getMessage());
        }
        witness.saw(
                Verdict.INFO,
                "with " + open + " idle games a call took " + Calibration.millis(typical(bench, game))
                        + ", without them " + Calibration.millis(before));
    }
}
