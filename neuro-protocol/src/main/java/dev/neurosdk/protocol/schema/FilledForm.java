package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers given to a {@link DataForm} so far, as data. Confined to one thread. */
public final class FilledForm {

    private final ActionSchema schema;
    private @Nullable JsonNode data;

    FilledForm(ActionSchema schema) {
        this.schema = schema;
    }

    /**
     * Takes an answer, in place of an earlier one, unless it does not fit.
     *
     * @param field the question
     * @param typed what was typed
     * @return what does not fit, with pointers into the data; empty when it was taken
     */
    public List<Violation> answer(FormField field, String typed) {
        JsonNode value = field.read(typed);
        if (value == null) {
            return List.of(schema.unfit(field.pointer(), wanted(field), Words.name(typed)));
        }
        JsonNode next = with(data, field.steps(), value);
        String below = field.pointer() + "/";
        List<Violation> problems = schema.validate(JsonTrees.write(next)).stream()
                .filter(problem -> (problem.pointer() + "/").startsWith(below))
                .toList();
        if (problems.isEmpty()) {
            data = next;
        }
        return problems;
    }

    /** {@return the data as JSON text; null when nothing was answered and the schema asks for nothing} */
    public @Nullable String json() {
        JsonNode given = data;
        if (given == null) {
            return schema.validate(null).isEmpty() ? null : "{}";
        }
        return JsonTrees.write(given);
    }

    /** {@return what is wrong with the data as a whole; empty when it fits} */
    public List<Violation> problems() {
        return schema.validate(json());
    }

    private static String wanted(FormField field) {
        List<String> choices = field.choices();
        return choices.isEmpty() ? field.wanted() : "one of " + Words.text(String.join(", ", choices));
    }

    private static JsonNode with(@Nullable JsonNode root, List<Object> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        ObjectNode object = root instanceof ObjectNode known ? known.deepCopy() : JsonValues.NODES.objectNode();
        String name = steps.get(0).toString();
        object.set(name, with(object.get(name), steps.subList(1, steps.size()), value));
        return object;
    }
}
