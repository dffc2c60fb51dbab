package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.QuitException;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.report.ExitCode;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Timing;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a check, from the header to the exit code: keeps the log, tells how it goes on, and reports what was seen, also
 * when it is interrupted. Confined to one thread but for the interruption.
 */
final class CheckRun {

    /** Where a log goes that has no name of its own. */
    private static final String LOG = "run.neuro.jsonl";

    private final Terminal terminal;
    private final RunOptions options;
    private final ReportOptions report;
    private final Subject subject;
    private final Optional<Path> record;
    private final LogTape tape = new LogTape();
    private final Instant started = Instant.now();
    private Recorder log = tape;
    private @Nullable LogWriter written;
    private @Nullable Timing timing;
    private final long origin = Network.tcp().timeline().nanos();
    private boolean told;

    /** Drives the testee. Everything that goes over the wire and is said about cases goes into {@link CheckRun#recorder()}. */
    @FunctionalInterface
    interface Driver {
        void drive(CheckRun run) throws IOException, UnreachableException;
    }

    /**
     * A run that has not begun.
     *
     * @param terminal where to print
     * @param subject whom it judges
     * @param options how
     * @param report how it is told
     * @param record where to keep the log; nothing to keep it with the files only
     */
    CheckRun(Terminal terminal, Subject subject, RunOptions options, ReportOptions report, Optional<Path> record) {
        this.terminal = terminal;
        this.subject = subject;
        this.options = options;
        this.report = report;
        this.record = record;
    }

    /** Told everything that goes over the wire. */
    Recorder recorder() {
        return log;
    }

    /** Tells that a case begins. */
    void progress(ConformanceCase asked) {
        progress(asked.id() + "  " + asked.title());
    }

    /** Tells what goes on. */
    void progress(String text) {
        terminal.progress(text);
    }

    /** Tells how quick everything is. */
    void measured(Timing times) {
        timing = times;
    }

    /** Drives the testee through cases and reports; returns the exit code. */
    int go(List<ConformanceCase> cases, Driver driver) throws IOException {
        report.formats();
        report.baseline();
        if (cases.isEmpty()) {
            terminal.err()
                    .println("neuro: no case was selected: see 'neuro list --case '"
                            + subject.role().prefix() + "*''");
            return ExitCode.NOTHING_SELECTED.number();
        }
        header(cases);
        Optional<Path> file = record.or(() -> report.out().map(folder -> folder.resolve(LOG)));
        if (file.isEmpty()) {
            return drive(cases, driver, file);
        }
        if (record.isEmpty()) {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
        }
        LogHead head = LogHead.of(side(), subject.edition(), started).withSeed(options.seed());
        try (LogWriter writer = LogWriter.create(
                file.get(),
                report.redaction().isPresent() ? head.withRedaction() : head,
                Network.tcp().timeline())) {
            log = tape.and(writer);
            written = writer;
            return drive(cases, driver, file);
        }
    }

    /** The side that our own peers play. */
    private LogHead.Role side() {
        return switch (subject.role()) {
            case SERVER -> LogHead.Role.GAME;
            case GAME -> LogHead.Role.NEURO;
        };
    }

    private void header(List<ConformanceCase> cases) {
        long all = Catalogue.standard().cases().stream()
                .filter(known -> known.role() == subject.role())
                .filter(known -> known.level(subject.edition()).isPresent())
                .count();
        terminal.out()
                .println(report.style(terminal).paint(Paint.BOLD, subject.command()) + "   edition "
                        + subject.edition().id() + "   seed " + options.seed() + "   " + cases.size() + " of " + all
                        + " cases");
    }

    private int drive(List<ConformanceCase> cases, Driver driver, Optional<Path> file) throws IOException {
        Interruption interruption = Interruption.calling(() -> interrupted(cases, file));
        try {
            driver.drive(this);
        } catch (UnreachableException e) {
            progress("");
            terminal.err().println("neuro: " + e.getMessage());
            return ExitCode.UNREACHABLE.number();
        } catch (QuitException e) {
            return interrupted(cases, file);
        } finally {
            interruption.close();
        }
        return tell(cases, file, false);
    }

    /** Ends the log and reports what was seen until now. */
    int interrupted(List<ConformanceCase> cases, Optional<Path> file) {
        LogWriter writer = written;
        try {
            if (writer != null) {
                writer.close();
            }
            return tell(cases, file, true);
        } catch (IOException e) {
            terminal.err().println("neuro: " + e.getMessage());
            return ExitCode.INTERRUPTED.number();
        }
    }

    private synchronized int tell(List<ConformanceCase> cases, Optional<Path> file, boolean interrupted)
            throws IOException {
        if (told) {
            return ExitCode.INTERRUPTED.number();
        }
        told = true;
        progress("");
        Judge judge = new Judge(subject.edition(), cases, false);
        tape.entries().forEach(judge::accept);
        RunReport.Run run = new RunReport.Run(
                ReportTelling.TOOL,
                subject.role(),
                subject.edition().id(),
                options.seed(),
                subject.testee(),
                subject.command(),
                timing,
                started,
                Duration.between(started, Instant.now()),
                interrupted);
        RunReport made = RunReport.of(
                run,
                subject.edition(),
                inOrder(judge, cases),
                tape.entries(),
                origin,
                report.baseline(),
                report.redaction());
        ReportTelling telling = new ReportTelling(terminal, report);
        return telling.tell(made, options.selection(), subject.edition(), report.out(), file)
                .number();
    }

    private static List<CaseResult> inOrder(Judge judge, List<ConformanceCase> cases) {
        return judge.results().stream()
                .sorted(Comparator.comparingInt(result -> cases.indexOf(result.judged())))
                .toList();
    }
}
