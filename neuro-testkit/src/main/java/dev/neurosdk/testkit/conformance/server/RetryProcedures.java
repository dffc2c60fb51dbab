package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Fails calls, and answers those of others. */
final class RetryProcedures {

    private static final int FORCES = 3;
    private static final int FAILURES = 6;
    private static final int MOST_FAILURES = 12;
    private static final Duration QUIET = Duration.ofMillis(500);

    private RetryProcedures() {}

    /** SRV-RES-03. */
    static void wholeForce(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "b", "c", "d");
        int retries = 0;
        for (int i = 0; i < FORCES; i++) {
            NeuroMessage.Action first = bench.forced(game, "a", "b", "c", "d");
            Optional<NeuroMessage.Action> call = Optional.of(first);
            for (int failure = 0; failure < FAILURES && call.isPresent(); failure++) {
                game.fail(call.get(), "Not this time: choose again.");
                call = bench.call(game, bench.decide());
                retries += call.isPresent() ? 1 : 0;
                if (call.filter(again -> !again.name().equals(first.name())).isPresent()) {
                    game.succeed(call.get());
                    return;
                }
            }
            call.ifPresent(game::succeed);
        }
        if (retries == 0) {
            witness.saw(Verdict.NOT_REACHED, "no failure was followed by a retry");
        } else {
            witness.broken("expected retries over all 4 names, was the first name in each of " + retries
                    + " retries in " + FORCES + " forces");
        }
    }

    /** SRV-RES-04. */
    static void limited(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        Optional<NeuroMessage.Action> call = Optional.of(bench.forced(game, "a"));
        int failures = 0;
        while (failures < MOST_FAILURES && call.isPresent()) {
            failures++;
            game.fail(call.get(), "Not this time: choose again.");
            call = bench.call(game, bench.decide());
        }
        if (call.isPresent()) {
            witness.broken("expected an end of the retries, was another call after " + failures + " failures");
            game.succeed(call.get());
        } else {
            witness.note("gave up after " + failures + " failures");
        }
        bench.ask(game);
    }

    /** SRV-RES-10. */
    static void fromElsewhere(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        FakeGame other = bench.ready("Beta", "c");
        NeuroMessage.Action call = bench.forced(game, "a");
        other.result(call.id(), true, null);
        other.ping();
        bench.force(game, "a");
        Optional<NeuroMessage.Action> next = bench.call(game, QUIET);
        witness.saw(
                Verdict.INFO,
                next.isPresent()
                        ? "a result from another connection settles a call"
                        : "a result from another connection is ignored");
        game.succeed(next.orElse(call));
        bench.call(game, QUIET).ifPresent(game::succeed);
        bench.ask(game);
    }
}
