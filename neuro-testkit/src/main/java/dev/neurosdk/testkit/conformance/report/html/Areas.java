package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases of several runs, side by side by area and id, in the order in which the runs have them. */
final class Areas {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("HS", "Connecting"),
            Map.entry("ENV", "Envelope and JSON"),
            Map.entry("STA", "Startup"),
            Map.entry("REG", "Registering"),
            Map.entry("UNR", "Unregistering"),
            Map.entry("CTX", "Context"),
            Map.entry("FRC", "Forces"),
            Map.entry("ACT", "Calls"),
            Map.entry("BAD", "Malformed calls"),
            Map.entry("UNK", "Unknown messages"),
            Map.entry("RTY", "Retries"),
            Map.entry("RES", "Results"),
            Map.entry("RCN", "Reconnecting"),
            Map.entry("PRO", "Proposals"),
            Map.entry("SPF", "Speech"),
            Map.entry("WS", "WebSocket"),
            Map.entry("ROB", "Robustness"),
            Map.entry("VOX", "Voice"));

    private final Map<String, Map<String, List<Optional<ReportedCase>>>> areas = new LinkedHashMap<>();

    Areas(List<RunReport> runs) {
        for (int run = 0; run < runs.size(); run++) {
            for (ReportedCase reported : runs.get(run).cases()) {
                List<Optional<ReportedCase>> row = areas.computeIfAbsent(reported.area(), none -> new LinkedHashMap<>())
                        .computeIfAbsent(reported.id(), none -> empty(runs.size()));
                row.set(run, Optional.of(reported));
            }
        }
    }

    private static List<Optional<ReportedCase>> empty(int size) {
        List<Optional<ReportedCase>> row = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            row.add(Optional.empty());
        }
        return row;
    }

    /** The areas, such as {@code GAME-FRC}. */
    Iterable<String> names() {
        return areas.keySet();
    }

    static String title(String area) {
        String topic = area.substring(area.indexOf('-') + 1);
        return TITLES.getOrDefault(topic, topic);
    }

    /** For each case of an area what became of it in each run. */
    Iterable<List<Optional<ReportedCase>>> rows(String area) {
        return areas.getOrDefault(area, Map.of()).values();
    }

    /** What became of the cases of an area in one run. */
    List<ReportedCase> column(String area, int run) {
        return areas.getOrDefault(area, Map.of()).values().stream()
                .flatMap(row -> row.get(run).stream())
                .toList();
    }
}
