package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.peer.CloseStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Long messages, and those that nobody reads. */
final class SizeProcedures {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int SURE = 60 << 10;
    private static final int MEGABYTE = 1 << 20;
    private static final int TOO_BIG = 1009;
    private static final int ROUNDS = 40;
    private static final int VALUE = 48 << 10;

    private SizeProcedures() {}

    /** SRV-WS-10. */
    static List<DrivenCase.Part> ladder() {
        return List.of(
                rung("64-KiB", SURE, true), rung("1-MiB", MEGABYTE, false), rung("16-MiB", 16 * MEGABYTE, false));
    }

    private static DrivenCase.Part rung(String name, int size, boolean must) {
        return new DrivenCase.Part(name, (bench, witness) -> climb(bench, witness, name, size, must));
    }

    private static void climb(ServerBench bench, Witness witness, String name, int size, boolean must)
            throws IOException {
        FakeGame game = bench.framed("Alpha", "a");
        Optional<CloseStatus> end = send(bench, game, size);
        if (end.isEmpty()) {
            witness.note(name + " works");
        } else if (must) {
            witness.broken("expected messages of " + name + " to work, was the end of the connection: " + end.get());
        } else {
            witness.note(name + " ends the connection: " + end.get().code()
                    + (end.get().code() == TOO_BIG ? "" : ", not 1009"));
        }
        bench.askFresh();
    }

    /** How the connection ended; nothing when the messages work. */
    private static Optional<CloseStatus> send(ServerBench bench, FakeGame game, int size) {
        String words = "x".repeat(size);
        try {
            game.context(words, true);
            if (size <= MEGABYTE) {
                game.register(new ActionDefinition(bench.name("b"), words));
                game.force(words, bench.name("a"));
                game.succeed(bench.called(game));
            }
            bench.ask(game);
            return Optional.empty();
        } catch (Unmet | AssertionError e) {
            return Optional.of(game.closedWithin(ANSWER)
                    .orElseThrow(() -> new Unmet(
                            "expected messages of " + size + " bytes to work or to end the connection, was silence")));
        }
    }

    /** SRV-WS-13. */
    static void slowReader(ServerBench bench, Witness witness) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        Disturbance.judge(
                "95 of 100 calls of another game while one does not read",
                calm -> calm.multipliedBy(3).plus(bench.margin()),
                () -> slowReader(bench, other),
                witness);
    }

    private static Disturbance slowReader(ServerBench bench, FakeGame other) throws IOException {
        List<Long> calm = asked(bench, other);
        FakeGame game = bench.framed("Alpha");
        game.ping();
        game.stopReading();
        List<Long> during = new ArrayList<>();
        boolean writes = true;
        for (int i = 0; i < ROUNDS; i++) {
            writes = writes && write(bench, game);
            during.add(bench.ask(other));
        }
        game.reset();
        calm.addAll(asked(bench, other));
        return new Disturbance(Calibration.percentile(calm, 95), Calibration.percentile(during, 95));
    }

    private static List<Long> asked(ServerBench bench, FakeGame game) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < ROUNDS / 2; i++) {
            took.add(bench.ask(game));
        }
        return took;
    }

    /** Makes the server write a long call; false when it takes no more. */
    private static boolean write(ServerBench bench, FakeGame game) {
        try {
            game.startup();
            game.register(bench.marked("a", "x".repeat(VALUE)));
            bench.force(game, "a");
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }
}
