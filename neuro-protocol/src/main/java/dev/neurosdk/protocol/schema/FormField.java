package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question of a {@link DataForm}: a part of the data, and what it has to be. Immutable. */
public final class FormField {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_EXAMPLES = 3;

    private final List<Object> steps;
    private final boolean required;
    private final Facts facts;
    private final TypedText reading;

    private FormField(List<Object> steps, boolean required, Facts facts) {
        this.steps = List.copyOf(steps);
        this.required = required;
        this.facts = facts;
        this.reading = new TypedText(facts);
    }

    /** The data as a whole. */
    static FormField whole(SchemaNode root, boolean required) {
        return new FormField(List.of(), required, Facts.of(List.of(root)));
    }

    /** {@return the names that lead to the part, joined by dots; empty for the data as a whole} */
    public String name() {
        return steps.stream().map(Object::toString).collect(Collectors.joining("."));
    }

    /** {@return where in the data it is, as a JSON pointer} */
    public String pointer() {
        return steps.stream()
                .map(step -> "/" + StrictJson.escape(step.toString()))
                .collect(Collectors.joining());
    }

    /** {@return whether the object that it is part of needs it} */
    public boolean required() {
        return required;
    }

    /** {@return what it has to be, for example {@code an integer, at least 1}} */
    public String wanted() {
        return FieldWords.of(facts);
    }

    /** {@return the values to choose from, as JSON text; empty when they are not listed} */
    public List<String> choices() {
        return facts.values == null ? List.of() : written(facts.values);
    }

    /** {@return what the schema gives as {@code default}, as JSON text; null when it gives none} */
    public @Nullable String preset() {
        JsonNode preset = facts.note("default");
        return preset == null ? null : JsonTrees.write(preset);
    }

    /** {@return the first of the schema's {@code examples}, as JSON text; at most three} */
    public List<String> examples() {
        JsonNode examples = facts.note("examples");
        return examples == null || !examples.isArray()
                ? List.of()
                : written(examples.valueStream().limit(MAX_EXAMPLES).toList());
    }

    /** {@return what it means, in the game's words; null when the game gave none} */
    public @Nullable String description() {
        JsonNode description = facts.note("description");
        return description == null || !description.isString() ? null : description.stringValue();
    }

    /** {@return the questions that make up an object whose properties are known; empty for anything else} */
    public List<FormField> parts() {
        boolean isObject = facts.types == Types.OBJECT || facts.types == Types.ALL;
        if (!isObject || facts.values != null || steps.size() >= MAX_DEPTH) {
            return List.of();
        }
        List<FormField> parts = new ArrayList<>();
        facts.properties.forEach((name, schemas) -> {
            List<Object> longer = new ArrayList<>(steps);
            longer.add(name);
            parts.add(new FormField(longer, facts.required.contains(name), Facts.of(schemas)));
        });
        return List.copyOf(parts);
    }

    /** What somebody typed, as a value; null when it is none that could fit. */
    @Nullable
    JsonNode read(String typed) {
        return reading.read(requireNonNull(typed, "typed"));
    }

    List<Object> steps() {
        return steps;
    }

    private static List<String> written(List<JsonNode> values) {
        return values.stream().map(JsonTrees::write).toList();
    }

    @Override
    public String toString() {
        return "field '" + name() + "'";
    }
}
