package dev.neurosdk.cli.conformance;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The register of clauses as a page: from the same data that judges. */
final class ProtocolPage {

    private static final Map<String, String> AREAS = areas();

    private ProtocolPage() {}

    private static Map<String, String> areas() {
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("ENV", "Envelope");
        areas.put("ACD", "Action definitions");
        areas.put("STA", "`startup`");
        areas.put("CTX", "`context`");
        areas.put("REG", "`actions/register`");
        areas.put("UNR", "`actions/unregister`");
        areas.put("FRC", "`actions/force`");
        areas.put("RES", "`action/result`");
        areas.put("ACK", "`startup`, acknowledged");
        areas.put("ACN", "`action`");
        areas.put("SPF", "`speech_finished`");
        areas.put("PRO", "Proposals");
        areas.put("GDE", "Guidance for games");
        areas.put("BPC", "Advice on context");
        areas.put("BPA", "Advice on actions");
        areas.put("BPR", "Advice on results");
        areas.put("BPF", "Advice on forces");
        areas.put("BPN", "Advice on the network");
        areas.put("BPG", "Advice on game design");
        areas.put("VOX", "Voice");
        areas.put("JSON", "JSON (RFC 8259)");
        areas.put("WS", "WebSocket (RFC 6455)");
        return areas;
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # The protocol, clause by clause

                Made by `neuro protocol` from the register that everything here judges by; a test keeps this page equal to it. The
                specification has no numbers: the ids are ours, stable and never reused. *Rules* are checked on every message, by the
                server, `neuro watch` and `neuro lint`; *cases* are what `neuro check` and `neuro lint` judge (`neuro explain ID`).

                | edition | from | what is new for this register |
                | --- | --- | --- |
                """);
        Edition.all()
                .forEach(edition -> page.append("| %s | %s | %s |\n"
                        .formatted(
                                edition.id(),
                                edition.date().map(Object::toString).orElse("undated"),
                                edition.date().isPresent() ? since(edition) : "advice only")));
        String area = "";
        for (Clause clause : Clause.values()) {
            if (!area(clause).equals(area)) {
                area = area(clause);
                page.append(heading(area));
            }
            clause(page, clause);
        }
        return page.toString();
    }

    private static String since(Edition edition) {
        String clauses = Arrays.stream(Clause.values())
                .filter(clause -> clause.since().equals(edition))
                .map(Clause::id)
                .collect(joining(" "));
        if (edition.equals(Edition.E0)) {
            return "the first text";
        }
        return clauses.isEmpty() ? "values only" : clauses;
    }

    private static String area(Clause clause) {
        return clause.id().split("-", -1)[0];
    }

    private static String heading(String area) {
        return "\n## %s\n\n| clause | level | since | what it says | rules | cases |\n| --- | --- | --- | --- | --- | --- |\n"
                .formatted(AREAS.getOrDefault(area, area));
    }

    private static void clause(StringBuilder page, Clause clause) {
        page.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        clause.id(),
                        clause.level(),
                        clause.since().id(),
                        cell(clause.summary()),
                        rules(clause),
                        cases(clause)));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String rules(Clause clause) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.clause() == clause)
                .map(rule -> '`' + rule.id() + '`')
                .collect(joining(" "));
    }

    private static String cases(Clause clause) {
        List<ConformanceCase> judging = Catalogue.standard().cases().stream()
                .filter(known ->
                        known.clauses().contains(clause.id()) || known.clauses().contains(section(clause)))
                .toList();
        return judging.stream().map(ConformanceCase::id).collect(joining(" "));
    }

    /** How the catalogue writes sections of the two RFCs. */
    private static String section(Clause clause) {
        return clause.id().replaceFirst("^(JSON|WS)-", "$1 §");
    }
}
