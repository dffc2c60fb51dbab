package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message and what can be seen in it. Immutable.
 *
 * @param entry the message
 * @param json its value; null when it is not JSON
 */
record Spoken(LogEntry.Message entry, @Nullable JsonValue json) {

    static Spoken of(LogEntry.Message entry) {
        boolean isText = entry.opcode() == LogEntry.Opcode.TEXT;
        return new Spoken(entry, isText ? JsonValue.parse(entry.text()).orElse(null) : null);
    }

    Direction direction() {
        return entry.direction();
    }

    String command() {
        return text("/command");
    }

    boolean is(String command) {
        return command.equals(command());
    }

    /** Empty when there is no string there. */
    String text(String pointer) {
        return Optional.ofNullable(json).flatMap(value -> value.textAt(pointer)).orElse("");
    }

    /** The names of a registration, in its order. */
    List<String> registered() {
        return elements("/data/actions").stream()
                .map(action -> action.textAt("/name").orElse(""))
                .toList();
    }

    /** The names that a force or an unregistration lists. */
    List<String> named() {
        return elements("/data/action_names").stream()
                .map(name -> name.textAt("").orElse(""))
                .toList();
    }

    private List<JsonValue> elements(String pointer) {
        return Optional.ofNullable(json)
                .flatMap(value -> value.at(pointer))
                .filter(JsonValue.Elements.class::isInstance)
                .map(value -> ((JsonValue.Elements) value).elements())
                .orElse(List.of());
    }
}
