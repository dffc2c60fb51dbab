package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.conformance.report.Baseline;
import dev.neurosdk.testkit.conformance.report.FailOn;
import dev.neurosdk.testkit.recording.Redaction;
import dev.neurosdk.testkit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How verdicts are told, and which of them count. Confined to one thread. */
final class ReportOptions {

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "what is known to fail, with reasons; what is known and passes makes it exit with 1")
    private @Nullable Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "draft a baseline of what fails in this run")
    private @Nullable Path draft;

    @Option(names = "--strict", description = "warnings fail, too: the same as --fail-on should")
    private boolean strict;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "must",
            description =
                    "the weakest level that makes it exit with 1: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private FailOn failOn = FailOn.MUST;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            split = ",",
            description = "how to tell it: ${COMPLETION-CANDIDATES}; several with commas"
                    + " (default: console, and with --out also junit, html, json and markdown)")
    private List<Format> formats = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the folder for files; made where there is none")
    private @Nullable Path out;

    @Option(names = "--redact", description = "what people said becomes hashes in files; names, ids and shapes stay")
    private boolean redact;

    @Option(
            names = {"-v", "--verbose"},
            description = "also what passed, was only noted, or was never reached, and the messages of each failure")
    private boolean verbose;

    @Mixin
    private ColorOption color = new ColorOption();

    private final Redaction redaction = Redaction.random();

    Style style(Terminal terminal) {
        return color.style(terminal);
    }

    FailOn failOn() {
        return strict && failOn == FailOn.MUST ? FailOn.SHOULD : failOn;
    }

    boolean verbose() {
        return verbose;
    }

    Optional<Redaction> redaction() {
        return redact ? Optional.of(redaction) : Optional.empty();
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    Optional<Path> draft() {
        return Optional.ofNullable(draft);
    }

    /** The forms wanted; refuses files without a folder for them. */
    Set<Format> formats() {
        if (formats.isEmpty()) {
            return out == null
                    ? EnumSet.of(Format.CONSOLE)
                    : EnumSet.of(Format.CONSOLE, Format.JUNIT, Format.HTML, Format.JSON, Format.MARKDOWN);
        }
        Optional<Format> homeless = formats.stream()
                .filter(format -> format.isFile() && out == null)
                .findFirst();
        if (homeless.isPresent()) {
            throw new UsageProblem("--format " + homeless.get() + ": expected --out DIR with it, was none");
        }
        return EnumSet.copyOf(formats);
    }

    /** The baseline, read. */
    Optional<Baseline> baseline() {
        if (baseline == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Baseline.read(baseline));
        } catch (YamlException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UsageProblem("--baseline: expected a file, was " + baseline + ", which can't be read");
        }
    }
}
