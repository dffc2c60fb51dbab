package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers what is broken, much, or elsewhere, too. */
final class RegistryProcedures {

    private static final Map<String, String> BROKEN = Map.of(
            "typo", "{\"type\":\"strng\"}",
            "properties", "{\"type\":\"object\",\"properties\":5}",
            "boolean", "true",
            "recursion", "{\"type\":\"object\",\"properties\":{\"v\":{\"$ref\":\"#\"}},\"required\":[\"v\"]}",
            "nowhere", "{\"type\":\"object\",\"properties\":{\"v\":{\"$ref\":\"#/$defs/none\"}},\"required\":[\"v\"]}");
    private static final int MANY = 300;
    private static final int NAME_LENGTH = 64;
    private static final int LONG_DESCRIPTION = 4096;
    private static final int ROUNDS = 5;

    private RegistryProcedures() {}

    static List<DrivenCase.Part> broken() {
        return BROKEN.keySet().stream()
                .sorted()
                .map(kind -> new DrivenCase.Part(kind, (bench, witness) -> broken(bench, witness, kind)))
                .toList();
    }

    /** SRV-REG-09. */
    private static void broken(ServerBench bench, Witness witness, String kind) throws IOException {
        FakeGame game = bench.ready("Alpha");
        ActionDefinition good = bench.action("good");
        game.sendRaw("{\"command\":\"actions/register\",\"game\":\"" + game.game()
                + "\",\"data\":{\"actions\":[{\"name\":\"" + bench.name("broken")
                + "\",\"description\":\"Conformance action.\",\"schema\":" + BROKEN.get(kind) + "},{\"name\":\""
                + good.name() + "\",\"description\":\"Conformance action.\"}]}}");
        bench.force(game, "good", "broken");
        Optional<NeuroMessage.Action> first = bench.call(game, bench.decide());
        first.ifPresent(game::succeed);
        bench.force(game, "broken");
        Optional<NeuroMessage.Action> second = bench.call(game, Duration.ofMillis(500));
        second.ifPresent(game::succeed);
        bench.askFresh();
        boolean stored = second.isPresent()
                || first.filter(call -> call.name().equals(bench.name("broken")))
                        .isPresent();
        witness.saw(
                Verdict.INFO,
                (stored ? "called" : "not called")
                        + (first.isPresent() ? "" : ", nor the good action beside it")
                        + (game.isOpen() ? "" : ", and the connection was closed"));
    }

    /** SRV-REG-11. */
    static void scale(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.connect("Alpha");
        game.startup();
        List<ActionDefinition> many = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            String name = bench.name("many" + i) + '_';
            String description = i == MANY ? "Long. ".repeat(LONG_DESCRIPTION / 6) : "Conformance action " + i + '.';
            many.add(new ActionDefinition(name + "x".repeat(Math.max(1, NAME_LENGTH - name.length())), description));
        }
        game.register(many.toArray(ActionDefinition[]::new));
        String last = many.get(MANY - 1).name();
        game.force("Conformance check: choose the listed action now.", last);
        Duration limit = bench.decide().multipliedBy(2);
        long from = bench.timeline().nanos();
        Optional<NeuroMessage.Action> call = bench.call(game, limit);
        call.ifPresentOrElse(
                found -> {
                    witness.measured("the call of the last of " + MANY + " actions", bench.since(from), limit);
                    game.succeed(found);
                },
                () -> witness.broken("expected a call of the last of " + MANY + " actions within " + limit.toMillis()
                        + " ms, was " + (game.isOpen() ? "none" : "the end of the connection")));
    }

    /** SRV-REG-14. */
    static void sameNameTwice(ServerBench bench, Witness witness) throws IOException {
        FakeGame first = bench.ready("Alpha");
        first.register(bench.marked("a", "first"));
        first.ping();
        FakeGame second = bench.ready("Beta");
        second.register(bench.marked("a", "second"));
        second.ping();
        bench.force(first, "a");
        Optional<NeuroMessage.Action> own = bench.call(first, bench.decide());
        Optional<NeuroMessage.Action> elsewhere =
                own.isPresent() ? Optional.empty() : bench.call(second, Duration.ofMillis(100));
        own.ifPresent(first::succeed);
        elsewhere.ifPresent(second::succeed);
        witness.saw(
                Verdict.INFO,
                own.or(() -> elsewhere)
                        .map(call -> "the call reached "
                                + (own.isPresent() ? "the game that forced" : "the game that registered last")
                                + " with the definition of " + value(call))
                        .orElse("the name can't be called any more"));
    }

    private static String value(NeuroMessage.Action call) {
        String data = String.valueOf(call.data());
        return data.contains("first") ? "its own" : data.contains("second") ? "the other" : data;
    }

    /** SRV-UNR-05: what comes before the pong was on its way. */
    static void unregisterWhileForced(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.ready("Alpha");
        for (int i = 1; i <= ROUNDS; i++) {
            String removed = bench.name("gone" + i);
            game.register(bench.action("gone" + i), bench.action("stays" + i));
            game.sendPipelined(List.of(
                    MessageEncoder.encode(new GameMessage.ForceActions(
                            game.game(), "Choose one.", List.of(removed, bench.name("stays" + i)))),
                    MessageEncoder.encode(new GameMessage.UnregisterActions(game.game(), List.of(removed)))));
            game.ping();
            Optional<NeuroMessage.Action> early = bench.call(game, Duration.ZERO);
            Optional<NeuroMessage.Action> call = early.or(() -> bench.call(game, bench.decide()));
            if (early.isEmpty()
                    && call.filter(made -> made.name().equals(removed)).isPresent()) {
                throw new Unmet(
                        "expected no call of " + removed + " after the pong to the ping behind its removal, was one");
            }
            call.ifPresent(game::succeed);
        }
        bench.ask(game);
    }
}
