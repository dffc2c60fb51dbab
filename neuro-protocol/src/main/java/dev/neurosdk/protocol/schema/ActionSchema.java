package dev.neurosdk.protocol.schema;

import com.google.gson.JsonElement;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The schema that an action's data must fit, ready to validate. Immutable. Source: clauses ACD-3, ACN-2 and ACN-3.
 */
public final class ActionSchema {

    private final String text;
    private final JsonNode tree;
    private final Schema schema;
    private final Edition edition;
    private final SchemaLimits limits;

    private ActionSchema(String text, JsonNode tree, Schema schema, Edition edition, SchemaLimits limits) {
        this.text = text;
        this.tree = tree;
        this.schema = schema;
        this.edition = edition;
        this.limits = limits;
    }

    /**
     * Compiles a schema within the default limits.
     *
     * @param schemaText JSON text of the schema; null or {@code {}} for an action without parameters
     * @param edition the edition judged by
     * @return the schema with warnings, or why it cannot be used
     */
    public static SchemaResult compile(@Nullable String schemaText, Edition edition) {
        return compile(schemaText, edition, SchemaLimits.DEFAULT);
    }

    /**
     * Compiles a schema.
     *
     * @param schemaText JSON text of the schema; null or {@code {}} for an action without parameters
     * @param edition the edition judged by
     * @param limits how much is accepted
     * @return the schema with warnings, or why it cannot be used
     */
    public static SchemaResult compile(@Nullable String schemaText, Edition edition, SchemaLimits limits) {
        String text = schemaText == null ? "{}" : schemaText;
        StrictJson.Parsed parsed = StrictJson.read(text, limits.schemaLength(), limits.schemaDepth());
        if (!(parsed instanceof StrictJson.Valid valid)) {
            return new SchemaResult.Refused(
                    List.of(Violation.of(Rule.SCHEMA_OBJECT, edition, "", "a JSON object", "something else")));
        }
        JsonElement root = valid.root();
        if (!root.isJsonObject()) {
            return new SchemaResult.Refused(
                    List.of(Violation.of(Rule.SCHEMA_OBJECT, edition, "", "a JSON object", "something else")));
        }
        JsonNode tree = JsonTrees.toJackson(root);
        Schema schema = Draft.DRAFT_2020_12.registry().getSchema(tree);
        return new SchemaResult.Compiled(new ActionSchema(text, tree, schema, edition, limits), List.of());
    }

    /** {@return whether the schema asks for anything; false for {@code {}}} */
    public boolean hasParameters() {
        return !tree.isEmpty();
    }

    /** {@return the JSON text that the schema was compiled from; <code>{}</code> where there was none} */
    public String text() {
        return text;
    }

    /**
     * Checks an action's data.
     *
     * @param data the JSON text of the data; null where the call has none, which is checked as {@code {}}
     * @return what does not fit, pointers into the data; empty when it fits
     */
    public List<Violation> validate(@Nullable String data) {
        StrictJson.Parsed parsed = StrictJson.read(data == null ? "{}" : data, limits.dataLength());
        if (!(parsed instanceof StrictJson.Valid valid) || !valid.root().isJsonObject()) {
            return List.of(Violation.of(Rule.CALL_DATA_OBJECT, edition, "", "a JSON object", "something else"));
        }
        List<Violation> violations = new ArrayList<>();
        for (Error error : schema.validate(JsonTrees.toJackson(valid.root()))) {
            violations.add(Violation.of(
                    Rule.CALL_DATA_FIT,
                    edition,
                    error.getInstanceLocation().toString(),
                    "data that fits",
                    error.getMessage()));
        }
        return violations;
    }

    /** The schema as parsed. */
    JsonNode tree() {
        return tree;
    }

    /** Whether a value of any kind fits. */
    boolean accepts(JsonNode instance) {
        return schema.validate(instance).isEmpty();
    }
}
