package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a viewer says. Immutable. */
sealed interface ViewerMessage {

    int LONGEST = 1 << 14;
    Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** Are you there? The id is JSON text. */
    record Ping(@Nullable String id) implements ViewerMessage {}

    /** These topics, this filter, from now on; null for as it is. */
    record Subscribe(
            @Nullable List<String> topics, @Nullable Filter filter, boolean setsFilter) implements ViewerMessage {}

    /** Without these topics from now on. */
    record Unsubscribe(List<String> topics) implements ViewerMessage {}

    /** Back to there, and forward again. */
    record Replay(Start start) implements ViewerMessage {}

    /** Reads a message, or says what is wrong with it. */
    static ViewerMessage read(String text) throws Fault.Found {
        Object read = JsonValue.<Object>read(text, LONGEST, value -> value, faults -> notJson(faults.get(0)));
        if (read instanceof Fault fault) {
            throw new Fault.Found(fault);
        }
        if (!(read instanceof JsonValue.Members message)) {
            throw new Fault.Found(new Fault("invalid-json", "expected an object", ""));
        }
        String type = message.textAt("/type").orElseThrow(() -> new Fault.Found(Fault.member("/type", "a string")));
        return switch (type) {
            case "ping" -> ping(message);
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> new Unsubscribe(topics(required(message, "topics")));
            case "replay" -> new Replay(start(message));
            default ->
                throw new Fault.Found(
                        new Fault("unknown-type", "expected ping, subscribe, unsubscribe or replay", "/type"));
        };
    }

    private static Fault notJson(JsonMembers.Fault fault) {
        return new Fault("invalid-json", "expected " + fault.expected() + ", was " + fault.actual(), fault.pointer());
    }

    private static ViewerMessage ping(JsonValue.Members message) throws Fault.Found {
        JsonValue id = message.members().get("id");
        if (id != null && !(id instanceof JsonValue.Text) && !(id instanceof JsonValue.Numeral)) {
            throw new Fault.Found(Fault.member("/id", "a string or a number"));
        }
        return new Ping(id == null ? null : id.toString());
    }

    private static ViewerMessage subscribe(JsonValue.Members message) throws Fault.Found {
        JsonValue topics = message.members().get("topics");
        JsonValue filter = message.members().get("filter");
        Filter read = filter == null || filter instanceof JsonValue.Nothing ? null : Filter.read(filter, "/filter");
        return new Subscribe(topics == null ? null : topics(topics), read, filter != null);
    }

    private static List<String> topics(JsonValue value) throws Fault.Found {
        if (!(value instanceof JsonValue.Elements array) || array.elements().size() > Topics.MOST) {
            throw new Fault.Found(Fault.member("/topics", "an array of at most " + Topics.MOST + " names"));
        }
        List<String> names = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            Optional<String> name = element.textAt("");
            names.add(name.filter(text -> Names.isName(text) || text.equals(Topics.EVERY))
                    .orElseThrow(
                            () -> new Fault.Found(Fault.member("/topics/" + names.size(), "the name of a topic"))));
        }
        return names;
    }

    private static Start start(JsonValue.Members message) throws Fault.Found {
        JsonValue last = message.members().get("last");
        JsonValue after = message.members().get("after");
        JsonValue since = message.members().get("since");
        if ((last == null ? 0 : 1) + (after == null ? 0 : 1) + (since == null ? 0 : 1) != 1) {
            throw new Fault.Found(Fault.member("", "exactly one of last, after, since"));
        }
        if (last != null) {
            return new Start.Last(count(last.toString(), "/last"));
        }
        if (since != null) {
            return new Start.Since(time(since.textAt("").orElse(""), "/since"));
        }
        JsonValue stream = message.members().get("stream");
        if (stream != null && !(stream instanceof JsonValue.Text)) {
            throw new Fault.Found(Fault.member("/stream", "a string"));
        }
        return new Start.After(
                count(String.valueOf(after), "/after"),
                stream == null ? null : stream.textAt("").orElse(null));
    }

    /** A whole number, zero or more. */
    static long count(String literal, String at) throws Fault.Found {
        if (!COUNT.matcher(literal).matches()) {
            throw new Fault.Found(Fault.member(at, "a whole number, 0 or more"));
        }
        return Long.parseLong(literal);
    }

    /** A time in ISO 8601 in UTC. */
    static Instant time(String text, String at) throws Fault.Found {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Fault.Found(Fault.member(at, "a time such as 2026-01-31T12:00:00Z"));
        }
    }

    private static JsonValue required(JsonValue.Members message, String name) throws Fault.Found {
        JsonValue value = message.members().get(name);
        if (value == null) {
            throw new Fault.Found(Fault.member("/" + name, "it to be there"));
        }
        return value;
    }
}
