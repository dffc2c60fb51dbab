package dev.neurosdk.cli.serve;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.DurationRange;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.RandomSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say who decides, and how. Confined to one thread. */
final class DeciderOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--decider",
            paramLabel = "NAME",
            description = "who decides: ${COMPLETION-CANDIDATES} (default: random, or scripted with --script)",
            showDefaultValue = Visibility.NEVER)
    private @Nullable DeciderKind kind;

    @Option(names = "--script", paramLabel = "FILE", description = "what the scripted decider does, one step a line")
    private @Nullable Path script;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "0ms",
            converter = DurationRange.Converter.class,
            description = "how long each random decision takes, such as 250ms or 200ms..2s")
    private DurationRange delay = DurationRange.ZERO;

    @Option(
            names = "--unforced",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "act unasked at random, about every so often, such as 5s (default: never)",
            showDefaultValue = Visibility.NEVER)
    private Duration unforced = Duration.ZERO;

    @Option(
            names = "--malformed",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "how often random data is broken or does not fit, 0 to 1")
    private double malformed;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "remember the console's commands from one run to the next, as in ~/.neuro_history")
    private @Nullable Path history;

    /** Made by picocli. */
    DeciderOptions() {}

    /**
     * Makes the brain that was asked for.
     *
     * @param seed equal seeds decide alike
     * @return the brain
     * @throws IOException when its script can't be used; the message says why
     * @throws ParameterException when the options contradict each other
     */
    Decider make(long seed) throws IOException {
        if ((kind() == DeciderKind.SCRIPTED) != (script != null)) {
            throw misuse(
                    script == null
                            ? "--decider scripted needs a script: say which one with --script FILE"
                            : "--script is for --decider scripted, was " + kind());
        }
        if (!chance().isEmpty() && kind() != DeciderKind.RANDOM && kind() != DeciderKind.SCRIPTED) {
            throw misuse("--delay, --unforced and --malformed are for --decider random, was " + kind());
        }
        if (history != null && kind() != DeciderKind.CONSOLE) {
            throw misuse("--history is for --decider console, was " + kind());
        }
        return kind().make(seed, this);
    }

    DeciderKind kind() {
        return kind != null ? kind : script != null ? DeciderKind.SCRIPTED : DeciderKind.RANDOM;
    }

    @Nullable
    Path history() {
        return history;
    }

    Path script() {
        return requireNonNull(script, "script");
    }

    RandomSettings random(long seed) {
        try {
            return RandomSettings.of(seed)
                    .withDelay(delay.min(), delay.max())
                    .withUnforced(unforced)
                    .withMalformed(malformed);
        } catch (IllegalArgumentException e) {
            throw misuse("--" + e.getMessage());
        }
    }

    /** Who decides and how, in a few words. */
    String words() {
        return kind() + chance() + (script == null ? "" : " by " + script.getFileName());
    }

    private String chance() {
        return (delay.equals(DurationRange.ZERO) ? "" : " after " + delay.words())
                + (unforced.isZero() ? "" : ", unasked about every " + unforced.toMillis() + " ms")
                + (malformed == 0 ? "" : ", malformed at a rate of " + malformed);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(requireNonNull(command, "command").commandLine(), message);
    }
}
