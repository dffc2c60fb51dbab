package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.judge.Measured;
import dev.neurosdk.testkit.conformance.report.Account;
import dev.neurosdk.testkit.conformance.report.BaselineState;
import dev.neurosdk.testkit.conformance.report.Citation;
import dev.neurosdk.testkit.conformance.report.LogLine;
import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Sighting;
import dev.neurosdk.testkit.recording.Direction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All about one case: the rule, the procedure, and for each testee what became of it. */
final class CaseSection {

    private final Markup page;
    private final List<RunReport> runs;
    private final List<Optional<ReportedCase>> row;
    private final ReportedCase any;

    CaseSection(Markup page, List<RunReport> runs, List<Optional<ReportedCase>> row) {
        this.page = page;
        this.runs = runs;
        this.row = row;
        this.any = row.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    }

    void write() {
        String verdicts = String.join(
                " ",
                row.stream()
                        .flatMap(Optional::stream)
                        .map(reported -> Marks.word(reported.verdict()))
                        .distinct()
                        .toList());
        page.open(
                        "details",
                        "class",
                        "case",
                        "id",
                        any.id(),
                        "data-verdicts",
                        verdicts,
                        "data-level",
                        any.asked().level().name(),
                        "data-clauses",
                        String.join(" ", any.asked().clauses()))
                .open("summary")
                .element("code", any.id(), "class", "id")
                .open("span", "class", "what")
                .raw(emphasised(any.asked().title()))
                .close("span")
                .element("span", any.asked().level().name(), "class", "level");
        row.forEach(reported -> reported.ifPresentOrElse(
                found -> Marks.verdict(page, found.verdict()),
                () -> page.element("span", "not run", "class", "verdict none")));
        page.close("summary").open("div", "class", "body");
        rule();
        for (int run = 0; run < runs.size(); run++) {
            if (row.get(run).isPresent()) {
                outcome(runs.get(run), row.get(run).get());
            }
        }
        page.close("div").close("details").line();
    }

    private void rule() {
        page.element("h4", "Rule").open("ul", "class", "rule");
        for (String clause : any.asked().clauses()) {
            Citation citation = Citation.of(clause);
            page.open("li")
                    .element("a", citation.clause(), "href", citation.link(), "rel", "noreferrer noopener")
                    .text(citation.words().isEmpty() ? "" : " " + citation.words())
                    .close("li");
        }
        page.close("ul").element("h4", "Procedure");
        String procedure = any.asked().procedure();
        page.open("p")
                .raw(emphasised(procedure.isEmpty() ? "As the title says." : procedure))
                .close("p");
        page.element("p", "Judged: " + any.asked().modes() + ".", "class", "hint");
    }

    /** Our own notation in procedures: stars and back quotes. */
    private static String emphasised(String procedure) {
        return Markup.escaped(procedure)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*([^*]+)\\*", "<em>$1</em>");
    }

    private void outcome(RunReport report, ReportedCase reported) {
        page.open("section", "class", "outcome").open("h4");
        Marks.verdict(page, reported.verdict());
        page.text(" " + report.run().testee()).close("h4");
        facts(reported);
        evidence(reported);
        remedies(report, reported);
        if (!reported.course().notes().isEmpty()) {
            page.element("h5", "Measured").open("ul");
            reported.course().notes().forEach(note -> {
                page.open("li").text(note);
                Measured.of(note).ifPresent(measured -> MeasuredBar.draw(page, measured));
                page.close("li");
            });
            page.close("ul");
        }
        if (reported.isDriven()) {
            attempts(reported.course().attempts());
        }
        if (!reported.excerpt().isEmpty()) {
            page.element("h5", "What went over the wire");
            new SequenceDiagram(page, reported).write();
            frames(reported);
        }
        page.element("h5", "Just this again")
                .open("p", "class", "again")
                .element("code", report.run().again(reported.id()))
                .close("p")
                .close("section")
                .line();
    }

    private void facts(ReportedCase reported) {
        String broken = reported.violations() == 0
                ? "held at " + reported.opportunities()
                        + (reported.opportunities() == 1 ? " opportunity" : " opportunities")
                : reported.violations() + " seen at " + reported.opportunities()
                        + (reported.opportunities() == 1 ? " opportunity" : " opportunities");
        StringBuilder words = new StringBuilder(reported.opportunities() == 0 ? "no opportunity" : broken);
        if (reported.isDriven()) {
            words.append(" · connection: ").append(Marks.words(reported.course().ending()));
        }
        if (reported.course().flaky()) {
            words.append(" · flaky: repetitions differ");
        }
        if (reported.baseline() != BaselineState.NONE) {
            words.append(" · baseline: ").append(reported.baseline().words());
        }
        page.element("p", words.toString(), "class", "facts");
    }

