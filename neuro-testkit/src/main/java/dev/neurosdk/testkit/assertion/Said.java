package dev.neurosdk.testkit.assertion;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.recording.Direction;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a message is expected to be, in words and as a condition. Made by {@link Sayings}. Immutable.
 */
public final class Said {

    private final String description;
    private final @Nullable Direction direction;
    private final Function<Line, Finding> condition;

    Said(String description, @Nullable Direction direction, Function<Line, Finding> condition) {
        this.description = requireNonNull(description, "description");
        this.direction = direction;
        this.condition = condition;
    }

    /** What became of comparing one message: it is it, it is of another sort, or it differs in a way that can be told. */
    record Finding(boolean matches, String difference) {
        static final Finding YES = new Finding(true, "");
        static final Finding OTHER_SORT = new Finding(false, "");

        static Finding difference(String text) {
            return new Finding(false, text);
        }
    }

    /**
     * The same with a value at a place in its JSON.
     *
     * @param pointer a JSON pointer (RFC 6901) into the message, such as {@code /data/silent}
     * @param json the JSON text of the value there, such as {@code true}
     * @return the expectation
     * @throws IllegalArgumentException when the value is no JSON
     */
    public Said with(String pointer, String json) {
        JsonValue wanted = JsonValue.parse(json)
                .orElseThrow(() -> new IllegalArgumentException("json: expected JSON, was \"" + json + '"'));
        return and(" with " + wanted + " at " + pointer, message -> {
            Optional<JsonValue> found = message.at(pointer);
            return found.filter(wanted::equals).isPresent()
                    ? Finding.YES
                    : Finding.difference(
                            pointer + " was " + found.map(JsonValue::toString).orElse("absent"));
        });
    }

    /**
     * The same under a condition.
     *
     * @param description the condition, as it reads after the word "that"
     * @param more asked about the message's JSON
     * @return the expectation
     */
    public Said that(String description, Predicate<JsonValue> more) {
        return and(
                " that " + description,
                message -> more.test(message) ? Finding.YES : Finding.difference("it is not one that " + description));
    }

    private Said and(String more, Function<JsonValue, Finding> second) {
        return new Said(description + more, direction, line -> {
            Finding first = condition.apply(line);
            return first.matches() ? JsonValue.parse(line.text()).map(second).orElse(Finding.OTHER_SORT) : first;
        });
    }

    /** Refuses to be looked for on a side that can never say it. */
    void checkSaidBy(Direction speaker) {
        if (direction != null && direction != speaker) {
            String who = speaker == Direction.C2S ? "a game" : "Neuro";
            throw new IllegalArgumentException("expected something that " + who + " says, was " + description);
        }
    }

    boolean matches(Line line) {
        return condition.apply(line).matches();
    }

    /** How a message of the same sort differs; nothing when it is it, or of another sort. */
    Optional<String> difference(Line line) {
        return Optional.of(condition.apply(line).difference()).filter(text -> !text.isEmpty());
    }

    /** {@return what is expected, in words} */
    @Override
    public String toString() {
        return description;
    }
}
