package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.examples.volatility.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How records are made. Confined to one thread. */
final class GeneratorOptions {

    private static final int SEEDS = 1_000_000_000;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = DurationConverter.class,
            description = "how long after one record comes the next (default: ${DEFAULT-VALUE})")
    private Duration interval = Generator.INTERVAL;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: equal seeds make equal prices, where the file holds none yet"
                    + " (default: another one every time)")
    private @Nullable Long seed;

    /** Starts a generator and says so. */
    void start(Path file, Parts parts) throws IOException {
        if (interval.isZero()) {
            throw new UsageProblem("--interval: expected at least 1ms, was 0");
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        Generator generator = Generator.start(file, chosen, interval, Clock.systemUTC(), parts::complain);
        parts.add(
                "generator",
                "a record every " + interval.toMillis() + " ms into " + file + ", seed " + chosen,
                generator);
    }
}
