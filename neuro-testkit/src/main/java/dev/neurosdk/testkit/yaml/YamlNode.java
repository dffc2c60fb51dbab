package dev.neurosdk.testkit.yaml;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of a {@link YamlFile}, with its place. Whatever is asked of it, a value of another sort notes a problem and gives
 * a stand-in. Confined to the thread of its file.
 */
public abstract sealed class YamlNode permits YamlMapping, YamlList, YamlScalar {

    final YamlFile file;
    final Place place;

    YamlNode(YamlFile file, Place place) {
        this.file = file;
        this.place = place;
    }

    /** Where a value begins, from 1, and whether problems there are told: not for a stand-in, whose absence is told already. */
    record Place(int line, int column, boolean told) {
        Place untold() {
            return new Place(line, column, false);
        }
    }

    /** {@return the line where the value begins, from 1} */
    public int line() {
        return place.line;
    }

    /** {@return the column where the value begins, from 1} */
    public int column() {
        return place.column;
    }

    /**
     * Notes that something is wrong with this value.
     *
     * @param message what was expected and what is there
     */
    public void problem(String message) {
        if (place.told) {
            file.problem(place.line, place.column, message);
        }
    }

    /**
     * Notes a word that is none of those known, with the closest or all of them.
     *
     * @param what what the word should be, such as {@code step}
     * @param word what is there
     * @param known the words that would do
     */
    public void unknown(String what, String word, Iterable<String> known) {
        problem(Suggestion.unknown(what, word, known));
    }

    /**
     * The tag in front of the value.
     *
     * @return the local tag without its exclamation mark, such as {@code absent} of {@code !absent}; nothing without one
     */
    public abstract Optional<String> tag();

    /** {@return this mapping; an empty stand-in and a problem when it is none} */
    public YamlMapping asMapping() {
        expected("a mapping");
        return new YamlMapping(file, place.untold(), Map.of());
    }

    /** {@return the elements of this list; none and a problem when it is no list} */
    public List<YamlNode> asList() {
        expected("a list");
        return List.of();
    }

    /** {@return the text of this scalar, as written for one that isn't text in JSON; {@code "?"} and a problem otherwise} */
    public String asText() {
        expected("text");
        return "?";
    }

    /** {@return this number; 0 and a problem when it is none} */
    public double asNumber() {
        expected("a number");
        return 0;
    }

    /**
     * This whole number.
     *
     * @param least the least that is right
     * @param most the most that is right
     * @return the number; the least and a problem when it is none, or out of range
     */
    public long asInteger(long least, long most) {
        expected(YamlScalar.range(least, most));
        return least;
    }

    /** {@return whether this is true; false and a problem when it is neither true nor false} */
    public boolean asFlag() {
        expected("true or false");
        return false;
    }

    /** {@return this length of time, such as {@code 200ms}, {@code 5s}, {@code 1.5s}, {@code 2m}; zero and a problem otherwise} */
    public Duration asDuration() {
        expected(YamlScalar.DURATION);
        return Duration.ZERO;
    }

    /**
     * The value that this word stands for.
     *
     * @param choices the words and their values, in the order in which they are told; at least one
     * @param <T> the kind of value
     * @return the value; the first and a problem when it is none of the words
     */
    public <T> T asChoice(Map<String, ? extends T> choices) {
        expected("one of " + String.join(", ", choices.keySet()));
        return choices.values().iterator().next();
    }

    /** {@return this value as JSON, all its members asked for; tags inside are problems} */
    public abstract JsonValue json();

    /** {@return what is here, in a word or two, for messages} */
    abstract String excerpt();

    /** The number of values in this one, aliases counted as often as used. */
    abstract long size();

    final void expected(String what) {
        problem("expected " + what + ", was " + excerpt());
    }
}
