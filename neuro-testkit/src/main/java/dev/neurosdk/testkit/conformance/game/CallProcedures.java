package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAlive;
import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAnswer;
import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.shown;
import static java.util.Map.entry;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.Incoming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls of actions, and what becomes of actions. */
final class CallProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-ACT-01", List.of(new Part("", CallProcedures::oneResult))),
            entry("GAME-ACT-03", List.of(new Part("", CallProcedures::unforced))),
            entry(
                    "GAME-ACT-04",
                    ids(
                            "0",
                            "550e8400-e29b-41d4-a716-446655440000",
                            "x".repeat(200),
                            "a b\"c\\d/\u00e9\uD83D\uDE00",
                            "null",
                            "-1")),
            entry(
                    "GAME-ACT-05",
                    List.of(
                            new Part("no data", parameterless("")),
                            new Part("empty object", parameterless("\"{}\"")),
                            new Part("empty text", parameterless("\"\"")),
                            new Part("null", parameterless("null")))),
            entry("GAME-ACT-08", List.of(new Part("", CallProcedures::backToBack))),
            entry("GAME-ACT-09", List.of(new Part("", CallProcedures::deliveredTwice))),
            entry("GAME-ACT-11", List.of(new Part("", CallProcedures::justUnregistered))),
            entry("GAME-ACT-13", List.of(new Part("", CallProcedures::validatesFirst))),
            entry("GAME-ACT-17", List.of(new Part("", CallProcedures::repeated))),
            entry("GAME-UNR-03", List.of(new Part("", CallProcedures::unregistered))),
            entry("GAME-REG-16", List.of(new Part("", CallProcedures::registersSomething))));

    private static final int MOST = 5;
    private static final Duration RESENT = Duration.ofMillis(200);

    private CallProcedures() {}

    private static void oneResult(GameBench bench, Witness witness) {
        Answer answer = bench.callValid(bench.anyCallable(callee -> true));
        if (answer.result().isEmpty()) {
            witness.broken("expected a result, was " + answer.words());
            return;
        }
        bench.line().pause(bench.times().quiet());
        expectOneResult(bench, witness, answer.id());
    }

    private static void expectOneResult(GameBench bench, Witness witness, String id) {
        long more = bench.moreResults(id);
        if (more > 0) {
            witness.broken(shown(id) + ": expected one result, was " + (more + 1));
        }
    }

    private static void unforced(GameBench bench, Witness witness) {
        if (bench.hasCallable(callee -> true)) {
            Callee callee = bench.anyCallable(known -> true);
            Answer answer = bench.callValid(callee);
            if (answer.result().isEmpty()) {
                witness.broken(callee.name() + " without a force: expected a result, was " + answer.words());
            }
        } else {
            Callee callee = bench.any(Callee::hasParameters);
            expectAnswer(bench, witness, "a malformed call without a force", bench.call(callee.name(), "[]"));
        }
    }

    private static List<Part> ids(String... ids) {
        List<Part> parts = new ArrayList<>();
        for (String id : ids) {
            parts.add(new Part("id " + (parts.size() + 1), (bench, witness) -> {
                Answer answer = bench.ask(id, bench.harmless(id));
                if (answer.result().isEmpty()) {
                    witness.broken("expected a result with the id " + shown(id) + ", was "
                            + results(bench)
                                    .findFirst()
                                    .map(result -> "one with " + shown(result.id()))
                                    .orElse(answer.words()));
                }
            }));
        }
        return parts;
    }

    private static Stream<GameMessage.ActionResult> results(GameBench bench) {
        return said(bench, GameMessage.ActionResult.class);
    }

    static <M extends GameMessage> Stream<M> said(GameBench bench, Class<M> kind) {
        return bench.connection().waiting().stream()
                .map(Incoming::message)
                .flatMap(Optional::stream)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Only the form without data is a must. */
    private static GameProcedure parameterless(String literal) {
        return (bench, witness) -> {
            String name = bench.anyCallable(callee -> !callee.hasParameters()).name();
            String id = bench.nextId();
            var text = GameBench.rawAction(id, name);
            if (!literal.isEmpty()) {
                text.embedded("data", literal);
            }
            bench.spent();
            Answer answer = bench.ask(id, text.endObject().endObject().toString());
            boolean aboutJson =
                    answer.failed() && answer.message().toLowerCase(Locale.ROOT).contains("json");
            if (answer.result().isEmpty() || aboutJson) {
                String message = "data " + (literal.isEmpty() ? "absent" : literal)
                        + ": expected success, or a failure with a reason of the game, was " + answer.words();
                if (literal.isEmpty()) {
                    witness.broken(message);
                } else {
                    witness.saw(Verdict.WARN, message);
                }
            }
        };
    }

    private static void backToBack(GameBench bench, Witness witness) {
        String first = bench.nextId();
        String second = bench.nextId();
        GameConnection game = bench.connection();
        long from = bench.now();
        bench.sendAll(List.of(bench.harmless(first), bench.harmless(second)));
        for (String id : List.of(first, second)) {
            Answer answer = bench.answer(game, id, from, bench.times().result());
            if (answer.result().isEmpty()) {
                witness.broken("two calls at once: expected a result for each, was " + answer.words() + " for one");
            }
        }
        expectAlive(bench, witness, "two calls at once");
        expectOneResult(bench, witness, first);
        expectOneResult(bench, witness, second);
    }

    private static void deliveredTwice(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(known -> true);
        String id = bench.nextId();
        String data = bench.validData(callee);
        bench.spent();
        bench.spent();
        Answer first = bench.call(id, callee.name(), data);
        bench.line().pause(RESENT);
        Answer second = bench.call(id, callee.name(), data);
        String found = "the same call twice: " + first.words() + ", then " + second.words();
        if (first.succeeded() && second.succeeded()) {
            witness.saw(Verdict.ADVISE, found + ": a relay that resends would execute it twice");
        } else {
            witness.saw(Verdict.INFO, found);
        }
    }

    private static void justUnregistered(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(bench::isDisposable);
        Answer answer = bench.callValid(callee);
        Optional<Boolean> gone = bench.line()
                .await(
                        bench.times().quiet(),
                        () -> Optional.of(true).filter(unused -> !bench.isRegistered(callee.name())));
        if (!answer.succeeded() || gone.isEmpty()) {
            throw new SituationGone();
        }
        Answer late = bench.callValid(callee);
        if (bench.hasSaidGoodbye()) {
            throw new SituationGone();
        }
        if (late.result().isEmpty()) {
            witness.broken(
                    callee.name() + " just after it was taken back: expected a failing result, was " + late.words());
        } else if (late.succeeded()) {
            witness.note("success, which GAME-UNR-03 is about");
        } else if (late.message().isBlank()) {
            witness.note("the failing result gives no reason");
        }
    }

    private static void unregistered(GameBench bench, Witness witness) {
        ActionDefinition gone = bench.history().unregistered().keySet().stream()
                .reduce((older, newer) -> newer)
                .orElseThrow(SituationGone::new);
        Callee callee = Callee.of(gone, bench.edition()).orElseThrow(SituationGone::new);
        long registrations = bench.history().registrations();
        Answer answer = bench.callValid(callee);
        if (bench.history().registrations() > registrations || bench.hasSaidGoodbye()) {
            throw new SituationGone();
        }
        if (answer.succeeded()) {
            witness.broken(callee.name() + ", which is not registered any more: expected a failing result, was "
                    + answer.words());
        } else if (answer.result().isEmpty()) {
            witness.note("no answer, which GAME-ACT-11 is about");
        }
    }

    /** A context is taken for an effect only when it comes both times: a game may also say something by itself. */
    private static void validatesFirst(GameBench bench, Witness witness) {
        for (Callee callee : bench.callees().stream()
                .filter(Callee::hasParameters)
                .limit(MOST)
                .toList()) {
            if (effectOf(bench, witness, callee) && !witness.isBroken() && effectOf(bench, witness, callee)) {
                witness.broken(callee.name() + ": expected no effect of a call that was refused, was a context within "
                        + bench.times().quiet().toMillis() + " ms, twice");
            }
        }
    }

    private static boolean effectOf(GameBench bench, Witness witness, Callee callee) {
        var unused = bench.connection().takeAll();
        if (!bench.call(callee.name(), "{\"nc\":").failed()) {
            throw new SituationGone();
        }
        bench.line().pause(bench.times().quiet());
        if (said(bench, GameMessage.UnregisterActions.class)
                .anyMatch(message -> message.actionNames().contains(callee.name()))) {
            witness.broken(
                    "expected " + callee.name() + " to stay registered after a call that was refused, was taken back");
        }
        return said(bench, GameMessage.Context.class).findAny().isPresent();
    }

    private static void repeated(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(known -> !bench.isDisposable(known));
        Answer first = bench.callValid(callee);
        if (!first.succeeded() || !bench.isRegistered(callee.name())) {
            throw new SituationGone();
        }
        Answer second = bench.callValid(callee);
        expectAnswer(bench, witness, callee.name() + " once more", second);
    }

    private static void registersSomething(GameBench bench, Witness witness) {
        if (bench.history().registrations() == 0) {
            witness.broken("expected a registration by the time that there is something to play, was none");
        }
    }
}
