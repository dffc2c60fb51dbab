package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes data for one action by its schema; where the schema is of no use, data that any game has to cope with. Immutable. */
final class ActionData {

    /** What is wrong for every action: no JSON, no object, nothing. */
    private static final List<String> NO_OBJECTS = List.of("{", "[]", "null", "\"\"", "7", "");

    private final @Nullable ActionSchema schema;

    private ActionData(@Nullable ActionSchema schema) {
        this.schema = schema;
    }

    static ActionData of(ActionDefinition action, Edition edition) {
        SchemaResult result = ActionSchema.compile(action.schema(), edition);
        boolean usable = result instanceof SchemaResult.Compiled compiled
                && compiled.schema().hasParameters();
        return new ActionData(usable ? result.orElseThrow() : null);
    }

    /** Data that fits; null where the action has no parameters. */
    @Nullable
    String valid(RandomGenerator random) {
        return schema == null ? null : text(schema.generator().valid(random), "{}");
    }

    /** Data at an edge of what fits. */
    String boundary(RandomGenerator random) {
        List<Generated> edges = schema == null ? List.of() : schema.generator().boundaries(random);
        return edges.isEmpty() ? "{}" : text(edges.get(random.nextInt(edges.size())), "{}");
    }

    /** Data that breaks one keyword of the schema, or is no object. */
    String invalid(RandomGenerator random) {
        String otherwise = NO_OBJECTS.get(random.nextInt(NO_OBJECTS.size()));
        return schema == null ? otherwise : text(schema.generator().invalid(random), otherwise);
    }

    private static String text(Generated generated, String otherwise) {
        return generated.map(Generated.Data::json, none -> otherwise);
    }
}
