package dev.neurosdk.examples.volatility.file;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One record as somebody wrote it. Immutable.
 *
 * @param time when, by its {@code timestamp}
 * @param volatility by the year
 * @param price the last price
 * @param json the whole record, a JSON object on one line, also with fields that are not known here
 */
public record FeedRecord(Instant time, double volatility, double price, String json) {

    static final String TIMESTAMP = "timestamp";

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Refuses null components. */
    public FeedRecord {
        requireNonNull(time, "time");
        requireNonNull(json, "json");
    }

    /**
     * The time that a value gives as its {@code timestamp}.
     *
     * @param record a value that may be a record
     * @return the time, taken for UTC when it names no zone; nothing when there is none in ISO 8601
     */
    public static Optional<Instant> time(JsonValue record) {
        try {
            return record.textAt("/" + TIMESTAMP).map(text -> Instant.from(ISO.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
