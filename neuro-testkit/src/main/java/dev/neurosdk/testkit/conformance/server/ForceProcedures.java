package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Forces, and looks at what is chosen. */
final class ForceProcedures {

    private static final int SPREAD_ROUNDS = 40;
    private static final int DATA_ROUNDS = 20;
    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final String INVITATION = "Something great has happened! Act now, whenever you like.";

    private ForceProcedures() {}

    /** SRV-FRC-04. */
    static void spread(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "b", "c", "d");
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < SPREAD_ROUNDS; i++) {
            NeuroMessage.Action call = bench.forced(game, "a", "b", "c", "d");
            counts.merge(call.name().substring(3, 4), 1, Integer::sum);
            game.succeed(call);
        }
        witness.saw(Verdict.INFO, "of " + SPREAD_ROUNDS + " calls: " + counts);
    }

    /** SRV-FRC-16. */
    static void vanish(ServerBench bench, Witness witness) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        FakeGame game = bench.ready("Alpha", "a");
        game.ping();
        bench.force(game, "a");
        game.ping();
        game.reset();
        bench.ask(other);
        bench.ask(bench.ready("Alpha", "a"));
        bench.ask(other);
    }

    /** SRV-ACT-07. */
    static void unforced(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "b");
        game.autoSucceed();
        game.context(INVITATION, false);
        bench.pass(WATCHED);
        long calls = game.takeAll().stream()
                .flatMap(incoming -> incoming.message().stream())
                .filter(NeuroMessage.Action.class::isInstance)
                .count();
        witness.saw(Verdict.INFO, calls + " calls without a force in " + WATCHED.toSeconds() + " s");
    }

    /** SRV-RES-06. */
    static void unforcedFailure(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "b");
        game.context(INVITATION, false);
        Optional<NeuroMessage.Action> call = bench.call(game, QUIET);
        if (call.isEmpty()) {
            witness.saw(Verdict.NOT_REACHED, "no call came without a force within " + QUIET.toMillis() + " ms");
            return;
        }
        game.fail(call.get(), "Not now.");
        bench.call(game, QUIET)
                .filter(again -> again.name().equals(call.get().name()))
                .ifPresent(again -> witness.broken(
                        "expected no second call of " + again.name() + " after its failure outside a force, was one"));
    }

    /** SRV-ACT-08. */
    static void malformed(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha");
        var action = bench.marked("a", "right");
        game.register(action);
        int unfit = 0;
        for (int i = 0; i < DATA_ROUNDS; i++) {
            NeuroMessage.Action call = bench.forced(game, "a");
            unfit += fits(action.schema(), call.data(), bench.edition()) ? 0 : 1;
            game.succeed(call);
        }
        witness.saw(Verdict.INFO, unfit + " of " + DATA_ROUNDS + " calls had data that does not fit");
    }

    private static boolean fits(@Nullable String schema, @Nullable String data, Edition edition) {
        return ActionSchema.compile(schema, edition) instanceof SchemaResult.Compiled compiled
                && compiled.schema().validate(data).isEmpty();
    }
}
