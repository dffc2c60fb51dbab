package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads plans. What is wrong is noted in the file. */
final class FaultReader {

    private static final Map<String, When> DIRECTIONS = directions();
    private static final Pattern DURATION = Pattern.compile("[0-9.]+ ?(ms|s|m|h)");
    private static final long MANY = Integer.MAX_VALUE;

    private FaultReader() {}

    static FaultPlan plan(YamlMapping mapping) {
        String name = mapping.text("plan", "plan");
        long seed = mapping.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
        List<FaultRule> rules = mapping.list("rules").stream()
                .map(YamlNode::asMapping)
                .flatMap(rule -> rule(rule).stream())
                .toList();
        return new FaultPlan(name, seed, rules);
    }

    private static Optional<FaultRule> rule(YamlMapping mapping) {
        When when = when(mapping.mapping("when"));
        int times = (int) (mapping.flag("once", false) ? 1 : mapping.integer("times", 1, MANY, MANY));
        return FaultWords.read(mapping, when).map(rule -> rule.times(times));
    }

    private static When when(YamlMapping mapping) {
        When when = mapping.choice("dir", DIRECTIONS, When.always());
        when = mapping.optionalText("command").map(when::command).orElse(when);
        when = when.message((int) mapping.integer("message", 1, MANY, 0))
                .atByte(mapping.integer("byte", 1, Long.MAX_VALUE, 0))
                .nth((int) mapping.integer("nth", 1, MANY, 0))
                .every((int) mapping.integer("every", 1, MANY, 1))
                .connection((int) mapping.integer("connection", 1, MANY, 0))
                .probability(probability(mapping));
        when = situation(mapping).map(when::situation).orElse(when);
        return after(mapping, when);
    }

    private static double probability(YamlMapping mapping) {
        double value = mapping.number("prob", 1);
        if (value >= 0 && value <= 1) {
            return value;
        }
        mapping.problem("prob", "expected 0 to 1, was " + value);
        return 1;
    }

    private static Optional<Situation> situation(YamlMapping mapping) {
        if (mapping.has("between")) {
            return Optional.of(
                    mapping.choice("between", Map.of("force and action", Situation.BETWEEN_FORCE_AND_ACTION)));
        }
        Map<String, Situation> words = new LinkedHashMap<>();
        for (Situation situation : Situation.values()) {
            words.put(situation.word(), situation);
        }
        return mapping.optional("state").map(node -> node.asChoice(words));
    }

    private static When after(YamlMapping mapping, When when) {
        Optional<YamlNode> after = mapping.optional("after");
        if (after.isEmpty()) {
            return when;
        }
        String text = after.get().asText();
        return DURATION.matcher(text).matches() ? when.after(after.get().asDuration()) : when.afterCommand(text);
    }

    private static Map<String, When> directions() {
        Map<String, When> words = new LinkedHashMap<>();
        words.put("c2s", When.going(Direction.C2S));
        words.put("s2c", When.going(Direction.S2C));
        words.put("both", When.always());
        return words;
    }
}
