package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.EditionOptions;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.report.ExitCode;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.recording.TextLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code neuro lint}. Confined to one thread. */
@Command(
        name = "lint",
        description = {
            "Judges recorded sessions by the specification: both sides, every case that any play can be judged by.",
            "Reads session logs (.neuro.jsonl) and plain text logs with a direction and a JSON text in each line."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no rule of the level of --fail-on was broken",
            "1:one was broken",
            "2:none was broken, but a log is not whole",
            "4:no case was selected",
            "64:the command line is wrong, or a file can't be read"
        })
public final class LintCommand implements Callable<Integer> {

    static final int USAGE = 64;
    private static final List<ExitCode> ORDER =
            List.of(ExitCode.CONFORMANT, ExitCode.INCONCLUSIVE, ExitCode.NONCONFORMANT, ExitCode.HARNESS_ERROR);
    private static final String SESSION_LOG = ".jsonl";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the logs")
    private List<Path> files = List.of();

    @Mixin
    private EditionOptions editions = new EditionOptions();

    @Mixin
    private CaseSelection selection = new CaseSelection();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        report.formats();
        report.baseline();
        ExitCode exit = ExitCode.CONFORMANT;
        for (Path file : files) {
            ExitCode code = lint(file);
            if (code == ExitCode.NOTHING_SELECTED || code == ExitCode.USAGE) {
                return code.number();
            }
            exit = ORDER.indexOf(code) > ORDER.indexOf(exit) ? code : exit;
        }
        return exit.number();
    }

    private ExitCode lint(Path file) throws IOException {
        SessionLog log;
        try {
            log = read(file);
        } catch (IOException e) {
            terminal.err().println("neuro: " + file + ": " + e.getMessage());
            return ExitCode.USAGE;
        }
        Edition by = editions.or(Edition.byId(log.head().edition()).orElse(Edition.newest()));
        List<ConformanceCase> cases =
                selection.in(by).stream().filter(Judge::canJudge).toList();
        if (cases.isEmpty()) {
            terminal.err()
                    .println("neuro: no case was selected: see 'neuro list --passive' for those that lint judges");
            return ExitCode.NOTHING_SELECTED;
        }
        header(file, log, by);
        Judge judge = new Judge(by, cases, log.head().coarse());
        log.entries().forEach(judge::accept);
        RunReport made = RunReport.of(
                run(file, log, by), by, judge.results(), log.entries(), 0, report.baseline(), report.redaction());
        ExitCode code = new ReportTelling(terminal, report).tell(made, selection, by, folder(file), Optional.empty());
        return code == ExitCode.CONFORMANT && !log.complete() ? ExitCode.INCONCLUSIVE : code;
    }

    private void header(Path file, SessionLog log, Edition by) {
        Style style = report.style(terminal);
        PrintStream out = terminal.out();
        out.println(style.paint(Paint.BOLD, file.toString()) + "   edition " + by.id() + "   "
                + log.messages().size() + " messages");
        if (!log.complete()) {
            out.println("  " + style.paint(Paint.YELLOW, style.sign(Sign.WARNING)) + " the log is "
                    + log.integrity().name().toLowerCase(Locale.ROOT) + ": what it does not show can't be judged");
        }
    }

    private static RunReport.Run run(Path file, SessionLog log, Edition by) {
        Instant now = Instant.now();
        return new RunReport.Run(
                ReportTelling.TOOL,
                null,
                by.id(),
                Optional.ofNullable(log.head().seed()).orElse(0L),
                String.valueOf(file.getFileName()),
                "neuro lint " + file,
                null,
                log.head().start(),
                Duration.between(now, now),
                false);
    }

    /** One folder, or one for each log. */
    private Optional<Path> folder(Path file) {
        return report.out()
                .map(folder -> files.size() == 1 ? folder : folder.resolve(String.valueOf(file.getFileName())));
    }

    private static SessionLog read(Path file) throws IOException {
        return file.toString().endsWith(SESSION_LOG)
                ? LogReader.read(file)
                : TextLog.read(file, TextLog.View.EITHER, Edition.newest()).log();
    }
}
