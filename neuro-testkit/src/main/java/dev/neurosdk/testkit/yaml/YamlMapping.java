package dev.neurosdk.testkit.yaml;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys and their values, in the order of the file. A key that nobody asked for is a problem when the reading ends. A required
 * key that is missing is a problem at the mapping, and gives a stand-in. Confined to the thread of its file.
 */
public final class YamlMapping extends YamlNode {

    private final Map<String, Entry> entries;
    private final Set<String> asked = new LinkedHashSet<>();
    private final long size;
    private boolean opened;

    YamlMapping(YamlFile file, Place place, Map<String, Entry> entries) {
        super(file, place);
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.size = 1
                + entries.values().stream()
                        .mapToLong(entry -> 1 + entry.value.size())
                        .sum();
    }

    /** A key's place, and its value. */
    record Entry(Place key, YamlNode value) {}

    @Override
    public YamlMapping asMapping() {
        if (!opened && place.told()) {
            opened = true;
            file.opened(this);
        }
        return this;
    }

    @Override
    public Optional<String> tag() {
        return Optional.empty();
    }

    /** {@return the keys, in order; asks for none} */
    public Set<String> keys() {
        return entries.keySet();
    }

    /**
     * Whether a key is there; asks for it.
     *
     * @param key the key
     * @return whether it is there, with whatever value
     */
    public boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /**
     * The value of a key.
     *
     * @param key the key
     * @return its value; nothing when the key isn't there
     */
    public Optional<YamlNode> optional(String key) {
        asked.add(key);
        @Nullable Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value);
    }

    /**
     * The value of a required key.
     *
     * @param key the key
     * @return its value
     */
    public YamlNode node(String key) {
        return optional(key).orElseGet(() -> {
            problem("expected \"" + key + "\", was absent");
            return new YamlScalar(file, place.untold(), "?", false, null);
        });
    }

    /**
     * A required text.
     *
     * @param key the key
     * @return the text; {@code "?"} and a problem when it isn't there or is none
     */
    public String text(String key) {
        return node(key).asText();
    }

    /**
     * A text that may be left out.
     *
     * @param key the key
     * @param otherwise what counts when it is left out
     * @return the text
     */
    public String text(String key, String otherwise) {
        return optionalText(key).orElse(otherwise);
    }

    /**
     * A text that may be left out.
     *
     * @param key the key
     * @return the text; nothing when left out
     */
    public Optional<String> optionalText(String key) {
        return optional(key).map(YamlNode::asText);
    }

    /**
     * A required duration.
     *
     * @param key the key
     * @return the duration
     */
    public Duration duration(String key) {
        return node(key).asDuration();
    }

    /**
     * A duration that may be left out.
     *
     * @param key the key
     * @param otherwise what counts when it is left out
     * @return the duration
     */
    public Duration duration(String key, Duration otherwise) {
        return optional(key).map(YamlNode::asDuration).orElse(otherwise);
    }

    /**
     * A number that may be left out.
     *
     * @param key the key
     * @param otherwise what counts when it is left out
     * @return the number
     */
    public double number(String key, double otherwise) {
        return optional(key).map(YamlNode::asNumber).orElse(otherwise);
    }

    /**
     * A required whole number.
     *
     * @param key the key
     * @param least the least that is right
     * @param most the most that is right
     * @return the number
     */
    public long integer(String key, long least, long most) {
        return node(key).asInteger(least, most);
    }

    /**
     * A whole number that may be left out.
     *
     * @param key the key
     * @param least the least that is right
     * @param most the most that is right
     * @param otherwise what counts when it is left out
     * @return the number
     */
    public long integer(String key, long least, long most, long otherwise) {
        return optional(key).map(node -> node.asInteger(least, most)).orElse(otherwise);
    }

    /**
     * A flag that may be left out.
     *
     * @param key the key
     * @param otherwise what counts when it is left out
     * @return the flag
     */
    public boolean flag(String key, boolean otherwise) {
        return optional(key).map(YamlNode::asFlag).orElse(otherwise);
    }

    /**
     * A required word out of a few.
     *
     * @param key the key
     * @param choices the words and their values
     * @param <T> the kind of value
     * @return the word's value
     */
    public <T> T choice(String key, Map<String, ? extends T> choices) {
        return node(key).asChoice(choices);
    }

    /**
     * A word out of a few that may be left out.
     *
     * @param key the key
     * @param choices the words and their values
     * @param otherwise what counts when it is left out
     * @param <T> the kind of value
     * @return the word's value
     */
    public <T> T choice(String key, Map<String, ? extends T> choices, T otherwise) {
        Function<YamlNode, T> chosen = node -> node.asChoice(choices);
        return optional(key).map(chosen).orElse(otherwise);
    }

    /**
     * A list that may be left out.
     *
     * @param key the key
     * @return the elements; none when left out
     */
    public List<YamlNode> list(String key) {
        return optional(key).map(YamlNode::asList).orElse(List.of());
    }

    /**
     * A mapping that may be left out.
     *
     * @param key the key
     * @return the mapping; an empty one when left out
     */
    public YamlMapping mapping(String key) {
        return optional(key).map(YamlNode::asMapping).orElseGet(() -> new YamlMapping(file, place.untold(), Map.of()));
    }

    /**
     * Notes a problem at a key.
     *
     * @param key the key; the mapping itself when it isn't there
     * @param message what was expected and what is there
     */
    public void problem(String key, String message) {
        asked.add(key);
        @Nullable Entry entry = entries.get(key);
        if (entry == null) {
            problem(message);
        } else if (entry.key.told()) {
            file.problem(entry.key.line(), entry.key.column(), message);
        }
    }

    @Override
    public JsonValue json() {
        asked.addAll(entries.keySet());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        entries.forEach((key, entry) -> members.put(key, entry.value.json()));
        return new JsonValue.Members(members);
    }

    /** Notes every key that nobody asked for. */
    void refuseUnasked() {
        Set<String> unasked = new LinkedHashSet<>(entries.keySet());
        unasked.removeAll(asked);
        Set<String> absent = new LinkedHashSet<>(asked);
        absent.removeAll(entries.keySet());
        unasked.forEach(key -> problem(key, Suggestion.unknown("key", key, absent.isEmpty() ? asked : absent)));
    }

    @Override
    String excerpt() {
        return "a mapping";
    }

    @Override
    long size() {
        return size;
    }
}
