package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.conformance.report.Badge;
import dev.neurosdk.testkit.conformance.report.JsonReportReader;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Standing;
import dev.neurosdk.testkit.conformance.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro report merge}. Confined to one thread. */
@Command(
        name = "merge",
        description = {
            "Draws one page of several runs: areas down, testees across, and every case with what each of them did.",
            "Refuses a report that is only a part of one."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "64:the command line is wrong, or a file is no whole report"})
final class ReportMergeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "reports (report.json), in the order of the columns")
    private List<Path> files = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "the page to write")
    private @Nullable Path html;

    @Option(names = "--out", paramLabel = "DIR", description = "a folder for report.html and badge.json")
    private @Nullable Path out;

    @Option(
            names = "--badge",
            paramLabel = "FILE",
            description = "the badge of a requirement set to write; the worst of the testees counts")
    private @Nullable Path badge;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = "the requirement set of the badge (default: the first that all the runs have covered)")
    private @Nullable String set;

    ReportMergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (html == null && out == null && badge == null) {
            throw new UsageProblem("expected --html FILE, --badge FILE or --out DIR, was none of them");
        }
        List<RunReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(read(file));
        }
        Optional<List<Standing>> standings = standings(reports);
        if (badge != null && standings.isEmpty()) {
            throw new UsageProblem("--badge: expected runs that have covered one requirement set, was none");
        }
        if (html != null) {
            write(html, HtmlReport.of(reports));
        }
        if (badge != null && standings.isPresent()) {
            write(badge, Badge.of(standings.get()));
        }
        if (out != null) {
            Files.createDirectories(out);
            write(out.resolve(Format.HTML.file()), HtmlReport.of(reports));
            if (standings.isPresent()) {
                write(out.resolve(Format.BADGE.file()), Badge.of(standings.get()));
            }
        }
        return 0;
    }

    /** A report, or what is wrong with the file. */
    static RunReport read(Path file) {
        try {
            return JsonReportReader.read(file);
        } catch (NoSuchFileException e) {
            throw new UsageProblem("there is no file " + file);
        } catch (IOException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }

    /** How one set stands with every testee; nothing when not all of them have covered one. */
    private Optional<List<Standing>> standings(List<RunReport> reports) {
        return reports.get(0).standings().stream()
                .filter(first -> set == null || first.set().equals(set))
                .map(first -> reports.stream()
                        .flatMap(report -> report.standings().stream())
                        .filter(other -> other.set().equals(first.set())
                                && other.edition().equals(first.edition()))
                        .toList())
                .filter(same -> same.size() == reports.size())
                .findFirst();
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        terminal.out().println("wrote " + file);
    }
}
