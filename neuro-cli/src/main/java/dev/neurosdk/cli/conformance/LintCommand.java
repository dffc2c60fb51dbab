package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.recording.TextLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private static final int BROKEN = 1;
    private static final int INCONCLUSIVE = 2;
    private static final int NOTHING_SELECTED = 4;
    private static final String SESSION_LOG = ".jsonl";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the logs")
    private List<Path> files = List.of();

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to judge by (default: the one that the log names)")
    private @Nullable Edition edition;

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
    public Integer call() {
        int exit = 0;
        for (Path file : files) {
            int code = lint(file);
            if (code > BROKEN && code != INCONCLUSIVE) {
                return code;
            }
            exit = code == BROKEN || exit == BROKEN ? BROKEN : Math.max(exit, code);
        }
        return exit;
    }

    private int lint(Path file) {
        SessionLog log;
        try {
            log = read(file);
        } catch (IOException e) {
            terminal.err().println("neuro: " + file + ": " + e.getMessage());
            return USAGE;
        }
        Edition by = edition == null ? Edition.byId(log.head().edition()).orElse(Edition.newest()) : edition;
        List<ConformanceCase> cases =
                selection.in(by).stream().filter(Judge::canJudge).toList();
        if (cases.isEmpty()) {
            terminal.err()
                    .println("neuro: no case was selected: see 'neuro list --passive' for those that lint judges");
            return NOTHING_SELECTED;
        }
        Judge judge = new Judge(by, cases, log.head().coarse());
        log.entries().forEach(judge::accept);
        List<CaseResult> results = judge.results();
        Style style = report.style(terminal);
        PrintStream out = terminal.out();
        out.println(style.paint(Paint.BOLD, file.toString()) + "   edition " + by.id() + "   "
                + log.messages().size() + " messages");
        if (!log.complete()) {
            out.println("  " + style.paint(Paint.YELLOW, style.sign(Sign.WARNING)) + " the log is "
                    + log.integrity().name().toLowerCase(Locale.ROOT) + ": what it does not show can't be judged");
        }
        if (report.print(terminal, log.entries(), results)) {
            return BROKEN;
        }
        return log.complete() ? 0 : INCONCLUSIVE;
    }

    private static SessionLog read(Path file) throws IOException {
        return file.toString().endsWith(SESSION_LOG)
                ? LogReader.read(file)
                : TextLog.read(file, TextLog.View.EITHER, Edition.newest()).log();
    }
}
