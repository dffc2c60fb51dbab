package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happens, for the summary. Thread-safe. */
final class Tally implements Recorder {

    private final Map<String, Count> rules = new TreeMap<>();
    private int connections;
    private int messages;
    private int faults;
    private int unreachable;
    private int findings;

    /** One rule as one side breaks it. */
    private record Count(LogEntry.Finding first, int times) {}

    @Override
    public synchronized void record(LogEntry entry) {
        if (entry instanceof LogEntry.Opened) {
            connections++;
        } else if (entry instanceof LogEntry.Message) {
            messages++;
        } else if (entry instanceof LogEntry.Fault) {
            faults++;
        } else if (entry instanceof LogEntry.Tcp tcp && tcp.detail().startsWith("unreachable")) {
            unreachable++;
        } else if (entry instanceof LogEntry.Finding finding) {
            findings++;
            rules.merge(
                    finding.violation().rule().id() + finding.direction(),
                    new Count(finding, 1),
                    (before, one) -> new Count(before.first(), before.times() + 1));
        }
    }

    /** Whether a rule was broken that must or should hold. */
    synchronized boolean isBad() {
        return rules.values().stream()
                .map(count -> count.first().violation().level())
                .anyMatch(level -> level == Level.MUST || level == Level.SHOULD);
    }

    synchronized String text(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(counted(connections, "connection") + ", " + counted(messages, "message")
                + (faults == 0 ? "" : ", " + counted(faults, "fault")) + ", "
                + (findings == 0 ? "no rule broken" : counted(findings, "broken rule")));
        if (unreachable > 0) {
            lines.add("The server could not be reached for " + counted(unreachable, "connection") + ".");
        }
        rules.values().stream()
                .sorted(Comparator.comparing(count -> count.first().violation().level()))
                .forEach(count -> lines.add(line(count, style)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Count count, Style style) {
        var violation = count.first().violation();
        String side = count.first().direction() == Direction.C2S ? "game " : "Neuro";
        return style.paint(
                        LiveLines.paint(violation),
                        style.sign(LiveLines.mark(violation)) + " " + count.times() + "x " + violation.level() + " "
                                + violation.rule().id())
                + " " + side + " " + violation.rule().remedy();
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
