package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Lets results wait, and connections be idle: long cases all. */
final class LimitProcedures {

    private static final Duration UNWRITTEN = Duration.ofSeconds(30);
    private static final Duration EVER = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Duration BREATH = Duration.ofSeconds(10);

    private LimitProcedures() {}

    private static Duration limit(ServerBench bench) {
        return bench.edition().resultLimit().orElse(UNWRITTEN);
    }

    /** The limit, as late as a server may be with it. */
    private static Duration latest(ServerBench bench) {
        return limit(bench).multipliedBy(12).dividedBy(10);
    }

    private static Duration earliest(ServerBench bench) {
        return limit(bench).multipliedBy(8).dividedBy(10);
    }

    /** SRV-RES-12. */
    static void waits(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "c");
        NeuroMessage.Action call = bench.forced(game, "a");
        long from = bench.timeline().nanos();
        Duration half = limit(bench).multipliedBy(3).dividedBy(10);
        Optional<NeuroMessage.Action> early = bench.call(game, half);
        bench.force(game, "c");
        early = early.or(() -> bench.call(game, half));
        if (early.isPresent()) {
            witness.broken("expected no other call before the result, for at least "
                    + half.multipliedBy(2).toSeconds() + " s, was one after "
                    + bench.since(from).toMillis() + " ms");
            game.succeed(early.get());
            return;
        }
        game.succeed(call);
        bench.call(game, STEP).ifPresent(next -> {
            if (next.name().equals(call.name())) {
                witness.broken("expected the result after " + bench.since(from).toMillis()
                        + " ms to count, was another call of " + next.name());
            }
            game.succeed(next);
        });
        bench.ask(game);
    }

    /** SRV-RES-13. */
    static void givesUp(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a", "c");
        NeuroMessage.Action unused = bench.forced(game, "a");
        long from = bench.timeline().nanos();
        Optional<NeuroMessage.Action> next = Optional.empty();
        while (next.isEmpty() && bench.since(from).compareTo(EVER) < 0) {
            bench.force(game, "c");
            next = bench.call(game, STEP);
        }
        Duration took = bench.since(from);
        next.ifPresent(game::succeed);
        String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        if (next.isEmpty()) {
            witness.broken("expected a new force to be served within " + EVER.toSeconds() + " s, was none");
        } else if (!bench.edition().isAtLeast(Edition.E7)) {
            witness.saw(Verdict.INFO, "a call without a result was given up after " + seconds);
        } else if (took.compareTo(earliest(bench)) < 0
                || took.compareTo(latest(bench).plus(STEP)) > 0) {
            witness.broken("expected a call without a result to be given up after "
                    + limit(bench).toSeconds() + " s, was " + seconds);
        } else {
            witness.note("given up after " + seconds);
        }
    }

    /** SRV-RES-14. */
    static void discardsLate(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        NeuroMessage.Action call = bench.forced(game, "a");
        Optional<NeuroMessage.Action> retry = bench.call(game, latest(bench).plus(LATE));
        retry.ifPresent(game::succeed);
        game.fail(call, "Too late.");
        bench.call(game, STEP).ifPresent(next -> {
            game.succeed(next);
            witness.broken("expected a result after the limit to be discarded, was a call of " + next.name());
        });
        bench.ask(game);
    }

    /** SRV-RES-15. */
    static void timesOut(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        NeuroMessage.Action unused = bench.forced(game, "a");
        Optional<NeuroMessage.Action> retry = bench.call(game, latest(bench).plus(bench.decide()));
        retry.ifPresent(game::succeed);
        witness.saw(Verdict.INFO, retry.isPresent() ? "the force was retried" : "the force was dropped with the call");
        bench.ask(game);
    }

    /** SRV-RCN-08. */
    static void halfOpen(ServerBench bench, Witness witness) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        long before = bench.ask(other);
        FakeGame game = bench.ready("Alpha", "a");
        game.ping();
        game.stopReading();
        long worst = 0;
        for (int i = 0; i < EVER.dividedBy(BREATH); i++) {
            bench.pass(BREATH);
            worst = Math.max(worst, bench.ask(other));
        }
        if (worst > 3 * before + bench.margin().toNanos()) {
            witness.saw(
                    Verdict.WARN,
                    "expected others to be served as before, was " + worst / 1_000_000 + " ms for a call");
        }
        game.resumeReading();
        boolean dropped = game.closedWithin(STEP).isPresent();
        witness.saw(
                Verdict.INFO,
                "after " + EVER.toSeconds() + " s of silence the connection was "
                        + (dropped ? "dropped" : "still open"));
    }

    /** SRV-WS-14. */
    static void idle(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha", "a");
        game.closedWithin(EVER)
                .ifPresent(end -> witness.broken(
                        "expected an open connection after " + EVER.toSeconds() + " s without messages, was " + end));
        if (game.isOpen()) {
            bench.ask(game);
        }
    }
}
