package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Ending;
import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import java.util.Comparator;
import java.util.List;

/** Areas down, testees across; each cell has two halves: what the testee did, and what became of the connection. */
final class MatrixTable {

    private final Markup page;
    private final List<RunReport> runs;
    private final Areas areas;

    MatrixTable(Markup page, List<RunReport> runs, Areas areas) {
        this.page = page;
        this.runs = runs;
        this.areas = areas;
    }

    void write() {
        page.open("section", "class", "matrix", "aria-labelledby", "matrix")
                .element("h2", "Areas and testees", "id", "matrix")
                .element(
                        "p",
                        "Left half: behaviour, the heaviest verdict and how many of the cases hold. Right half: the worst that"
                                + " became of a connection.",
                        "class",
                        "hint")
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "matrix")
                .open("table")
                .open("thead")
                .open("tr")
                .element("th", "Area", "scope", "col");
        runs.forEach(report -> page.element("th", report.run().testee(), "scope", "col", "colspan", "2"));
        page.close("tr").close("thead").open("tbody").line();
        areas.names().forEach(this::row);
        page.close("tbody").close("table").close("div").close("section").line();
    }

    private void row(String area) {
        page.open("tr")
                .open("th", "scope", "row")
                .open("a", "href", "#" + area)
                .element("code", area)
                .close("a")
                .element("span", " " + Areas.title(area), "class", "title")
                .close("th");
        for (int run = 0; run < runs.size(); run++) {
            List<ReportedCase> cases = areas.column(area, run);
            if (cases.isEmpty()) {
                page.element("td", "not run", "class", "half none", "colspan", "2");
            } else {
                behaviour(cases);
                connection(cases);
            }
        }
        page.close("tr").line();
    }

    private void behaviour(List<ReportedCase> cases) {
        Verdict heaviest = heaviest(cases);
        long hold = cases.stream()
                .filter(reported -> reported.verdict() == Verdict.PASS || reported.verdict() == Verdict.INFO)
                .count();
        long apply = cases.stream()
                .filter(reported -> reported.verdict() != Verdict.NOT_APPLICABLE)
                .count();
        page.open("td", "class", "half behaviour " + Marks.word(heaviest))
                .element("span", Marks.mark(heaviest), "class", "mark", "aria-hidden", "true")
                .element("span", heaviest.words(), "class", "word")
                .element("span", " " + hold + "/" + apply, "class", "count")
                .close("td");
    }

    /** What was only noted beside what passed takes nothing away from it. */
    private static Verdict heaviest(List<ReportedCase> cases) {
        boolean anyPassed = cases.stream().anyMatch(reported -> reported.verdict() == Verdict.PASS);
        return cases.stream()
                .map(ReportedCase::verdict)
                .map(verdict -> verdict == Verdict.INFO && anyPassed ? Verdict.PASS : verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NOT_REACHED);
    }

    private void connection(List<ReportedCase> cases) {
        boolean driven = cases.stream().anyMatch(ReportedCase::isDriven);
        Ending.How worst = cases.stream()
                .map(reported -> reported.course().ending().how())
                .max(Comparator.naturalOrder())
                .orElse(Ending.How.OPEN);
        page.element(
                "td",
                driven ? worst.words() : "–",
                "class",
                "half connection " + (driven ? Marks.word(worst) : "none"));
    }
}
