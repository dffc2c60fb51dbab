package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A registered action that may be called, and what its schema lets us know. Immutable.
 *
 * @param name the action's name
 * @param schema its schema; one without parameters where the action has none
 * @param tree the schema as data
 */
record Callee(String name, ActionSchema schema, JsonValue tree) {

    static Optional<Callee> of(ActionDefinition action, Edition edition) {
        if (!(ActionSchema.compile(action.schema(), edition) instanceof SchemaResult.Compiled compiled)) {
            return Optional.empty();
        }
        return JsonValue.parse(compiled.schema().text())
                .map(tree -> new Callee(action.name(), compiled.schema(), tree));
    }

    boolean hasParameters() {
        return schema.hasParameters();
    }

    /** The members that data must have. */
    List<String> required() {
        return tree
                .at("/required")
                .filter(JsonValue.Elements.class::isInstance)
                .map(list -> ((JsonValue.Elements) list).elements())
                .orElse(List.of())
                .stream()
                .filter(JsonValue.Text.class::isInstance)
                .map(name -> ((JsonValue.Text) name).text())
                .toList();
    }

    /** A member whose values are of a type, and are no list of choices. */
    Optional<String> member(String... types) {
        return properties().entrySet().stream()
                .filter(property -> property.getValue().at("/enum").isEmpty()
                        && property.getValue()
                                .textAt("/type")
                                .filter(List.of(types)::contains)
                                .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<String> text() {
        return member("string");
    }

    Optional<String> number() {
        return member("number", "integer");
    }

    /** A member that is one of several texts, and its first one. */
    Optional<Choice> choice() {
        return properties().entrySet().stream()
                .flatMap(property -> property.getValue().textAt("/enum/0").stream()
                        .map(first -> new Choice(property.getKey(), first)))
                .findFirst();
    }

    /** Every text that some member may be. */
    List<String> choices() {
        return properties().values().stream()
                .flatMap(property -> property.at("/enum").stream())
                .filter(JsonValue.Elements.class::isInstance)
                .flatMap(list -> ((JsonValue.Elements) list).elements().stream())
                .filter(JsonValue.Text.class::isInstance)
                .map(choice -> ((JsonValue.Text) choice).text())
                .toList();
    }

    /**
     * A member that is one of several texts.
     *
     * @param member its name
     * @param value one of the texts
     */
    record Choice(String member, String value) {}

    /** Data that fits; null for an action without parameters. */
    @Nullable
    String valid(RandomGenerator random) {
        return hasParameters() ? schema.generator().valid(random).map(Generated.Data::json, none -> "{}") : null;
    }

    /** Data that fits, as an object, with whatever members it has. */
    Map<String, JsonValue> validMembers(RandomGenerator random) {
        String text = valid(random);
        return members(text == null ? "{}" : text);
    }

    static Map<String, JsonValue> members(String text) {
        return JsonValue.parse(text)
                .filter(JsonValue.Members.class::isInstance)
                .map(object -> ((JsonValue.Members) object).members())
                .orElse(Map.of());
    }

    boolean fits(String data) {
        return schema.validate(data).isEmpty();
    }

    private Map<String, JsonValue> properties() {
        return tree.at("/properties").map(found -> members(found.toString())).orElse(Map.of());
    }
}
