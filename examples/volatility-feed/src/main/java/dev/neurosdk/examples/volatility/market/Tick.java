package dev.neurosdk.examples.volatility.market;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One record of the feed. Immutable.
 *
 * @param time when the interval ended
 * @param volatility realised, by the year; 0.2 is 20 %
 * @param returns the last price against the one before, less 1
 * @param bar the prices of the interval
 * @param volume how many pieces changed hands
 * @param spotVolatility the true one at the end of the interval, by the year, which no estimator knows
 */
public record Tick(Instant time, double volatility, double returns, Bar bar, long volume, double spotVolatility) {

    /** What it is the price of. */
    static final String SYMBOL = "SPOON";

    /** In UTC to the millisecond, always as long, so that texts sort as times do. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Refuses null components. */
    public Tick {
        requireNonNull(time, "time");
        requireNonNull(bar, "bar");
    }

    /** {@return the record as a JSON object: the fields that the feed promises, then those of our own} */
    public String json() {
        return new JsonText()
                .beginObject()
                .member("timestamp", TIME.format(time))
                .embedded("volatility", decimal(volatility, 6))
                .embedded("price", decimal(bar.close(), 2))
                .embedded("returns", decimal(returns, 6))
                .embedded("open", decimal(bar.open(), 2))
                .embedded("high", decimal(bar.high(), 2))
                .embedded("low", decimal(bar.low(), 2))
                .member("volume", volume)
                .member("symbol", SYMBOL)
                .embedded("spot_volatility", decimal(spotVolatility, 6))
                .endObject()
                .toString();
    }

    private static String decimal(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
