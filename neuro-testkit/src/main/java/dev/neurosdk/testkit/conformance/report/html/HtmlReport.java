package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.report.Coverage;
import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Standing;
import dev.neurosdk.testkit.conformance.report.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One or more runs as a single page without any other file: may be opened from a disk, mailed, and linked to. */
public final class HtmlReport {

    private static final String FOLDER = "/dev/neurosdk/testkit/conformance/report/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<RunReport> runs;
    private final Areas areas;
    private final Markup page = new Markup();

    private HtmlReport(List<RunReport> runs) {
        this.runs = runs;
        this.areas = new Areas(runs);
    }

    /**
     * Draws the page.
     *
     * @param runs the runs, in the order of their columns; at least one
     * @return an HTML document
     * @throws IllegalArgumentException when there is no run
     */
    public static String of(List<RunReport> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("expected a run, was none");
        }
        return new HtmlReport(List.copyOf(runs)).document();
    }

    private String document() {
        String style = resource("report.css");
        String script = resource("report.js");
        page.raw("<!DOCTYPE html>")
                .line()
                .open("html", "lang", "en")
                .open("head")
                .line();
        page.open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "color-scheme", "content", "light dark")
                .open("meta", "name", "referrer", "content", "no-referrer")
                .open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                                + "'; base-uri 'none'; form-action 'none'")
                .line();
        String testees = runs.stream().map(report -> report.run().testee()).collect(Collectors.joining(", "));
        page.element("title", "Neuro API conformance: " + testees)
                .raw("<style>" + style + "</style>")
                .close("head")
                .line();
        page.open("body")
                .element("a", "Skip to the cases", "class", "skip", "href", "#cases")
                .open("header")
                .element("h1", "Neuro API conformance")
                .open("div", "class", "runs");
        runs.forEach(this::run);
        page.close("div").close("header").open("main").line();
        new MatrixTable(page, runs, areas).write();
        filters();
        cases();
        unverified();
        page.close("main").open("footer");
        page.element(
                "p",
                "A test finds faults; it does not prove that there are none. What was not reached was not judged.",
                "class",
                "hint");
        return page.close("footer")
                .raw("<script>" + script + "</script>")
                .close("body")
                .close("html")
                .line()
                .toString();
    }

    private void run(RunReport report) {
        RunReport.Run run = report.run();
        page.open("section", "class", "run").element("h2", run.testee()).open("p", "class", "facts");
        page.text("edition " + run.edition() + " · seed " + run.seed() + " · " + TIME.format(run.started()) + " · "
                + Marks.millis(run.took().toNanos()) + " · " + run.tool()
                + (run.interrupted() ? " · interrupted before its end" : ""));
        page.close("p");
        Timing timing = run.timing();
        if (timing != null) {
            page.element("p", timing.words(), "class", "facts");
        }
        bar(report);
        page.open("ul", "class", "counts");
        report.counts().forEach((verdict, count) -> {
            page.open("li", "class", "verdict " + Marks.word(verdict))
                    .element("span", Marks.mark(verdict), "class", "mark", "aria-hidden", "true")
                    .text(count + " " + verdict.words())
                    .close("li");
        });
        page.close("ul");
        report.standings().forEach(this::standing);
        page.open("p", "class", "again")
                .element("code", run.command())
                .close("p")
                .close("section")
                .line();
    }

    private void standing(Standing standing) {
        String state = !standing.failed().isEmpty() ? "fail" : standing.isMet() ? "pass" : "warn";
        String words = switch (state) {
            case "fail" -> standing.failed().size() + " failed: ";
            case "pass" -> "met";
            default -> standing.open().size() + " not reached: ";
        };
        List<String> ids = standing.failed().isEmpty() ? standing.open() : standing.failed();
        page.open("p", "class", "standing " + state)
                .element("strong", standing.words())
                .text(" " + words);
        ids.forEach(id -> page.element("a", id, "href", "#" + id).text(" "));
        page.close("p");
    }

    /** The verdicts as one bar, each as wide as there are cases. */
    private void bar(RunReport report) {
        int all = Math.max(1, report.cases().size());
        page.open(
                "svg",
                "class",
                "counts-bar",
                "viewBox",
                "0 0 1000 14",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        double x = 0;
        for (var count : report.counts().entrySet()) {
            double width = 1000.0 * count.getValue() / all;
            page.open(
                            "rect",
                            "class",
                            Marks.word(count.getKey()),
                            "x",
                            String.format(Locale.ROOT, "%.1f", x),
                            "width",
                            String.format(Locale.ROOT, "%.1f", width),
                            "height",
                            "14")
                    .close("rect");
            x += width;
        }
        page.close("svg");
    }

    private void filters() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        Set<String> clauses = new TreeSet<>();
        Set<String> levels = new TreeSet<>();
        for (RunReport report : runs) {
            for (ReportedCase reported : report.cases()) {
                verdicts.add(reported.verdict());
                clauses.addAll(reported.asked().clauses());
                levels.add(reported.asked().level().name());
            }
        }
        page.open("form", "id", "filters", "hidden", "", "aria-label", "Filters")
                .open("fieldset")
                .element("legend", "Verdict");
        for (Verdict verdict : verdicts) {
            page.open("label", "class", "chip")
                    .open("input", "type", "checkbox", "name", "verdict", "value", Marks.word(verdict));
            Marks.verdict(page, verdict);
            page.close("label");
        }
        page.close("fieldset");
        choice("level", "Level", levels);
        choice("clause", "Clause", clauses);
        page.open("label")
                .text("Text ")
                .open("input", "type", "search", "name", "words", "placeholder", "id or title")
                .close("label")
                .element("output", "", "aria-live", "polite")
                .close("form")
                .line();
    }

    private void choice(String name, String title, Set<String> values) {
        page.open("label").text(title + " ").open("select", "name", name).element("option", "any", "value", "");
        values.forEach(value -> page.element("option", value));
        page.close("select").close("label");
    }

    private void cases() {
        page.open("div", "id", "cases");
        for (String area : areas.names()) {
            page.open("section", "class", "area", "aria-labelledby", area)
                    .open("h3", "id", area)
                    .element("code", area)
                    .text(" " + Areas.title(area))
                    .close("h3")
                    .line();
            areas.rows(area).forEach(row -> new CaseSection(page, runs, row).write());
            page.close("section").line();
        }
        page.close("div");
    }

    private void unverified() {
        page.open("section", "class", "unverified").element("h2", "What was not verified");
        for (RunReport report : runs) {
            List<Coverage.Covered> open = Coverage.of(report).clauses().stream()
                    .filter(covered -> covered.state() == Coverage.State.UNVERIFIED)
                    .toList();
            page.open("details")
                    .element("summary", report.run().testee() + ": " + open.size() + " clauses")
                    .open("ul");
            open.forEach(covered -> page.open("li")
                    .element("code", covered.clause())
                    .text(" " + covered.summary())
                    .close("li"));
            page.close("ul").close("details");
        }
        page.close("section").line();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
