package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAnswer;
import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectRefusal;
import static java.util.Map.entry;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.schema.Generated;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.Callee.Choice;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Calls whose data is wrong, or odd, in view of the schema of the action. */
final class DataProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-BAD-03", List.of(new Part("", DataProcedures::missing))),
            entry("GAME-BAD-04", List.of(new Part("", DataProcedures::wrongType))),
            entry("GAME-BAD-05", List.of(new Part("", DataProcedures::outOfBounds))),
            entry("GAME-BAD-06", List.of(new Part("", DataProcedures::extraMember))),
            entry(
                    "GAME-BAD-07",
                    numbers("-0", "9007199254740993", "1e-400", "0.1234567890123456789012345678901234567891")),
            entry("GAME-BAD-08", List.of(new Part("", DataProcedures::big))),
            entry(
                    "GAME-BAD-09",
                    texts("\"\uD83D\uDE00\"", "\"\u202Eabc\"", "\"e\u0301\u0327\"", "\"a\\u0000b\"", "\"\\ud800\"")),
            entry("GAME-BAD-10", List.of(new Part("", DataProcedures::deep))),
            entry("GAME-BAD-11", List.of(new Part("", DataProcedures::repeatedMember))),
            entry(
                    "GAME-BAD-12",
                    List.of(
                            new Part("unwanted", unwanted("{\"unexpected\":true}")),
                            new Part("broken", unwanted("broken")))),
            entry(
                    "GAME-BAD-13",
                    List.of(
                            new Part("byte order mark", decorated("\uFEFF", "")),
                            new Part("fence", decorated("```json\n", "\n```")),
                            new Part("prose", decorated("Here you are: ", "")),
                            new Part("line break", DataProcedures::lineBreak))),
            entry(
                    "GAME-BAD-14",
                    List.of(
                            new Part("twice", DataProcedures::encodedTwice),
                            new Part("object", DataProcedures::notEncoded))),
            entry(
                    "GAME-BAD-15",
                    List.of(
                            new Part("blank", variant(text -> text + ' ')),
                            new Part("case", variant(DataProcedures::swapped)))),
            entry("GAME-BAD-21", List.of(new Part("", DataProcedures::impossible))));

    private static final int BIG = 1 << 20;
    private static final int DEEP = 2000;

    private DataProcedures() {}

    private static void missing(GameBench bench, Witness witness) {
        Callee callee = bench.any(known -> !known.required().isEmpty());
        refuse(bench, witness, callee, "{}");
        for (String member : callee.required()) {
            Map<String, JsonValue> members = new LinkedHashMap<>(callee.validMembers(bench.random()));
            members.remove(member);
            refuse(bench, witness, callee, new JsonValue.Members(members).toString());
        }
    }

    private static void wrongType(GameBench bench, Witness witness) {
        Callee callee = bench.any(Callee::hasParameters);
        Set<String> texts =
                Set.copyOf(Stream.generate(() -> callee.schema().generator().invalid("type", bench.random()))
                        .limit(8)
                        .flatMap(DataProcedures::data)
                        .toList());
        texts.forEach(data -> refuse(bench, witness, callee, data));
        callee.number().ifPresent(member -> {
            String data = with(callee, bench, member, "\"3\"");
            expectRefusal(bench, witness, data, bench.call(callee.name(), data), Optional.of(Verdict.ADVISE));
        });
    }

    private static void outOfBounds(GameBench bench, Witness witness) {
        Callee callee = bench.any(known ->
                known.schema().generator().breakableKeywords().stream().anyMatch(MalformedProcedures.BOUNDS::contains));
        for (String keyword : callee.schema().generator().breakableKeywords()) {
            if (MalformedProcedures.BOUNDS.contains(keyword)) {
                data(callee.schema().generator().invalid(keyword, bench.random()))
                        .forEach(data -> refuse(bench, witness, callee, data));
            }
        }
        callee.choice()
                .ifPresent(choice ->
                        refuse(bench, witness, callee, with(callee, bench, choice.member(), "\"nc-not-an-option\"")));
    }

    private static void extraMember(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(Callee::hasParameters);
        Map<String, JsonValue> members = new LinkedHashMap<>(callee.validMembers(bench.random()));
        members.put("nc_extra", new JsonValue.Numeral("1"));
        odd(bench, witness, callee, new JsonValue.Members(members).toString(), "a member too many");
    }

    private static List<Part> numbers(String... literals) {
        return Stream.of(literals)
                .map(literal -> new Part(literal, (bench, witness) -> {
                    Callee callee = bench.anyCallable(known -> known.number().isPresent());
                    odd(
                            bench,
                            witness,
                            callee,
                            with(callee, bench, callee.number().orElseThrow(), literal),
                            literal);
                }))
                .toList();
    }

    private static List<Part> texts(String... literals) {
        List<Part> parts = new ArrayList<>();
        for (String literal : literals) {
            parts.add(new Part("text " + (parts.size() + 1), (bench, witness) -> {
                Callee callee = bench.anyCallable(known -> known.text().isPresent());
                odd(bench, witness, callee, with(callee, bench, callee.text().orElseThrow(), literal), "text");
            }));
        }
        return parts;
    }

    private static void big(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(known -> known.text().isPresent());
        String literal = '"' + "x".repeat(BIG) + '"';
        odd(bench, witness, callee, with(callee, bench, callee.text().orElseThrow(), literal), "1 MiB of text");
    }

    private static void deep(GameBench bench, Witness witness) {
        Callee callee = bench.any(Callee::hasParameters);
        String open = "[".repeat(DEEP);
        Stream.of(open, open + "]".repeat(DEEP), "{\"v\":" + open + "]".repeat(DEEP) + '}')
                .filter(data -> !callee.fits(data))
                .forEach(data -> expectRefusal(
                        bench, witness, data, bench.call(callee.name(), data), Optional.of(Verdict.WARN)));
    }

    private static void repeatedMember(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(known -> known.choice().isPresent());
        Choice choice = callee.choice().orElseThrow();
        String valid = with(callee, bench, choice.member(), quoted(choice.value()));
        String data = valid.substring(0, valid.length() - 1) + ',' + quoted(choice.member()) + ":\"nc-bad\"}";
        odd(bench, witness, callee, data, "a repeated member of which the first value fits");
    }

    private static GameProcedure unwanted(String data) {
        return (bench, witness) -> odd(
                bench, witness, bench.anyCallable(callee -> !callee.hasParameters()), data, "data for no parameter");
    }

    private static GameProcedure decorated(String before, String after) {
        return (bench, witness) -> {
            Callee callee = bench.anyCallable(Callee::hasParameters);
            String data = before + bench.validData(callee) + after;
            bench.spent();
            expectRefusal(bench, witness, data, bench.call(callee.name(), data), Optional.of(Verdict.INFO));
        };
    }

    /** Whether the same data works without it tells what a refusal is about. */
    private static void lineBreak(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(Callee::hasParameters);
        String data = String.valueOf(bench.validData(callee));
        bench.spent();
        Answer answer = bench.call(callee.name(), data + '\n');
        expectAnswer(bench, witness, "data that ends in a line break", answer);
        if (answer.failed() && bench.call(callee.name(), data).succeeded()) {
            witness.saw(Verdict.WARN, "expected success as without the line break at the end, was " + answer.words());
        }
    }

    private static void encodedTwice(GameBench bench, Witness witness) {
        Callee callee = bench.any(Callee::hasParameters);
        refuse(bench, witness, callee, quoted(String.valueOf(bench.validData(callee))));
    }

    private static void notEncoded(GameBench bench, Witness witness) {
        Callee callee = bench.anyCallable(Callee::hasParameters);
        bench.spent();
        String id = bench.nextId();
        String text = GameBench.rawAction(id, callee.name())
                .embedded("data", String.valueOf(bench.validData(callee)))
                .endObject()
                .endObject()
                .toString();
        expectAnswer(bench, witness, "data that is an object", bench.ask(id, text));
    }

    private static GameProcedure variant(UnaryOperator<String> change) {
        return (bench, witness) -> {
            Callee callee = bench.anyCallable(known -> known.choice().isPresent());
            Choice choice = callee.choice().orElseThrow();
            String data = with(callee, bench, choice.member(), quoted(change.apply(choice.value())));
            odd(bench, witness, callee, data, "a variant of a choice");
        };
    }

    private static String swapped(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static void impossible(GameBench bench, Witness witness) {
        Callee callee = bench.any(
                known -> !bench.profile().action(known.name()).impossible().isEmpty());
        for (String data : bench.profile().action(callee.name()).impossible()) {
            Answer answer = bench.call(callee.name(), data);
            expectRefusal(bench, witness, data, answer, Optional.of(Verdict.FAIL));
            if (answer.failed() && !namesOptions(callee, answer.message())) {
                witness.saw(
                        Verdict.ADVISE, data + ": expected a message that names the options, was " + answer.words());
            }
        }
    }

    /** Whether a message has a choice of the schema, or a number, in it. */
    private static boolean namesOptions(Callee callee, String message) {
        return message.chars().anyMatch(Character::isDigit)
                || callee.choices().stream().anyMatch(message::contains);
    }

    private static void refuse(GameBench bench, Witness witness, Callee callee, String data) {
        expectRefusal(bench, witness, data, bench.call(callee.name(), data), Optional.empty());
    }

    /** What the game may take or refuse, but has to answer. */
    private static void odd(GameBench bench, Witness witness, Callee callee, String data, String what) {
        bench.spent();
        Answer answer = bench.call(callee.name(), data);
        if (answer.result().isPresent()) {
            witness.note(what + ": " + (answer.succeeded() ? "accepted" : "refused"));
        }
        expectAnswer(bench, witness, data, answer);
    }

    /** Data that fits, but for one member. */
    private static String with(Callee callee, GameBench bench, String member, String literal) {
        JsonText text = new JsonText().beginObject();
        callee.validMembers(bench.random()).forEach((name, value) -> {
            if (!name.equals(member)) {
                text.embedded(name, value.toString());
            }
        });
        return text.embedded(member, literal).endObject().toString();
    }

    private static String quoted(String text) {
        return new JsonValue.Text(text).toString();
    }

    private static Stream<String> data(Generated generated) {
        return generated.map(data -> Stream.of(data.json()), none -> Stream.empty());
    }
}
