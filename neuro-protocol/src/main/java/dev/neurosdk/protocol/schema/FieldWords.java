package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;

/** What a field has to be, in words. */
final class FieldWords {

    private FieldWords() {}

    static String of(Facts facts) {
        if (facts.values != null) {
            return "one of " + facts.values.size();
        }
        List<String> words = new ArrayList<>();
        words.add(types(facts));
        numbers(facts.numbers, words);
        texts(facts.texts, words);
        facts.arrays.forEach(rules -> counts(rules.min(), rules.max(), "item", "items", words));
        return String.join(", ", words);
    }

    private static String types(Facts facts) {
        if (facts.types == Types.ALL) {
            return "any JSON";
        }
        List<String> names = new ArrayList<>();
        int rest = facts.types;
        if ((rest & Types.NUMBER) == Types.NUMBER) {
            names.add("a number");
            rest &= ~Types.NUMBER;
        }
        for (int type : Types.each(rest)) {
            names.add(name(type, facts));
        }
        return names.isEmpty() ? "nothing" : Words.either(names);
    }

    private static String name(int type, Facts facts) {
        return switch (type) {
            case Types.STRING -> "a text";
            case Types.INTEGER -> "an integer";
            case Types.FRACTION -> "a number that is no integer";
            case Types.BOOLEAN -> "yes or no";
            case Types.NULL -> "null";
            case Types.ARRAY -> list(facts);
            default -> facts.properties.isEmpty() ? "a JSON object" : "an object";
        };
    }

    private static String list(Facts facts) {
        Facts items = Facts.of(facts.items());
        boolean plain = (items.types & (Types.ARRAY | Types.OBJECT)) == 0;
        return plain ? "a list with commas between the items (each " + of(items) + ")" : "a JSON array";
    }

    private static void numbers(NumberLimits limits, List<String> words) {
        NumberLimits.Bound min = limits.min();
        NumberLimits.Bound max = limits.max();
        if (min != null) {
            words.add((min.exclusive() ? "greater than " : "at least ")
                    + min.value().toPlainString());
        }
        if (max != null) {
            words.add(
                    (max.exclusive() ? "less than " : "at most ") + max.value().toPlainString());
        }
        limits.steps().forEach(step -> words.add("a multiple of " + step.toPlainString()));
    }

    private static void texts(TextLimits limits, List<String> words) {
        counts(limits.min(), limits.max(), "character", "characters", words);
        limits.formats().forEach(format -> words.add(Formats.words(format)));
        limits.patterns().forEach(pattern -> words.add("matching " + Words.text(pattern.source())));
    }

    private static void counts(int min, int max, String one, String many, List<String> words) {
        if (min > 0) {
            words.add("at least " + Words.counted(min, one, many));
        }
        if (max < Integer.MAX_VALUE) {
            words.add("at most " + Words.counted(max, one, many));
        }
    }
}
