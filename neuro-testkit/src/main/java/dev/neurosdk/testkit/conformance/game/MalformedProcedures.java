package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls that are malformed: each must be refused with a result, and do no harm. */
final class MalformedProcedures {

    /** Keywords that say which values of the right type fit. */
    static final Set<String> BOUNDS = Set.of(
            "enum",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems");

    static final Map<String, List<Part>> PARTS = Map.of(
            "GAME-BAD-16", List.of(new Part("", MalformedProcedures::unknownAction)),
            "GAME-BAD-17", List.of(new Part("empty", nameless(true)), new Part("absent", nameless(false))),
            "GAME-BAD-18", List.of(new Part("", MalformedProcedures::withoutId)),
            "GAME-BAD-20",
                    List.of(
                            new Part("id", oddMember("id", "7")),
                            new Part("name", oddMember("name", "[\"a\"]")),
                            new Part("data", oddMember("data", "5"))),
            "GAME-BAD-22", List.of(new Part("", MalformedProcedures::fuzz)));

    private static final int SHOWN = 60;
    private static final int FUZZ = 200;
    private static final int MOST_CALLS = 24;

    private MalformedProcedures() {}

    /** Data that no action takes; nothing for accepted means that the level of the case decides. */
    static GameProcedure refused(String data, Optional<Verdict> accepted) {
        return (bench, witness) -> {
            String name = bench.any(Callee::hasParameters).name();
            expectRefusal(bench, witness, data, bench.call(name, data), accepted);
        };
    }

    /** An action that the game does not have. */
    static void unknownAction(GameBench bench, Witness witness) {
        Answer answer = bench.call(GameBench.UNKNOWN_ACTION, "{}");
        expectRefusal(bench, witness, "an unknown action", answer, Optional.of(Verdict.FAIL));
    }

    /** A call without a name, which has an id to answer with. */
    static GameProcedure nameless(boolean empty) {
        return (bench, witness) -> {
            String id = bench.nextId();
            JsonText text = new JsonText()
                    .beginObject()
                    .member("command", "action")
                    .name("data")
                    .beginObject()
                    .member("id", id);
            if (empty) {
                text.member("name", "");
            }
            Answer answer = bench.ask(id, text.endObject().endObject().toString());
            expectRefusal(bench, witness, "a call without a name", answer, Optional.of(Verdict.WARN));
        };
    }

    /** A call that cannot be answered. */
    static void withoutId(GameBench bench, Witness witness) {
        String name = bench.any(Callee::hasParameters).name();
        bench.send(new JsonText()
                .beginObject()
                .member("command", "action")
                .name("data")
                .beginObject()
                .member("name", name)
                .endObject()
                .endObject()
                .toString());
        expectAlive(bench, witness, "a call without an id");
    }

    /** A member of another type: whatever comes of it, ids are texts. */
    static GameProcedure oddMember(String member, String literal) {
        return (bench, witness) -> {
            var unused = bench.connection().takeAll();
            Map<String, String> members = new LinkedHashMap<>();
            members.put("id", quoted(bench.nextId()));
            members.put("name", quoted(bench.any(Callee::hasParameters).name()));
            members.put("data", "\"{}\"");
            members.put(member, literal);
            JsonText text = new JsonText()
                    .beginObject()
                    .member("command", "action")
                    .name("data")
                    .beginObject();
            members.forEach(text::embedded);
            bench.send(text.endObject().endObject().toString());
            expectAlive(bench, witness, "a call whose " + member + " is " + literal);
            if (bench.isConnected()) {
                bench.connection().takeAll().stream()
                        .flatMap(incoming -> JsonValue.parse(incoming.text()).stream())
                        .filter(MalformedProcedures::hasOddId)
                        .forEach(result -> witness.broken("expected a result whose id is text, was " + result));
            }
        };
    }

    private static boolean hasOddId(JsonValue message) {
        return message.textAt("/command")
                        .filter(GameMessage.ActionResult.COMMAND::equals)
                        .isPresent()
                && message.textAt("/data/id").isEmpty();
    }

    private static String quoted(String text) {
        return new JsonValue.Text(text).toString();
    }

    /** Many mutations of data that fits, of which only those are sent that do not fit any more. */
    static void fuzz(GameBench bench, Witness witness) {
        Callee callee = bench.any(Callee::hasParameters);
        for (int i = 0; i < FUZZ; i++) {
            String data = Mutation.of(String.valueOf(callee.valid(bench.random())), bench.random());
            if (isLost(bench, callee, data)) {
                witness.broken(shown(least(bench, callee, data)) + ": expected a result, was none");
                break;
            }
        }
        expectAlive(bench, witness, FUZZ + " mutations");
    }

    private static boolean isLost(GameBench bench, Callee callee, String data) {
        return !callee.fits(data)
                && bench.isConnected()
                && bench.call(callee.name(), data).result().isEmpty();
    }

    /** Without every member that it is lost without, too; what is left is needed, unless that takes too many calls. */
    private static String least(GameBench bench, Callee callee, String data) {
        String least = data;
        Deque<String> untried = new ArrayDeque<>(Mutation.shorter(least));
        for (int call = 0; call < MOST_CALLS && !untried.isEmpty(); call++) {
            String shorter = untried.remove();
            if (isLost(bench, callee, shorter)) {
                least = shorter;
                untried = new ArrayDeque<>(Mutation.shorter(least));
            }
        }
        return least;
    }

    static void expectRefusal(
            GameBench bench, Witness witness, String what, Answer answer, Optional<Verdict> accepted) {
        String shown = shown(what);
        if (answer.succeeded()) {
            String message = shown + ": expected a failing result, was " + answer.words();
            accepted.ifPresentOrElse(verdict -> witness.saw(verdict, message), () -> witness.broken(message));
        } else {
            expectAnswer(bench, witness, shown, answer);
        }
    }

    /** Any result will do; the game goes on afterwards, unless what it has done was its last move. */
    static void expectAnswer(GameBench bench, Witness witness, String what, Answer answer) {
        if (answer.result().isEmpty()) {
            witness.broken(shown(what) + ": expected a result within "
                    + bench.times().result().toSeconds() + " s, was " + answer.words());
        }
        boolean there = bench.stillThere();
        if (!there && answer.succeeded() && bench.hasSaidGoodbye()) {
            witness.note("the game has ended after it had done what was asked");
        } else {
            expectAlive(bench, witness, what, there);
        }
    }

    static void expectAlive(GameBench bench, Witness witness, String what) {
        expectAlive(bench, witness, what, bench.stillThere());
    }

    private static void expectAlive(GameBench bench, Witness witness, String what, boolean there) {
        if (!bench.isConnected()) {
            witness.broken(shown(what) + ": expected an open connection, was closed with "
                    + bench.connection().closeStatus().map(Object::toString).orElse("nothing"));
        } else if (!there) {
            witness.broken(shown(what) + ": expected an answer to the next call, was none");
        }
    }

    /** Long data in short. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
