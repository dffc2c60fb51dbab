package dev.neurosdk.cli.serve;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.diagnostics.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * What the games got wrong and what to do about it, as text: game by game, over all its connections. Immutable.
 *
 * @param style what the terminal can show
 */
record FindingsTable(Style style) {

    private static final int MAX_GAMES = 50;
    private static final int GAME_COLUMNS = 60;
    private static final int SENTENCE_COLUMNS = 500;
    private static final String INDENT = " ".repeat(11);

    String text(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Findings: none, no game broke a rule.";
        }
        Map<String, List<Finding>> byGame =
                findings.stream().collect(groupingBy(FindingsTable::game, LinkedHashMap::new, toOneForEachRule()));
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Paint.BOLD, "Findings"));
        byGame.entrySet().stream().limit(MAX_GAMES).forEach(game -> {
            lines.add("  " + style.paint(Paint.BOLD, fit(game.getKey(), GAME_COLUMNS)));
            game.getValue().forEach(finding -> add(lines, finding));
        });
        if (byGame.size() > MAX_GAMES) {
            lines.add("  and " + (byGame.size() - MAX_GAMES) + " more games");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static Collector<Finding, ?, List<Finding>> toOneForEachRule() {
        return collectingAndThen(toList(), FindingsTable::oneForEachRule);
    }

    private static List<Finding> oneForEachRule(List<Finding> findings) {
        Map<Rule, Finding> merged = new LinkedHashMap<>();
        findings.forEach(finding -> merged.merge(finding.rule(), finding, FindingsTable::together));
        return merged.values().stream()
                .sorted(Comparator.comparing(Finding::level)
                        .thenComparing(Comparator.comparingLong(Finding::count).reversed()))
                .toList();
    }

    private static Finding together(Finding one, Finding other) {
        return new Finding(
                one.session(),
                one.rule(),
                one.level(),
                one.count() + other.count(),
                one.first(),
                other.last().isAfter(one.last()) ? other.last() : one.last(),
                one.example());
    }

    private void add(List<String> lines, Finding finding) {
        Paint paint = switch (finding.level()) {
            case MUST -> Paint.RED;
            case SHOULD -> Paint.YELLOW;
            case ADVICE, PROBE, PROPOSAL -> Paint.CYAN;
        };
        String level = String.format("    %-7s", finding.level());
        String times = finding.count() == 1 ? "once" : finding.count() + " times";
        lines.add(style.paint(paint, level) + finding.rule().id() + ", " + times + ": "
                + finding.rule().statement());
        lines.add(INDENT + fit(finding.example(), SENTENCE_COLUMNS));
        lines.add(INDENT + style.paint(Paint.GREEN, finding.remedy()));
    }

    private static String game(Finding finding) {
        return Objects.requireNonNullElse(finding.session().game(), "a game that never said its name");
    }

    private String fit(String text, int width) {
        return HarmlessText.fit(text, width, style.sign(Sign.MORE));
    }
}
