package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.List;

/** Measures how quick a server is. */
final class Samples {

    private Samples() {}

    /** Pings, then questions that have to be answered; what was measured before one of them fails is kept. */
    static void take(ServerBench bench, int pings, List<Long> pingNanos, int forces, List<Long> forceNanos)
            throws IOException {
        FakeGame game = bench.hasFrames() ? bench.framed("Alpha") : bench.ready("Alpha");
        for (int i = 0; i < pings; i++) {
            long from = bench.timeline().nanos();
            game.ping();
            pingNanos.add(bench.timeline().nanos() - from);
        }
        for (int i = 0; i < forces; i++) {
            forceNanos.add(bench.ask(game));
        }
    }
}
