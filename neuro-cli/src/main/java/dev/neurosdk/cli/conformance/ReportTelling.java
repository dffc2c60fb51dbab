package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.report.Baseline;
import dev.neurosdk.testkit.conformance.report.Conclusion;
import dev.neurosdk.testkit.conformance.report.Coverage;
import dev.neurosdk.testkit.conformance.report.ExitCode;
import dev.neurosdk.testkit.conformance.report.GithubAnnotations;
import dev.neurosdk.testkit.conformance.report.MarkdownReport;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Timing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a run in every form that was asked for. Confined to one thread. */
final class ReportTelling {

    /** What ran it, for reports. */
    static final String TOOL = "neuro "
            + Optional.ofNullable(ReportTelling.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");

    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Terminal terminal;
    private final ReportOptions options;

    ReportTelling(Terminal terminal, ReportOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /** Tells a run of chosen cases; returns how it ends. */
    ExitCode tell(RunReport report, CaseSelection selection, Edition edition, Optional<Path> folder, Optional<Path> log)
            throws IOException {
        Conclusion conclusion = Conclusion.of(report, options.failOn(), selection.mustReach(edition));
        Set<Format> formats = options.formats();
        if (formats.contains(Format.CONSOLE)) {
            console(report, !selection.isNarrowed());
        }
        if (formats.contains(Format.GITHUB)) {
            GithubAnnotations.of(report, options.failOn()).forEach(terminal.out()::println);
            stepSummary(MarkdownReport.of(report, conclusion));
        }
        if (folder.isPresent()) {
            List<Path> written = ReportFiles.write(folder.get(), formats, report, conclusion, options.failOn());
            written.forEach(file -> terminal.out().println(" wrote " + file));
        }
        if (options.draft().isPresent()) {
            Files.writeString(options.draft().get(), Baseline.draft(report, options.failOn()));
            terminal.out().println(" wrote " + options.draft().get() + ": say there why each case fails");
        }
        log.ifPresent(file -> terminal.out().println(" log " + file));
        terminal.out().println(" exit " + conclusion.code().number() + ": " + conclusion.reason());
        return conclusion.code();
    }

    private void console(RunReport report, boolean whole) {
        CaseConsole console = new CaseConsole(options.style(terminal), terminal.columns(), options.verbose());
        Timing timing = report.run().timing();
        if (timing != null) {
            terminal.out().println(" " + timing.words());
        }
        console.lines(report).forEach(terminal.out()::println);
        List<String> unverified = Coverage.of(report).unverified();
        if (whole && !unverified.isEmpty()) {
            terminal.out().println(console.unverified(unverified));
        }
        report.standings().forEach(standing -> terminal.out().println(" " + standing.words()));
    }

    private void stepSummary(String markdown) throws IOException {
        String file = terminal.environment().get(STEP_SUMMARY);
        if (file != null && !file.isEmpty()) {
            Files.writeString(
                    Path.of(file),
                    markdown,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