    private void evidence(ReportedCase reported) {
        if (reported.evidence().isEmpty()) {
            return;
        }
        page.element("h5", "Seen").open("ul", "class", "evidence");
        for (Sighting sighting : reported.sightings()) {
            Evidence seen = sighting.first();
            Account account = Account.of(reported, seen);
            page.open("li");
            Marks.verdict(page, seen.verdict());
            if (seen.number() > 0) {
                page.element("span", " #" + seen.number() + " " + Marks.time(seen.nanos()), "class", "where");
            }
            if (sighting.times() > 1) {
                page.element("span", " and " + (sighting.times() - 1) + " more like it", "class", "where");
            }
            page.open("dl");
            LogLine sent = account.sent();
            if (sent != null) {
                term("sent", sent.base64() ? sent.bytes() + " bytes that are no text" : sent.text());
            }
            if (!account.step().isEmpty()) {
                term("at", account.step());
            }
            if (!account.expected().isEmpty()) {
                term("expected", account.expected());
            }
            term(account.expected().isEmpty() ? "seen" : "actual", account.actual());
            LogLine said = account.said();
            if (said != null) {
                term("message", said.base64() ? said.bytes() + " bytes that are no text" : said.text());
            }
            page.close("dl");
            Measured.of(seen.message()).ifPresent(measured -> MeasuredBar.draw(page, measured));
            page.close("li");
        }
        page.close("ul");
        long more = reported.violations() - reported.evidence().size();
        if (more > 0) {
            page.element("p", "and " + more + " more", "class", "hint");
        }
    }

    private void term(String name, String text) {
        page.element("dt", name).open("dd").element("code", text).close("dd");
    }

    /** What the author of a message can do about the rules that it breaks. */
    private void remedies(RunReport report, ReportedCase reported) {
        if (reported.verdict().compareTo(Verdict.INFO) <= 0) {
            return;
        }
        Set<String> remedies = new LinkedHashSet<>();
        MessageDecoder decoder =
                new MessageDecoder(Edition.byId(report.run().edition()).orElse(Edition.newest()), LogLine.KEPT * 4);
        for (Evidence seen : reported.evidence()) {
            LogLine said = Account.of(reported, seen).said();
            if (said != null && said.kind() == LogLine.Kind.TEXT && !said.base64() && !said.isCut()) {
                List<Violation> violations = said.direction() == Direction.C2S
                        ? decoder.decodeGame(said.text()).violations()
                        : decoder.decodeNeuro(said.text()).violations();
                violations.forEach(violation -> remedies.add(violation.rule().remedy()));
            }
        }
        if (!remedies.isEmpty()) {
            page.element("h5", "Remedy").open("ul");
            remedies.forEach(remedy -> page.element("li", remedy));
            page.close("ul");
        }
    }

    private void attempts(List<Attempt> attempts) {
        long longest =
                Math.max(1, attempts.stream().mapToLong(Attempt::nanos).max().orElse(1));
        page.element("h5", "Attempts")
                .open("div", "class", "scroll")
                .open("table", "class", "attempts")
                .open("tbody");
        for (Attempt attempt : attempts) {
            page.open("tr")
                    .element("td", attempt.part().isEmpty() ? "whole" : attempt.part())
                    .element("td", attempt.again() ? "again" : "")
                    .open("td");
            Marks.verdict(page, attempt.verdict());
            page.close("td")
                    .element("td", Marks.millis(attempt.nanos()), "class", "number")
                    .open("td");
            long width = Math.max(1, attempt.nanos() * 100 / longest);
            page.open("svg", "class", "bar", "viewBox", "0 0 100 8", "aria-hidden", "true")
                    .open("rect", "width", Long.toString(width), "height", "8", "rx", "2")
                    .close("rect")
                    .close("svg")
                    .close("td")
                    .close("tr");
        }
        page.close("tbody").close("table").close("div").line();
    }

    private void frames(ReportedCase reported) {
        page.open("details", "class", "frames")
                .element("summary", "The frames (" + reported.excerpt().size() + ")")
                .open("ol");
        for (LogLine line : reported.excerpt()) {
            page.open("li", "class", line.kind().word()).open("div", "class", "head");
            page.element("span", "#" + line.number())
                    .element("span", Marks.time(line.nanos()))
                    .element("span", line.connection() == 0 ? "" : "connection " + line.connection())
                    .element("span", way(line))
                    .element("span", line.kind().word() + (line.bytes() > 0 ? ", " + line.bytes() + " bytes" : ""));
            if (line.bytes() > 0) {
                page.element("button", "hex", "type", "button", "class", "hex", "aria-pressed", "false");
            }
            page.close("div")
                    .open("pre", "data-form", line.base64() ? "base64" : "text")
                    .text(line.text())
                    .close("pre");
            if (line.isCut()) {
                page.element("p", "cut here; the log has the rest", "class", "hint");
            }
            page.close("li").line();
        }
        page.close("ol").close("details");
    }

    private static String way(LogLine line) {
        Direction direction = line.direction();
        return direction == null ? "" : direction == Direction.C2S ? "game → Neuro" : "Neuro → game";
    }
}
