package dev.neurosdk.cli.record;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.yaml.YamlException;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of whoever stands between games and a server. Confined to one thread. */
final class ProxyOptions {

    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "127.0.0.1:8001",
            converter = ListenAddress.Converter.class,
            description = "where games connect to; port 0 for a free one (default: ${DEFAULT-VALUE})")
    private ListenAddress listen = new ListenAddress(ListenAddress.LOOPBACK, 8001);

    @Option(
            names = "--upstream",
            paramLabel = "URI",
            defaultValue = "ws://127.0.0.1:8000",
            description =
                    "the server, ws or wss, without a path, which comes from the game (default: ${DEFAULT-VALUE})")
    private URI upstream = URI.create("ws://127.0.0.1:8000");

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to judge by (default: the newest)")
    private Edition edition = Edition.newest();

    @Option(
            names = "--fault",
            paramLabel = "PLAN",
            description = "spoil what goes through: a plan file, or one of the plans that come with the kit: wifi,"
                    + " rehearsal-night, server-restart, unruly-character, relay-bug")
    private @Nullable String fault;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what a plan of faults leaves to chance; the same seed repeats a run (default: drawn)")
    private @Nullable Long seed;

    @Option(
            names = "--redact",
            description = "write hashes into the session log instead of what was said; names and ids stay")
    private boolean redact;

    @Option(names = "--strict", description = "exit with 1 when a rule was broken that must or should hold")
    private boolean strict;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "stop by itself after a time such as 90s or 5m (default: never)")
    private @Nullable Duration limit;

    @Mixin
    private ColorOption color = new ColorOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    ListenAddress listen() {
        return listen;
    }

    URI upstream() {
        return upstream;
    }

    Edition edition() {
        return edition;
    }

    boolean redact() {
        return redact;
    }

    boolean strict() {
        return strict;
    }

    @Nullable
    Duration limit() {
        return limit;
    }

    Style style(Terminal terminal) {
        return color.style(terminal);
    }

    /** The seed of this run, drawn when none was given. */
    long seed() {
        if (seed == null) {
            seed = (long) ThreadLocalRandom.current().nextInt(SEEDS);
        }
        return seed;
    }

    /** The plan of faults; a name that is no file is one of those that come with the kit. */
    FaultPlan faults() throws IOException {
        if (fault == null) {
            return FaultPlan.none();
        }
        try {
            return Files.exists(Path.of(fault))
                    ? FaultPlan.parse(YamlFile.read(Path.of(fault)))
                    : FaultPlan.preset(fault);
        } catch (YamlException e) {
            throw usage(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw usage(
                    "--fault: expected a file or one of " + String.join(", ", FaultPlan.presets()) + ", was '" + fault
                            + "'",
                    e);
        }
    }

    ParameterException usage(@Nullable String message, Exception cause) {
        return new ParameterException(spec.commandLine(), String.valueOf(message), cause);
    }
}
