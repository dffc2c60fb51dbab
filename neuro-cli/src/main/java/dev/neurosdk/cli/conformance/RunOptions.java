package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionOptions;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.protocol.edition.Edition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How cases are run against somebody. Confined to one thread. */
final class RunOptions {

    private static final long SEEDS = 1_000_000_000;
    private static final int MOST = 1000;

    private final long drawn = ThreadLocalRandom.current().nextLong(SEEDS);

    @Mixin
    private EditionOptions edition = new EditionOptions();

    @Mixin
    private CaseSelection selection = new CaseSelection();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: names and data are drawn from it (default: another one every time)")
    private @Nullable Long seed;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "do each case so often, and tell what comes out differently (default: once)")
    private int repeat = 1;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "begin no further case after so long, such as 10m")
    private @Nullable Duration timeout;

    /** The edition judged by, when none is chosen the one given. */
    Edition edition(Edition otherwise) {
        return edition.or(otherwise);
    }

    /** Which cases are meant. */
    CaseSelection selection() {
        return selection;
    }

    /** The seed given, or one that was drawn. */
    long seed() {
        return seed == null ? drawn : seed;
    }

    /** How often each case is done, from 1. */
    int repeat() {
        if (repeat < 1 || repeat > MOST) {
            throw new UsageProblem("--repeat: expected 1 to " + MOST + ", was " + repeat);
        }
        return repeat;
    }

    /** After how long no further case is begun; nothing without a limit. */
    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
