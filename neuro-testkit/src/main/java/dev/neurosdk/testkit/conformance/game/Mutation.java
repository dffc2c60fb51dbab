package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Small random changes of a JSON text. */
final class Mutation {

    private static final List<String> VALUES = List.of(
            "null", "true", "[]", "{}", "\"\"", "\"x\"", "-1", "1e308", "\"\\u0000\"", "[[[]]]", "{\"a\":{}}", "0.5");
    private static final String CHARACTERS = "{}[]\",:0-e\\ x\n\u00e9";

    private Mutation() {}

    /** One to three changes, of members or of characters. */
    static String of(String text, RandomGenerator random) {
        String mutated = text;
        int changes = random.nextInt(1, 4);
        for (int change = 0; change < changes; change++) {
            Map<String, JsonValue> members = Callee.members(mutated);
            mutated = members.isEmpty() || random.nextBoolean()
                    ? character(mutated, random)
                    : member(new LinkedHashMap<>(members), random);
        }
        return mutated;
    }

    private static String member(Map<String, JsonValue> members, RandomGenerator random) {
        List<String> names = new ArrayList<>(members.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(3)) {
            case 0 -> members.remove(name);
            case 1 -> members.put(name + "_", members.remove(name));
            default ->
                members.put(
                        name,
                        JsonValue.parse(VALUES.get(random.nextInt(VALUES.size())))
                                .orElseThrow());
        }
        return new JsonValue.Members(members).toString();
    }

    private static String character(String text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        String put = random.nextBoolean() ? "" : String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        int skipped = random.nextBoolean() && at < text.length() ? 1 : 0;
        return text.substring(0, at) + put + text.substring(at + skipped);
    }

    /** The same with one member less, each in turn; nothing where it is no object. */
    static List<String> shorter(String text) {
        Map<String, JsonValue> members = Callee.members(text);
        return members.keySet().stream()
                .map(name -> {
                    Map<String, JsonValue> fewer = new LinkedHashMap<>(members);
                    fewer.remove(name);
                    return new JsonValue.Members(fewer).toString();
                })
                .toList();
    }
}
