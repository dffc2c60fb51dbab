package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where in a stream to go on. Immutable. */
public final class Replay {

    private final String name;
    private final String value;
    private final @Nullable String stream;

    private Replay(String name, String value, @Nullable String stream) {
        this.name = name;
        this.value = value;
        this.stream = stream;
    }

    /**
     * With the newest items.
     *
     * @param items how many, 0 or more
     * @return the place
     * @throws IllegalArgumentException when it is negative
     */
    public static Replay last(int items) {
        if (items < 0) {
            throw new IllegalArgumentException("items: expected 0 or more, was " + items);
        }
        return new Replay("last", String.valueOf(items), null);
    }

    /**
     * With the item after a number.
     *
     * @param seq the number of the last item that is known, 0 for none
     * @param stream the id of the stream that it belongs to; null for whatever the server has
     * @return the place
     * @throws IllegalArgumentException when the number is negative
     */
    public static Replay after(long seq, @Nullable String stream) {
        if (seq < 0) {
            throw new IllegalArgumentException("seq: expected 0 or more, was " + seq);
        }
        return new Replay("after", String.valueOf(seq), stream);
    }

    /**
     * With the first item that was published at or after a time.
     *
     * @param time the time, by the server's clock
     * @return the place
     */
    public static Replay since(Instant time) {
        return new Replay("since", requireNonNull(time, "time").toString(), null);
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    @Nullable
    String stream() {
        return stream;
    }

    String message() {
        JsonText message = new JsonText().beginObject().member("type", "replay");
        if (name.equals("since")) {
            message.member(name, value);
        } else {
            message.embedded(name, value);
        }
        if (stream != null) {
            message.member("stream", stream);
        }
        return message.endObject().toString();
    }

    @Override
    public String toString() {
        return name + ' ' + value;
    }
}
