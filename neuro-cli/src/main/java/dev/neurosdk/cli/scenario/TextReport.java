package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results for people. Immutable.
 *
 * @param style what the terminal can show
 * @param columns how wide a line may be
 */
record TextReport(Style style, int columns) {

    private static final int SHOWN_FINDINGS = 5;
    private static final String INDENT = "   ";

    /** One run, with everything there is to say about it. */
    List<String> lines(Run run) {
        List<String> lines = new ArrayList<>();
        lines.add(' '
                + mark(run.state())
                + ' '
                + fit(run.file() + ": " + run.result().scenario().name() + " ("
                        + run.result().took().toMillis() + " ms)"));
        if (!run.result().passed()) {
            run.result().toString().lines().skip(1).forEach(line -> lines.add(INDENT + indented(line)));
        }
        List<LogEntry.Finding> findings = run.result().findings();
        findings.stream()
                .limit(SHOWN_FINDINGS)
                .forEach(finding -> lines.add(INDENT
                        + style.paint(Paint.YELLOW, style.sign(Sign.WARNING))
                        + ' '
                        + fit(finding.violation().toString())));
        if (findings.size() > SHOWN_FINDINGS) {
            lines.add(INDENT + "and " + (findings.size() - SHOWN_FINDINGS) + " more broken rules");
        }
        return lines;
    }

    String summary(List<Run> runs, RunOptions options) {
        Map<Run.State, Integer> counts = new EnumMap<>(Run.State.class);
        runs.forEach(run -> counts.merge(run.state(), 1, Integer::sum));
        String counted = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(Collectors.joining(", "));
        return ' ' + (runs.size() == 1 ? "1 scenario: " : runs.size() + " scenarios: ") + counted + "   seed "
                + options.seed() + "   edition " + options.edition().id();
    }

    private String indented(String line) {
        int blanks = line.length() - line.stripLeading().length();
        return " ".repeat(blanks)
                + HarmlessText.fit(line, Math.max(20, columns - INDENT.length() - blanks), style.sign(Sign.MORE));
    }

    private String fit(String text) {
        return HarmlessText.fit(text, columns - INDENT.length(), style.sign(Sign.MORE));
    }

    private String mark(Run.State state) {
        return switch (state) {
            case PASSED -> style.paint(Paint.GREEN, style.sign(Sign.GOOD));
            case FAILED, UNREACHABLE -> style.paint(Paint.RED, style.sign(Sign.BAD));
            case NOT_REACHED -> style.paint(Paint.YELLOW, style.sign(Sign.HINT));
        };
    }
}
