package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An item of a stream, as it arrived. Immutable.
 *
 * @param seq its number in its stream, 1 or more
 * @param topic what it belongs to
 * @param type what kind of thing it is, for example {@code volatility_update}
 * @param timestamp when the server published it
 * @param data what it says; any JSON value
 */
public record StreamUpdate(long seq, String topic, String type, Instant timestamp, JsonValue data) {

    /** Refuses null components. */
    public StreamUpdate {
        requireNonNull(topic, "topic");
        requireNonNull(type, "type");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(data, "data");
    }

    /**
     * Reads an item as it stands in a message, or in a line of a recording.
     *
     * @param text JSON text
     * @return the item; nothing when the text is anything else
     */
    public static Optional<StreamUpdate> parse(String text) {
        return JsonValue.parse(text).flatMap(StreamUpdate::of);
    }

    /** The item that a message is; nothing when it is another kind of message. */
    static Optional<StreamUpdate> of(JsonValue message) {
        Optional<String> type = message.textAt("/type");
        Optional<String> topic = message.textAt("/topic");
        Optional<Instant> timestamp = message.textAt("/timestamp").flatMap(StreamUpdate::time);
        Optional<JsonValue> data = message.at("/data");
        long seq = Course.number(message, "/seq");
        return seq > 0 && type.isPresent() && topic.isPresent() && timestamp.isPresent() && data.isPresent()
                ? Optional.of(new StreamUpdate(seq, topic.get(), type.get(), timestamp.get(), data.get()))
                : Optional.empty();
    }

    /** {@return the item as JSON text on one line, as the server wrote it} */
    public String json() {
        return new JsonText()
                .beginObject()
                .member("type", type)
                .embedded("data", data.toString())
                .member("timestamp", timestamp.toString())
                .member("topic", topic)
                .member("seq", seq)
                .endObject()
                .toString();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
