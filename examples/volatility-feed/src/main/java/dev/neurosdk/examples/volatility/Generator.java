package dev.neurosdk.examples.volatility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.examples.volatility.file.FeedRecord;
import dev.neurosdk.examples.volatility.file.Results;
import dev.neurosdk.examples.volatility.file.ResultsWatch;
import dev.neurosdk.examples.volatility.file.ResultsWriter;
import dev.neurosdk.examples.volatility.market.HestonParameters;
import dev.neurosdk.examples.volatility.market.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what happens in a {@link Market} into a file, a record at a time. Where the file holds records already it goes on
 * from the last one. Thread-safe.
 */
public final class Generator implements AutoCloseable {

    /** How long after one record comes the next unless said otherwise. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /** How many records the file holds: what came in ten minutes at the usual pace. */
    static final int KEPT = 300;

    private final Path file;
    private final Clock clock;
    private final Consumer<? super String> complaints;
    private final ResultsWriter writer;
    private final Market market;
    private final Repetition repetition;
    private Instant last;
    private String complaint = "";

    private Generator(
            Path file,
            List<FeedRecord> before,
            long seed,
            Duration interval,
            Clock clock,
            Consumer<? super String> complaints) {
        this.file = file;
        this.clock = clock;
        this.complaints = complaints;
        this.writer = new ResultsWriter(
                file, KEPT, before.stream().map(FeedRecord::json).toList());
        if (before.isEmpty()) {
            this.market = Market.open(HestonParameters.DEFAULT, seed);
            this.last = Instant.EPOCH;
        } else {
            FeedRecord newest = before.get(before.size() - 1);
            this.market = Market.resume(HestonParameters.DEFAULT, newest.price(), newest.volatility(), seed);
            this.last = newest.time();
        }
        this.repetition = new Repetition("feed-generator", interval);
    }

    /**
     * Starts a generator. The first record is written at once.
     *
     * @param file where to
     * @param seed decides what happens in the market
     * @param interval how long after one record comes the next, at least 1 ms
     * @param clock gives the records their times
     * @param complaints is told when a record can't be written, once as long as the reason stays the same
     * @return the running generator
     * @throws IOException when the first record can't be written
     */
    public static Generator start(
            Path file, long seed, Duration interval, Clock clock, Consumer<? super String> complaints)
            throws IOException {
        Generator generator = new Generator(
                requireNonNull(file, "file"),
                before(file, clock),
                seed,
                requireNonNull(interval, "interval"),
                clock,
                requireNonNull(complaints, "complaints"));
        generator.write();
        generator.repetition.start(generator::step);
        return generator;
    }

    private static List<FeedRecord> before(Path file, Clock clock) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= ResultsWatch.MAX_BYTES) {
                List<FeedRecord> records = Results.read(Files.readString(file, UTF_8), clock.instant())
                        .records();
                return records.subList(Math.max(0, records.size() - KEPT), records.size());
            }
        } catch (IOException e) {
            // What can't be read is no beginning, and is written over.
        }
        return List.of();
    }

    private void step() {
        try {
            write();
            complaint = "";
        } catch (IOException e) {
            String words = file + " can't be written: " + e;
            if (!words.equals(complaint)) {
                complaint = words;
                complaints.accept(words);
            }
        }
    }

    /** Two records never have the same time, even when the clock was set back. */
    private void write() throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        writer.add(market.next(last).json());
    }

    /** Stops, after the record that is being written. Harmless when already closed. */
    @Override
    public void close() {
        repetition.close();
    }
}
