package dev.neurosdk.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the server says to one viewer besides items, in UTF-8. Immutable. */
final class Notice {

    private final Clock clock;

    Notice(Clock clock) {
        this.clock = clock;
    }

    /** Why items are not to be had. */
    enum Missing {
        EXPIRED("expired"),
        SLOW("slow"),
        OTHER_STREAM("other_stream");

        private final String word;

        Missing(String word) {
            this.word = word;
        }
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** The time, unless it has not come as far as an earlier one, which is the same again then. */
    Instant later(Instant earlier) {
        long millis = clock.millis();
        return millis > earlier.toEpochMilli() ? Instant.ofEpochMilli(millis) : earlier;
    }

    byte[] connected(String name, String stream, long seq, Topics topics) {
        JsonText json = begin("connected").member("message", name);
        json.member("stream", stream).member("seq", seq);
        topics.write(json);
        return end(json);
    }

    byte[] live(long seq) {
        return end(begin("live").member("seq", seq));
    }

    byte[] heartbeat(long seq) {
        return end(begin("heartbeat").member("seq", seq));
    }

    byte[] gap(long from, long to, Missing reason) {
        return end(begin("gap").member("from", from).member("to", to).member("reason", reason.word));
    }

    byte[] subscribed(Topics topics, @Nullable Filter filter) {
        JsonText json = begin("subscribed");
        topics.write(json);
        return end(filter == null ? json.name("filter").none() : json.embedded("filter", filter.toString()));
    }

    byte[] pong(@Nullable String id) {
        JsonText json = begin("pong");
        return end(id == null ? json : json.embedded("id", id));
    }

    byte[] error(Fault fault) {
        return end(begin("error")
                .member("code", fault.code())
                .member("message", fault.message())
                .member("at", fault.at()));
    }

    private static JsonText begin(String type) {
        return new JsonText().beginObject().member("type", type);
    }

    private byte[] end(JsonText json) {
        return json.member("timestamp", now().toString()).endObject().toString().getBytes(UTF_8);
    }
}
