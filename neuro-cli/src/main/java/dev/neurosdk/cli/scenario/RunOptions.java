package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.protocol.edition.Edition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How scenarios are run and told. Confined to one thread. */
final class RunOptions {

    private static final int SEEDS = 1_000_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: equal seeds choose alike (default: another one every time)")
    private @Nullable Long seed;

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to play and judge by, such as E7 (default: the newest)",
            showDefaultValue = Visibility.NEVER)
    private Edition edition = Edition.newest();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "write everything that is sent and received to a session log (.neuro.jsonl)")
    private @Nullable Path record;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = DurationConverter.class,
            description = "how long one scenario may take (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofMinutes(10);

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "how long the first connection may take (default: ${DEFAULT-VALUE})")
    private Duration connectTimeout = Duration.ofSeconds(30);

    @Option(names = "--allow-hooks", description = "run the commands that scenarios name under hook")
    private boolean hooks;

    @Option(
            names = "--strict",
            description = "fail also when the peer breaks a rule that must hold, whatever the steps say")
    private boolean strict;

    @Option(
            names = "--format",
            paramLabel = "HOW",
            defaultValue = "text",
            description = "how to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.TEXT;

    /** How results are printed. */
    enum Format {
        /** For people, as they come. */
        TEXT,
        /** One JSON object at the end. */
        JSON,
        /** The XML that build servers read, at the end. */
        JUNIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The seed of this run, drawn when none was given. */
    long seed() {
        if (seed == null) {
            seed = (long) ThreadLocalRandom.current().nextInt(SEEDS);
        }
        return seed;
    }

    Edition edition() {
        return edition;
    }

    @Nullable
    Path record() {
        return record;
    }

    Duration timeout() {
        return timeout;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    boolean hooks() {
        return hooks;
    }

    boolean strict() {
        return strict;
    }

    Format format() {
        return format;
    }
}
