package dev.neurosdk.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One item of a stream, encoded once for everybody, at the latest when somebody wants to see it. Immutable to whoever looks; the
 * bytes are shared, so nobody may write into them.
 */
public final class StreamItem implements Outgoing {

    private final long seq;
    private final Instant timestamp;
    private final String topic;
    private final @Nullable String key;
    private final int weight;
    private volatile byte @Nullable [] text;
    private @Nullable Draft unwritten;

    /** Makes an item of its number and time. */
    interface Maker {
        StreamItem make(long seq, Instant timestamp);
    }

    /** An item that is encoded when somebody wants to see it. */
    record Draft(Heading heading, int weight, Supplier<String> dataJson) implements Maker {
        @Override
        public StreamItem make(long seq, Instant timestamp) {
            return new StreamItem(seq, timestamp, this);
        }
    }

    private StreamItem(long seq, Instant timestamp, String topic, @Nullable String key, byte[] text) {
        this.seq = seq;
        this.timestamp = timestamp;
        this.topic = topic;
        this.key = key;
        this.weight = text.length;
        this.text = text;
    }

    private StreamItem(long seq, Instant timestamp, Draft unwritten) {
        this.seq = seq;
        this.timestamp = timestamp;
        this.topic = unwritten.heading().topic();
        this.key = null;
        this.weight = unwritten.weight();
        this.unwritten = unwritten;
    }

    /** Encodes an item. */
    static StreamItem encode(long seq, Instant timestamp, Heading heading, @Nullable String key, String dataJson) {
        return new StreamItem(seq, timestamp, heading.topic(), key, message(seq, timestamp, heading, dataJson));
    }

    private static byte[] message(long seq, Instant timestamp, Heading heading, String dataJson) {
        return new JsonText()
                .beginObject()
                .member("type", heading.type())
                .embedded("data", dataJson)
                .member("timestamp", timestamp.toString())
                .member("topic", heading.topic())
                .member("seq", seq)
                .endObject()
                .toString()
                .getBytes(UTF_8);
    }

    /**
     * An item that was encoded before, as a history finds it again.
     *
     * @param seq its number
     * @param timestamp when it was published
     * @param topic its topic
     * @param text the whole message in UTF-8; becomes the item's own
     * @return the item, without a key
     */
    public static StreamItem restored(long seq, Instant timestamp, String topic, byte[] text) {
        return new StreamItem(
                seq,
                requireNonNull(timestamp, "timestamp"),
                requireNonNull(topic, "topic"),
                null,
                requireNonNull(text, "text"));
    }

    /** {@return its number, from 1} */
    public long seq() {
        return seq;
    }

    /** {@return when it was published, to the millisecond} */
    public Instant timestamp() {
        return timestamp;
    }

    /** {@return its topic} */
    public String topic() {
        return topic;
    }

    /** {@return what it is about, for {@link SlowPolicy#CONFLATE}; null when nothing takes its place} */
    public @Nullable String key() {
        return key;
    }

    /** {@return the length of the message in bytes of UTF-8} */
    @Override
    public int length() {
        return bytes().length;
    }

    /** {@return about how many bytes of memory it takes, the same for ever} */
    int weight() {
        return weight;
    }

    /** {@return the message in UTF-8, with a position of its own; the bytes are everybody's and must not be changed} */
    @Override
    public ByteBuffer text() {
        return ByteBuffer.wrap(bytes());
    }

    /** {@return the item's data, read anew each time} */
    public JsonValue data() {
        return JsonValue.parse(toString())
                .flatMap(message -> message.at("/data"))
                .orElseGet(JsonValue.Nothing::new);
    }

    /** {@return the message as it goes over the wire} */
    @Override
    public String toString() {
        return new String(bytes(), UTF_8);
    }

    private byte[] bytes() {
        byte[] written = text;
        return written == null ? write() : written;
    }

    private synchronized byte[] write() {
        byte[] written = text;
        if (written == null) {
            Draft draft = requireNonNull(unwritten, "either written or not");
            written = message(seq, timestamp, draft.heading(), draft.dataJson().get());
            text = written;
            unwritten = null;
        }
        return written;
    }
}
