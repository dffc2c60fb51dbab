package dev.neurosdk.server.stream;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer wants who has just come, as its address says. Immutable.
 *
 * @param topics the topics; null for every one that it may see
 * @param filter which of their items; null for all
 * @param start where to begin
 */
public record Wish(@Nullable List<String> topics, @Nullable Filter filter, Start start) {

    private static final Set<String> STARTS = Set.of("last", "after", "since");

    /** Everything that may be seen, from now on. */
    public static final Wish EVERYTHING_FROM_NOW_ON = new Wish(null, null, new Start.Now());

    /** Copies the list. */
    public Wish {
        topics = topics == null ? null : List.copyOf(topics);
        requireNonNull(start, "start");
    }

    /** A wish, or what is wrong with it. */
    public sealed interface Reading {
        /**
         * It can be read.
         *
         * @param wish the wish
         */
        record Understood(Wish wish) implements Reading {}

        /**
         * It can't.
         *
         * @param fault what is wrong
         */
        record Wrong(Fault fault) implements Reading {}
    }

    /**
     * Reads the query of an address and sees whether it may be granted.
     *
     * @param query the parameters, decoded; those that mean nothing here are ignored
     * @param grant what may be seen
     * @return the wish, or what is wrong
     */
    public static Reading read(Map<String, String> query, Grant grant) {
        try {
            String topics = query.get("topics");
            List<String> names = topics == null ? null : List.of(topics.split(",", -1));
            if (names != null) {
                Topics unused = Topics.of(names, grant);
            }
            String filter = query.get("filter");
            return new Reading.Understood(new Wish(names, filter == null ? null : filter(filter), start(query)));
        } catch (Fault.Found e) {
            return new Reading.Wrong(e.fault());
        }
    }

    private static Filter filter(String text) throws Fault.Found {
        Optional<JsonValue> value = text.length() > ViewerMessage.LONGEST ? Optional.empty() : JsonValue.parse(text);
        return Filter.read(
                value.orElseThrow(() -> new Fault.Found(new Fault("invalid-filter", "expected JSON", "/filter"))),
                "/filter");
    }

    private static Start start(Map<String, String> query) throws Fault.Found {
        List<String> given = STARTS.stream().filter(query::containsKey).toList();
        if (given.size() > 1) {
            throw new Fault.Found(Fault.member("", "at most one of last, after, since"));
        }
        String value = given.isEmpty() ? "" : query.getOrDefault(given.get(0), "");
        return switch (given.isEmpty() ? "" : given.get(0)) {
            case "last" -> new Start.Last(ViewerMessage.count(value, "/last"));
            case "after" -> new Start.After(ViewerMessage.count(value, "/after"), query.get("stream"));
            case "since" -> new Start.Since(ViewerMessage.time(value, "/since"));
            default -> new Start.Now();
        };
    }
}
