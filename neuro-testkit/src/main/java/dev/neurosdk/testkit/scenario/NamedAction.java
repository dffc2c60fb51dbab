package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action by its name: its definition where it is registered, a call of it where it is expected. Immutable; every method
 * gives another one.
 */
public final class NamedAction implements Expected {

    private final String name;
    private final String description;
    private final @Nullable JsonValue schema;

    NamedAction(String name, String description, @Nullable JsonValue schema) {
        this.name = requireNonNull(name, "name");
        this.description = requireNonNull(description, "description");
        this.schema = schema;
    }

    static NamedAction of(String name) {
        return new NamedAction(name, "The action " + name + '.', null);
    }

    /**
     * Describes it; otherwise it is described as {@code The action NAME.}
     *
     * @param value the description
     * @return the action so described
     */
    public NamedAction description(String value) {
        return new NamedAction(name, value, schema);
    }

    /**
     * Sets the schema of its data; otherwise it has none.
     *
     * @param json JSON text
     * @return the action with the schema
     * @throws IllegalArgumentException when it is not JSON
     */
    public NamedAction schema(String json) {
        return schema(Scenarios.parsed(json));
    }

    NamedAction schema(JsonValue value) {
        return new NamedAction(name, description, value);
    }

    /**
     * Makes it an action with one required parameter, a text out of a few.
     *
     * @param parameter the parameter
     * @param values the texts
     * @return the action with the parameter and no other schema
     */
    public NamedAction oneOf(String parameter, String... values) {
        JsonValue listed = new JsonValue.Elements(
                List.of(values).stream().<JsonValue>map(JsonValue.Text::new).toList());
        Map<String, JsonValue> text = new LinkedHashMap<>();
        text.put("type", new JsonValue.Text("string"));
        text.put("enum", listed);
        Map<String, JsonValue> root = new LinkedHashMap<>();
        root.put("type", new JsonValue.Text("object"));
        root.put("properties", object(parameter, new JsonValue.Members(text)));
        root.put("required", new JsonValue.Elements(List.of(new JsonValue.Text(parameter))));
        return schema(new JsonValue.Members(root));
    }

    /**
     * Expects a call of it of which something more is expected.
     *
     * @param path the member of the message, such as {@code data.id}
     * @param expected what it is expected to be
     * @return the message
     */
    public MessagePattern where(String path, Pattern expected) {
        return call().where(path, expected);
    }

    /**
     * Expects a call of it whose data is something.
     *
     * @param pointer the place in the data, as a JSON pointer (RFC 6901) of names; empty for the whole
     * @return says what is expected there
     */
    public DataAt dataAt(String pointer) {
        return new DataAt(call(), "data.data" + pointer.replace(".", "\\.").replace('/', '.'));
    }

    @Override
    public Pattern pattern() {
        return call().pattern();
    }

    Template definition() {
        Map<String, Template> members = new LinkedHashMap<>();
        members.put("name", new Template.Literal(new JsonValue.Text(name)));
        members.put("description", new Template.Literal(new JsonValue.Text(description)));
        if (schema != null) {
            members.put("schema", JsonTrees.template(schema));
        }
        return new Template.Members(members);
    }

    private MessagePattern call() {
        return Scenarios.command("action").where("data.name", name);
    }

    private static JsonValue object(String name, JsonValue value) {
        return new JsonValue.Members(Map.of(name, value));
    }

    /**
     * A place in the data of an expected call. Immutable.
     *
     * @param call the call
     * @param path the place
     */
    public record DataAt(MessagePattern call, String path) {
        /**
         * Expects a text there.
         *
         * @param text the text
         * @return the message
         */
        public MessagePattern is(String text) {
            return call.where(path, text);
        }

        /**
         * Expects something there.
         *
         * @param expected what
         * @return the message
         */
        public MessagePattern is(Pattern expected) {
            return call.where(path, expected);
        }
    }
}
