package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One part of a value and every schema that applies to it. Immutable.
 *
 * @param steps member names and indices that lead to the part
 */
record Part(List<Object> steps, JsonNode value, List<SchemaNode> schemas) {

    /** The part as a JSON pointer with a star for every index: items of one array are alike. */
    String kind() {
        return steps.stream()
                .map(step -> step instanceof Integer ? "/*" : "/" + StrictJson.escape(step.toString()))
                .collect(Collectors.joining());
    }

    /** The part as a JSON pointer. */
    String pointer() {
        return steps.stream()
                .map(step -> "/" + StrictJson.escape(step.toString()))
                .collect(Collectors.joining());
    }
}
