package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.UnregisterActions;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.model.OpenForce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens around a force: failures, retries, and losses. */
final class ForceProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-FRC-09", List.of(new Part("", ForceProcedures::noRetryOfItsOwn))),
            entry("GAME-FRC-10", List.of(new Part("", ForceProcedures::crossing))),
            entry("GAME-FRC-13", List.of(new Part("", ForceProcedures::survivesLoss))),
            entry("GAME-RTY-01", List.of(new Part("", ForceProcedures::anotherAction))),
            entry("GAME-RTY-02", List.of(new Part("", ForceProcedures::fiveFailures))),
            entry("GAME-RTY-03", List.of(new Part("", ForceProcedures::successAfterFailures))),
            entry("GAME-RTY-04", List.of(new Part("", ForceProcedures::givenUp))));

    private static final String BROKEN_DATA = "{\"nc\":";
    private static final Duration WATCHED = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final Duration JITTER = Duration.ofMillis(100);

    private ForceProcedures() {}

    private static ForceActions open(GameBench bench) {
        return bench.force().map(OpenForce::message).orElseThrow(SituationGone::new);
    }

    /** A failing call inside the force. */
    private static Answer fail(GameBench bench) {
        return bench.call(bench.anyForced(Callee::hasParameters).name(), BROKEN_DATA);
    }

    private static void failTimes(GameBench bench, int times) {
        for (int i = 0; i < times; i++) {
            if (!fail(bench).failed()) {
                throw new SituationGone();
            }
        }
    }

    private static void noRetryOfItsOwn(GameBench bench, Witness witness) {
        ForceActions force = open(bench);
        var unused = bench.connection().takeAll();
        if (!fail(bench).failed()) {
            throw new SituationGone();
        }
        bench.line().pause(WATCHED);
        if (CallProcedures.said(bench, ForceActions.class)
                .anyMatch(again -> Set.copyOf(again.actionNames()).equals(Set.copyOf(force.actionNames())))) {
            witness.broken("expected no force after a failing result, which the server tries again, was one over "
                    + force.actionNames());
        }
    }

    private static void crossing(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(known -> bench.history().wasForced(known.name()));
        Answer answer = bench.callValid(callee);
        if (answer.result().isEmpty()) {
            witness.broken(callee.name() + " before the force: expected a result, was " + answer.words());
            return;
        }
        bench.line().pause(bench.times().quiet());
        if (bench.moreResults(answer.id()) > 0) {
            witness.broken(callee.name() + " before the force: expected one result, was more");
        }
        if (answer.succeeded()
                && bench.isDisposable(callee)
                && bench.forced().stream().anyMatch(known -> known.name().equals(callee.name()))
                && !bench.callValid(callee).succeeded()) {
            witness.broken("expected no force for what was done already, was one over " + callee.name()
                    + ", which the game then refuses");
        }
    }

    private static void survivesLoss(GameBench bench, Witness witness) {
        Set<String> names = Set.copyOf(open(bench).actionNames());
        var unused = bench.renew(() -> bench.connection().reset()).orElseThrow(GameAway::new);
        Optional<Boolean> again = bench.line()
                .await(
                        AGAIN,
                        () -> bench.force()
                                .map(force -> Set.copyOf(force.message().actionNames())
                                        .equals(names))
                                .filter(same -> same));
        if (again.isEmpty()) {
            witness.broken("expected the force over " + names + " again after the reconnect, was none within "
                    + AGAIN.toSeconds() + " s");
        }
    }

    private static void anotherAction(GameBench bench, Witness witness) {
        Callee first = bench.anyForced(Callee::hasParameters);
        if (!bench.call(first.name(), BROKEN_DATA).failed()) {
            throw new SituationGone();
        }
        Callee second = bench.anyForced(known -> !known.name().equals(first.name()) && bench.mayCall(known));
        Answer answer = bench.callValid(second);
        if (answer.result().isEmpty()) {
            witness.broken(second.name() + " after a failure of " + first.name() + ": expected a result, was "
                    + answer.words());
        }
    }

    private static void fiveFailures(GameBench bench, Witness witness) {
        Callee callee = bench.anyForced(Callee::hasParameters);
        var unused = bench.connection().takeAll();
        Duration first = Duration.ZERO;
        Duration slowest = Duration.ZERO;
        for (int i = 1; i <= 5; i++) {
            Answer answer = bench.call(callee.name(), BROKEN_DATA);
            if (!answer.failed()) {
                witness.broken("failure " + i + " in a row: expected a failing result, was " + answer.words());
                return;
            }
            first = i == 1 ? answer.took() : first;
            slowest = slowest.compareTo(answer.took()) > 0 ? slowest : answer.took();
        }
        if (CallProcedures.said(bench, UnregisterActions.class)
                .anyMatch(message -> message.actionNames().contains(callee.name()))) {
            witness.broken("expected " + callee.name() + " to stay registered until it succeeds, was taken back");
        }
        if (slowest.compareTo(first.multipliedBy(2).plus(JITTER)) > 0) {
            witness.saw(
                    Verdict.ADVISE,
                    "expected about " + first.toMillis() + " ms for each failure, was up to " + slowest.toMillis());
        }
    }

    private static void successAfterFailures(GameBench bench, Witness witness) {
        ForceActions force = open(bench);
        failTimes(bench, 2);
        Callee callee = bench.anyForced(bench::mayCall);
        var unused = bench.connection().takeAll();
        Answer answer = bench.callValid(callee);
        if (answer.result().isEmpty()) {
            witness.broken(callee.name() + " after two failures: expected a result, was " + answer.words());
            return;
        }
        if (answer.failed()) {
            throw new SituationGone();
        }
        bench.line().pause(bench.times().quiet());
        if (bench.moreResults(answer.id()) > 0) {
            witness.broken("expected one success, was more than one result");
        }
        if (CallProcedures.said(bench, ForceActions.class).anyMatch(force::equals)) {
            witness.broken("expected that the success ends the force, was the same force again");
        }
    }

    private static void givenUp(GameBench bench, Witness witness) {
        failTimes(bench, 3);
        var unused = bench.connection().takeAll();
        bench.line().pause(SILENCE);
        if (CallProcedures.said(bench, ForceActions.class).findAny().isPresent()) {
            return;
        }
        Answer answer = bench.callValid(bench.anyForced(bench::mayCall));
        if (answer.result().isEmpty()) {
            witness.broken(
                    "30 s after the third failure: expected a force, or a result for a call, was " + answer.words());
        }
    }
}
