package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.benchmarks.svg.Svg;
import java.util.List;
import java.util.Map;

/** A report as one page that needs nothing else, for light and dark. Stateless. */
public final class HtmlPage {

    private static final String STYLE = """
            <style>
            :root { color-scheme: light dark; --fg: #1f2328; --dim: #57606a; --line: #d0d7de; --bg: #ffffff }
            @media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --dim: #8b949e; --line: #30363d; --bg: #0d1117 } }
            body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif;
              color: var(--fg); background: var(--bg) }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px }
            th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap }
            .n { text-align: right }
            p, dd, code { color: var(--dim) } dt { font-weight: 600 } dd { margin: 0 0 .4rem }
            code { overflow-wrap: anywhere } svg { max-width: 100%; height: auto; display: block; margin: .6rem 0 }
            </style>
            """;

    private HtmlPage() {}

    /**
     * The page.
     *
     * @param report the results
     * @return HTML
     */
    public static String of(Report report) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>neuro bench</title>\n" + STYLE);
        page.append("<h1>How fast it is</h1>\n<dl>");
        term(page, "date", report.date() + (report.whole() ? "" : ", interrupted"));
        term(page, "machine", report.machine());
        term(page, "Java", report.java());
        term(page, "command", report.commandLine());
        report.subjects().forEach((name, about) -> term(page, name, about));
        page.append("</dl>\n<h2>Results</h2>\n");
        page.append(
                "<p>Medians of the rounds. The ratio is that of the rates, with the interval that holds 95 % of what "
                        + "drawing the rounds again gives: where it holds 1, no difference is to be seen.</p>\n");
        table(page, ResultTable.grid(report));
        for (String scenario : report.scenarios()) {
            section(
                    page,
                    report.series().stream()
                            .filter(series -> series.scenario().equals(scenario))
                            .toList());
        }
        return page.append("</html>\n").toString();
    }

    private static void section(StringBuilder page, List<Series> series) {
        Series first = series.get(0);
        page.append("<h2>").append(Svg.escaped(first.scenario())).append("</h2>\n<p>");
        page.append(Svg.escaped(first.about())).append(".</p>\n");
        page.append(new RatePlot(series).svg());
        if (series.stream().anyMatch(one -> !one.curve().isEmpty())) {
            page.append(new LatencyPlot(series).svg());
        }
        for (Series one : series) {
            for (String surprise : one.surprises()) {
                page.append("<p>Surprise, ")
                        .append(Svg.escaped(one.subject() + ": " + surprise))
                        .append("</p>\n");
            }
        }
        Grid counts = new Grid(1);
        String[] head = {"sent and received in all rounds"};
        counts.row(head);
        for (Series one : series) {
            counts.row(one.subject() + ": " + counts(one.counts()));
        }
        table(page, counts);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static void term(StringBuilder page, String term, String text) {
        page.append("<dt>")
                .append(Svg.escaped(term))
                .append("</dt><dd>")
                .append(Svg.escaped(text))
                .append("</dd>\n");
    }

    private static void table(StringBuilder page, Grid grid) {
        page.append("<div class=\"wide\"><table>\n");
        boolean head = true;
        for (List<String> row : grid.rows()) {
            page.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                String tag = head ? "th" : "td";
                page.append('<').append(tag).append(grid.isWord(column) ? ">" : " class=\"n\">");
                page.append(Svg.escaped(row.get(column)))
                        .append("</")
                        .append(tag)
                        .append('>');
            }
            page.append("</tr>\n");
            head = false;
        }
        page.append("</table></div>\n");
    }
}
