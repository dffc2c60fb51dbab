package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Carries out {@link DataMutator}s on a call. */
final class ActionData {

    private static final int HUGE = 100_000;
    private static final int DEPTH = 200;

    private ActionData() {}

    /** The whole message with its data spoilt; nothing when it has no data, or no member, where one is needed. */
    static Optional<String> mutated(JsonValue message, DataMutator mutator, RandomGenerator random) {
        if (mutator == DataMutator.ABSENT) {
            return JsonEdit.remove(message, "data", "data").map(Object::toString);
        }
        String text = message.textAt("/data/data").orElse("{}");
        if (mutator == DataMutator.OBJECT) {
            return JsonValue.parse(text)
                    .map(data -> JsonEdit.set(message, "data", "data", data).toString());
        }
        return spoilt(text, mutator, random)
                .map(data -> JsonEdit.set(message, "data", "data", new JsonValue.Text(data))
                        .toString());
    }

    private static Optional<String> spoilt(String text, DataMutator mutator, RandomGenerator random) {
        return switch (mutator) {
            case EMPTY -> Optional.of("");
            case NOT_JSON -> Optional.of("{");
            case TRUNCATED -> Optional.of(text.substring(0, text.length() - 1));
            case TRAILING_COMMA -> Optional.of(text.replaceFirst("}\\s*$", ",}"));
            case SINGLE_QUOTES -> Optional.of(text.replace('"', '\''));
            case FENCED -> Optional.of("```json\n" + text + "\n```");
            case NULL -> Optional.of("null");
            case SCALAR -> Optional.of("7");
            case ARRAY -> Optional.of('[' + text + ']');
            case STRING -> Optional.of(new JsonValue.Text(text).toString());
            case NO_MEMBERS -> Optional.of("{}");
            case EXTRA_MEMBER ->
                JsonValue.parse(text)
                        .map(data -> JsonEdit.set(data, "nc_extra", new JsonValue.Flag(true))
                                .toString());
            default -> member(text, mutator, random);
        };
    }

    private static Optional<String> member(String text, DataMutator mutator, RandomGenerator random) {
        return JsonValue.parse(text)
                .filter(JsonValue.Members.class::isInstance)
                .map(data -> ((JsonValue.Members) data).members())
                .filter(members -> !members.isEmpty())
                .map(members -> member(members, Checks.drawn(List.copyOf(members.keySet()), random), mutator));
    }

    private static String member(Map<String, JsonValue> members, String name, DataMutator mutator) {
        Map<String, JsonValue> changed = new LinkedHashMap<>(members);
        switch (mutator) {
            case DROP_REQUIRED -> changed.remove(name);
            case WRONG_TYPE -> changed.computeIfPresent(name, (key, value) -> otherType(value));
            case NULL_MEMBER -> changed.put(name, new JsonValue.Nothing());
            case UNKNOWN_CHOICE -> changed.put(name, new JsonValue.Text("nc_none"));
            case RENAMED -> changed.put(name + '_', changed.remove(name));
            case HUGE_TEXT -> changed.put(name, new JsonValue.Text("x".repeat(HUGE)));
            case HUGE_NUMBER -> changed.put(name, new JsonValue.Numeral("1e999"));
            case DEEP -> changed.put(name, deep());
            default -> {
                return textual(members, name, mutator);
            }
        }
        return new JsonValue.Members(changed).toString();
    }

    /** What no JSON value can hold, only its text. */
    private static String textual(Map<String, JsonValue> members, String name, DataMutator mutator) {
        String text = new JsonValue.Members(members).toString();
        String key = new JsonValue.Text(name).toString();
        String value = mutator == DataMutator.REPEATED_MEMBER
                ? new JsonValue.Text("second").toString()
                : "\"\\u0000\\ud800\\u202e\"";
        return '{' + key + ':' + value + ',' + text.substring(1);
    }

    private static JsonValue otherType(JsonValue value) {
        return value instanceof JsonValue.Text ? new JsonValue.Numeral("7") : new JsonValue.Text("seven");
    }

    private static JsonValue deep() {
        JsonValue value = new JsonValue.Elements(List.of());
        for (int level = 1; level < DEPTH; level++) {
            value = new JsonValue.Elements(List.of(value));
        }
        return value;
    }
}
