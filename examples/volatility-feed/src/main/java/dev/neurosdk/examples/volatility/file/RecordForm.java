package dev.neurosdk.examples.volatility.file;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at something that should be a record. Immutable.
 *
 * @param record the record; null when it is none
 * @param fault what is wrong, a sentence; empty when it is one
 */
record RecordForm(@Nullable FeedRecord record, String fault) {

    /** The longest record, in characters of compact JSON. */
    static final int MAX_LENGTH = 16_384;

    /** A record may be this far ahead of the clock here: one from the far future would shut out all others after it. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final String VOLATILITY = "volatility";
    private static final String PRICE = "price";
    private static final List<String> OPTIONAL = List.of("returns", "open", "high", "low", "volume");
    private static final int EXCERPT = 40;

    static RecordForm check(JsonValue value, String at, Instant now) {
        if (!(value instanceof JsonValue.Members object)) {
            return wrong(at, "an object", value);
        }
        Map<String, JsonValue> members = object.members();
        Optional<Instant> time = FeedRecord.time(object).filter(given -> !given.isAfter(now.plus(AHEAD)));
        if (time.isEmpty()) {
            JsonValue was = members.get(FeedRecord.TIMESTAMP);
            return wrong(at + "/" + FeedRecord.TIMESTAMP, "a time in ISO 8601, not in the future", was);
        }
        if (!(number(members.get(VOLATILITY)) >= 0)) {
            return wrong(at + "/" + VOLATILITY, "a number from 0 on", members.get(VOLATILITY));
        }
        if (!(number(members.get(PRICE)) > 0)) {
            return wrong(at + "/" + PRICE, "a number above 0", members.get(PRICE));
        }
        for (String name : OPTIONAL) {
            JsonValue member = members.getOrDefault(name, new JsonValue.Nothing());
            if (!(member instanceof JsonValue.Numeral) && !(member instanceof JsonValue.Nothing)) {
                return wrong(at + "/" + name, "a number", member);
            }
        }
        String json = object.toString();
        return json.length() > MAX_LENGTH
                ? new RecordForm(null, "at " + at + ": expected at most " + MAX_LENGTH + " characters, was more")
                : new RecordForm(
                        new FeedRecord(time.get(), number(members.get(VOLATILITY)), number(members.get(PRICE)), json),
                        "");
    }

    private static RecordForm wrong(String at, String expected, @Nullable JsonValue was) {
        String text = was == null ? "absent" : was.toString();
        String excerpt = text.length() > EXCERPT ? text.substring(0, EXCERPT) + " and so on" : text;
        return new RecordForm(
                null,
                (at.isEmpty() ? "" : "at " + at + ": ") + "expected " + expected + ", was "
                        + excerpt.replaceAll("[^ -~]", "?"));
    }

    private static double number(@Nullable JsonValue value) {
        return value instanceof JsonValue.Numeral numeral ? numeral.value() : Double.NaN;
    }
}
