package dev.neurosdk.server.stream.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer wants to see and how far it has come: reads the server's messages, tells the listener what is new, and knows
 * how to go on after a loss. Pure but for the listener; confined to one thread at a time.
 */
final class Course {

    private final StreamListener listener;
    private final Recent recent;
    private List<String> topics;
    private @Nullable String filter;
    private @Nullable Replay replay;

    private @Nullable String stream;
    private long position;
    private boolean replaying;
    /** Whether the connection began with the replay, so that nothing came before it. */
    private boolean askedInAddress;

    /**
     * Before the first connection.
     *
     * @param listener is told what is new
     * @param recent keeps the latest items
     * @param topics what to see; empty for all
     * @param filter JSON text of a filter; null for none
     * @param replay where to begin; null for now
     */
    Course(
            StreamListener listener,
            Recent recent,
            List<String> topics,
            @Nullable String filter,
            @Nullable Replay replay) {
        this.listener = listener;
        this.recent = recent;
        this.topics = List.copyOf(topics);
        this.filter = filter;
        this.replay = replay;
        this.replaying = replay != null;
    }

    /** The address to connect to next. */
    URI address(URI server) {
        List<String> query = new ArrayList<>();
        if (server.getRawQuery() != null) {
            query.add(server.getRawQuery());
        }
        if (!topics.isEmpty()) {
            query.add("topics=" + encoded(String.join(",", topics)));
        }
        if (filter != null) {
            query.add("filter=" + encoded(filter));
        }
        if (replay != null) {
            query.add(replay.name() + '=' + encoded(replay.value()));
            if (replay.stream() != null) {
                query.add("stream=" + encoded(replay.stream()));
            }
        } else if (stream != null) {
            query.add("after=" + position + "&stream=" + encoded(stream));
        }
        askedInAddress = replay != null;
        String plain = server.toString().split("[?#]", 2)[0];
        return URI.create(query.isEmpty() ? plain : plain + '?' + String.join("&", query));
    }

    /** The message that changes what is seen. */
    String subscribe(List<String> wanted, @Nullable String condition) {
        topics = List.copyOf(wanted);
        filter = condition;
        JsonText message = new JsonText().beginObject().member("type", "subscribe");
        if (!topics.isEmpty()) {
            message.member("topics", topics);
        }
        message.embedded("filter", condition == null ? "null" : condition);
        return message.endObject().toString();
    }

    /** The message that goes back in the stream. */
    String replay(Replay wanted) {
        replay = wanted;
        replaying = true;
        askedInAddress = false;
        return wanted.message();
    }

    /** Takes a message in; returns whether it was the server's welcome. */
    boolean take(String text) {
        JsonValue message = JsonValue.parse(text).orElse(null);
        String type = message == null ? null : message.textAt("/type").orElse(null);
        if (message == null || type == null) {
            listener.refused("unreadable", "the server sent what is no message of a stream");
            return false;
        }
        switch (type) {
            case "connected" -> welcome(message);
            case "live" -> live(message);
            case "heartbeat" -> advance(number(message, "/seq"));
            case "gap" -> gap(message);
            case "error" -> listener.refused(word(message, "/code"), word(message, "/message"));
            default -> StreamUpdate.of(message).ifPresentOrElse(this::item, () -> listener.heard(message));
        }
        return type.equals("connected");
    }

    private void welcome(JsonValue message) {
        String id = word(message, "/stream");
        if (!id.equals(stream)) {
            boolean first = stream == null && replay == null;
            stream = id;
            position = first ? number(message, "/seq") : 0;
        }
        listener.heard(message);
    }

    private void live(JsonValue message) {
        replaying = false;
        replay = null;
        advance(number(message, "/seq"));
        listener.live(position);
    }

    private void gap(JsonValue message) {
        StreamGap gap = new StreamGap(number(message, "/from"), number(message, "/to"), word(message, "/reason"));
        if (!gap.reason().equals("other_stream")) {
            advance(gap.to());
        }
        listener.missed(gap);
    }

    /** Numbers rise, unless this side has asked to go back. */
    private void item(StreamUpdate update) {
        boolean back = update.seq() <= position;
        if (back && !replaying) {
            return;
        }
        if (back || askedInAddress) {
            replay = null; // it has begun: from here on a lost connection goes on where it was
        }
        position = update.seq();
        recent.add(update);
        listener.received(update);
    }

    private void advance(long seq) {
        position = Math.max(position, seq);
    }

    private static String word(JsonValue message, String pointer) {
        return message.textAt(pointer).orElse("");
    }

    /** The whole number at a place; 0 when there is none. */
    static long number(JsonValue message, String pointer) {
        return message.at(pointer)
                .filter(JsonValue.Numeral.class::isInstance)
                .map(value -> (long) ((JsonValue.Numeral) value).value())
                .orElse(0L);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
