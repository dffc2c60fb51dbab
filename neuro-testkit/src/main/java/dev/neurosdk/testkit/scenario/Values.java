package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a run knows: variables, schemas, the actions that are registered; and makes values of that. Confined to one run. */
final class Values implements Template.Visitor<JsonValue> {

    private final Scenario scenario;
    private final RandomGenerator random;
    private final Supplier<Map<String, ActionDefinition>> registry;
    private final Map<String, JsonValue> variables = new HashMap<>();
    private final Map<String, ActionSchema> compiled = new HashMap<>();
    private final String idPrefix;
    private int ids;

    Values(Scenario scenario, RandomGenerator random, Supplier<Map<String, ActionDefinition>> registry) {
        this.scenario = scenario;
        this.random = random;
        this.registry = registry;
        this.idPrefix = "id-" + Integer.toHexString(random.nextInt(1 << 20)) + '-';
    }

    Map<String, JsonValue> variables() {
        return variables;
    }

    void keep(Map<String, JsonValue> found) {
        variables.putAll(found);
    }

    /** Forgets every variable but these. */
    void keepOnly(Set<String> names) {
        variables.keySet().retainAll(names);
    }

    JsonValue made(Template template) {
        return template.accept(this);
    }

    String id() {
        return idPrefix + ++ids;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    ActionSchema regex(String regex) {
        return compiled.computeIfAbsent('~' + regex, key -> SchemaTexts.ofRegex(regex));
    }

    ActionSchema schema(String name) {
        @Nullable JsonValue schema = scenario.schemas().get(name);
        if (schema == null) {
            throw Stop.failed("a schema named " + name, "there is none");
        }
        return compiled.computeIfAbsent("schema:" + name, key -> SchemaTexts.compiled(schema.toString()));
    }

    ActionSchema actionSchema(Template action) {
        return actionSchema(text(made(action)));
    }

    private ActionSchema actionSchema(String name) {
        Map<String, ActionDefinition> actions = registry.get();
        @Nullable ActionDefinition definition = actions.get(name);
        if (definition == null) {
            throw Stop.failed(
                    "an action " + name + " to be registered",
                    actions.isEmpty()
                            ? "none is"
                            : "registered are " + String.join(", ", new TreeSet<>(actions.keySet())));
        }
        try {
            return SchemaTexts.compiled(definition.schema() == null ? "{}" : definition.schema());
        } catch (IllegalArgumentException e) {
            throw Stop.failed("the schema of " + name + " to be usable", String.valueOf(e.getMessage()));
        }
    }

    boolean hasSchema(String action) {
        return actionSchema(action).hasParameters();
    }

    /** JSON text of data for an action, as the scenario's seed has it. */
    String data(Template.Kind kind, String action) {
        ActionSchema schema = actionSchema(action);
        Generated generated = switch (kind) {
            case VALID -> schema.generator().valid(random);
            case BOUNDARY -> boundary(schema.generator().boundaries(random));
            case INVALID -> schema.generator().invalid(random);
        };
        return generated.map(Generated.Data::json, none -> {
            throw Stop.notReached("no " + kind.word() + " data for " + action + ": " + none.reason());
        });
    }

    private Generated boundary(List<Generated> edges) {
        return edges.isEmpty()
                ? new Generated.NoData("the schema has no edges", "")
                : edges.get(random.nextInt(edges.size()));
    }

    @Override
    public JsonValue literal(Template.Literal literal) {
        return literal.value();
    }

    @Override
    public JsonValue members(Template.Members members) {
        return new JsonValue.Members(JsonTrees.mapped(members.members(), this::made));
    }

    @Override
    public JsonValue elements(Template.Elements elements) {
        return new JsonValue.Elements(
                elements.elements().stream().map(this::made).toList());
    }

    @Override
    public JsonValue variable(Template.Variable variable) {
        return variable(variable.name());
    }

    private JsonValue variable(String name) {
        @Nullable JsonValue value = variables.get(name);
        if (value == null) {
            throw Stop.failed("a value of $" + name, "there is none");
        }
        return value;
    }

    @Override
    public JsonValue kept(Template.Kept kept) {
        JsonValue value = made(kept.value());
        variables.put(kept.name(), value);
        return value;
    }

    @Override
    public JsonValue uid(Template.Uid uid) {
        return new JsonValue.Text(id());
    }

    @Override
    public JsonValue first(Template.First first) {
        JsonValue value = variable(first.variable());
        if (value instanceof JsonValue.Elements array && !array.elements().isEmpty()) {
            return array.elements().get(0);
        }
        throw Stop.failed("$" + first.variable() + " to be an array that isn't empty", "it was " + value);
    }

    @Override
    public JsonValue generated(Template.Generated generated) {
        return new JsonValue.Text(data(generated.kind(), text(made(generated.action()))));
    }

    @Override
    public JsonValue asText(Template.AsText text) {
        return new JsonValue.Text(made(text.value()).toString());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonValue.Text text ? text.text() : value.toString();
    }
}
