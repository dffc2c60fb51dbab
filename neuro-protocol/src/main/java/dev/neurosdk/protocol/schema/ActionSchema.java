package dev.neurosdk.protocol.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The schema that an action's data must fit, ready to validate. Immutable. Source: clauses ACD-3, ACN-2 and ACN-3.
 *
 * <p>An action without a schema, or with {@code {}}, has no parameters: any object fits, and so does the absence of
 * data. Where there is a schema, absent data is judged as {@code {}}, so that it fits whatever requires nothing.
 *
 * <p>Formats are asserted in both drafts. A schema whose root {@code type} admits no object is kept, since some typed
 * clients write such schemas: the data that fits it is then no object either.
 */
public final class ActionSchema {

    private static final int MAX_VIOLATIONS = 20;
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final String text;
    private final JsonNode tree;
    private final @Nullable Schema schema;
    private final Edition edition;
    private final SchemaLimits limits;
    private final boolean admitsObjects;
    private volatile @Nullable DataGenerator generator;

    ActionSchema(String text, JsonNode tree, @Nullable Schema schema, Edition edition, SchemaLimits limits) {
        this.text = text;
        this.tree = tree;
        this.schema = schema;
        this.edition = edition;
        this.limits = limits;
        this.admitsObjects = admitsObjects(tree.get("type"));
    }

    static ActionSchema withoutParameters(Edition edition, SchemaLimits limits) {
        return new ActionSchema("{}", NOTHING, null, edition, limits);
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
        return new SchemaCompiler(edition, limits).compile(schemaText);
    }

    /** {@return whether the schema says anything; false for {@code {}}} */
    public boolean hasParameters() {
        return schema != null;
    }

    /** {@return the JSON text that the schema was compiled from; <code>{}</code> for an action without parameters} */
    public String text() {
        return text;
    }

    /** {@return a generator of data for this schema, prepared when first asked for and kept} */
    public DataGenerator generator() {
        DataGenerator known = generator;
        if (known == null) {
            known = DataGenerator.of(this);
            generator = known;
        }
        return known;
    }

    /**
     * Checks an action's data.
     *
     * @param data the JSON text of the data; null where the call has none
     * @return what does not fit, pointers into the data, at most twenty; empty when it fits
     */
    public List<Violation> validate(@Nullable String data) {
        if (data == null) {
            return admitsObjects ? check(NOTHING) : List.of(unfit("", Words.type(tree.path("type")), "absent"));
        }
        StrictJson.Parsed<JsonNode> parsed = JsonTrees.read(data, limits.dataLength());
        if (parsed instanceof StrictJson.Valid<JsonNode> valid) {
            List<Violation> violations = check(valid.root());
            return valid.repeated().isEmpty() ? violations : joined(repeated(valid, edition), violations);
        }
        return unreadable((StrictJson.Invalid<JsonNode>) parsed);
    }

    private static List<Violation> joined(List<Violation> first, List<Violation> second) {
        return Stream.concat(first.stream(), second.stream())
                .limit(MAX_VIOLATIONS)
                .toList();
    }

    /** Repeated member names: JSON, but receivers disagree about what it means. */
    static List<Violation> repeated(StrictJson.Valid<JsonNode> valid, Edition edition) {
        return valid.repeated().stream()
                .map(problem ->
                        Violation.of(problem.rule(), edition, problem.pointer(), problem.expected(), problem.actual()))
                .toList();
    }

    /** Checks an action's data that have been read. */
    List<Violation> check(JsonNode data) {
        if (admitsObjects && !data.isObject()) {
            return List.of(Violation.of(Rule.CALL_DATA_OBJECT, edition, "", "a JSON object", Words.typed(data)));
        }
        if (schema == null) {
            return List.of();
        }
        Optional<List<Error>> errors = Evaluation.DATA.errors(schema, data);
        if (errors.isEmpty()) {
            return List.of(unfit("", "data that can be checked within the limits", "too much work"));
        }
        return errors.get().isEmpty()
                ? List.of()
                : Explanation.of(errors.get(), data).stream().map(this::unfit).toList();
    }

    private Violation unfit(Mismatch mismatch) {
        return unfit(mismatch.pointer(), mismatch.expected(), mismatch.actual());
    }

    /** What is said of data that does not fit. */
    Violation unfit(String pointer, String expected, String actual) {
        return Violation.of(Rule.CALL_DATA_FIT, edition, pointer, expected, actual);
    }

    private List<Violation> unreadable(StrictJson.Invalid<JsonNode> invalid) {
        return invalid.problems().stream()
                .limit(MAX_VIOLATIONS)
                .map(problem -> Violation.of(
                        Rule.CALL_DATA_OBJECT, edition, problem.pointer(), problem.expected(), problem.actual()))
                .toList();
    }

    /** The schema as parsed; not to be changed. */
    JsonNode tree() {
        return tree;
    }

    /** The draft that the schema is judged by. */
    Draft draft() {
        return schema == null ? Draft.DRAFT_2020_12 : Draft.of(schema);
    }

    /** Whether a value of any kind fits. */
    boolean accepts(JsonNode instance) {
        return schema == null ? instance.isObject() : Evaluation.DATA.accepts(schema, instance);
    }

    private static boolean admitsObjects(@Nullable JsonNode type) {
        if (type == null || !type.isArray()) {
            return type == null || type.asString("").equals("object");
        }
        return type.valueStream().anyMatch(name -> name.asString("").equals("object"));
    }
}
