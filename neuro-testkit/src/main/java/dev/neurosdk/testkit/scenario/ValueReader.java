package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.yaml.YamlList;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads the values of a scenario file as patterns or templates; problems are noted where they are. */
record ValueReader<T>(
        Function<String, T> text,
        BiFunction<String, YamlNode, T> tagged,
        Function<JsonValue, T> literal,
        Function<java.util.List<T>, T> array,
        Nesting<T> nesting) {

    static final ValueReader<Pattern> PATTERNS = new ValueReader<>(
            PatternText::read,
            (tag, node) -> PatternText.ofTag(tag),
            Pattern.Literal::new,
            Pattern.Elements::new,
            Nesting.PATTERNS);

    static final ValueReader<Template> TEMPLATES = new ValueReader<>(
            TemplateText::read,
            (tag, node) -> {
                throw new IllegalArgumentException("expected a value to send, was !" + tag);
            },
            Template.Literal::new,
            Template.Elements::new,
            Nesting.TEMPLATES);

    /** A value whose keys are names. */
    T value(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            Map<String, T> members = new LinkedHashMap<>();
            mapping.keys().forEach(key -> members.put(key, value(mapping.node(key))));
            return nesting.object().apply(members);
        }
        if (node instanceof YamlList list) {
            return array.apply(list.asList().stream().map(this::value).toList());
        }
        return scalar(node);
    }

    /** A message, whose keys are paths. */
    Map<String, T> message(YamlMapping mapping) {
        Map<String, T> members = new LinkedHashMap<>();
        for (String path : mapping.keys()) {
            T value = value(mapping.node(path));
            try {
                Map<String, T> more = nesting.with(members, path, value);
                members.clear();
                members.putAll(more);
            } catch (IllegalArgumentException e) {
                mapping.problem(path, String.valueOf(e.getMessage()));
            }
        }
        return members;
    }

    private T scalar(YamlNode node) {
        try {
            if (node.tag().isPresent()) {
                return tagged.apply(node.tag().get(), node);
            }
            JsonValue value = node.json();
            return value instanceof JsonValue.Text written ? text.apply(written.text()) : literal.apply(value);
        } catch (IllegalArgumentException e) {
            node.problem(String.valueOf(e.getMessage()));
            return literal.apply(new JsonValue.Nothing());
        }
    }
}
