package dev.neurosdk.cli.conformance;

import dev.neurosdk.testkit.conformance.report.Badge;
import dev.neurosdk.testkit.conformance.report.Conclusion;
import dev.neurosdk.testkit.conformance.report.FailOn;
import dev.neurosdk.testkit.conformance.report.JsonReport;
import dev.neurosdk.testkit.conformance.report.JunitReport;
import dev.neurosdk.testkit.conformance.report.MarkdownReport;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Standing;
import dev.neurosdk.testkit.conformance.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a run into files. */
final class ReportFiles {

    private ReportFiles() {}

    /** Writes what is wanted; returns the names of the files, in order. */
    static List<Path> write(Path folder, Set<Format> formats, RunReport report, Conclusion conclusion, FailOn failOn)
            throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Format format : formats) {
            if (format == Format.BADGE) {
                written.addAll(badges(folder, report.standings()));
            } else if (format.isFile()) {
                Path file = folder.resolve(format.file());
                Files.writeString(file, text(format, report, conclusion, failOn));
                written.add(file);
            }
        }
        return written;
    }

    private static String text(Format format, RunReport report, Conclusion conclusion, FailOn failOn) {
        return switch (format) {
            case JSON -> JsonReport.of(report);
            case JUNIT -> JunitReport.of(List.of(report), failOn);
            case HTML -> HtmlReport.of(List.of(report));
            case MARKDOWN -> MarkdownReport.of(report, conclusion);
            case CONSOLE, GITHUB, BADGE -> throw new IllegalArgumentException("expected a file, was " + format);
        };
    }

    /** One for each set; the first is also the badge. */
    private static List<Path> badges(Path folder, List<Standing> standings) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Standing standing : standings) {
            Path file = folder.resolve("badge-" + standing.set() + ".json");
            Files.writeString(file, Badge.of(standing));
            written.add(file);
        }
        return written;
    }
}
