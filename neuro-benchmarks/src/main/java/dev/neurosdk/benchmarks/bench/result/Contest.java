package dev.neurosdk.benchmarks.bench.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scenario of one report: the servers that were measured in turns. Immutable.
 *
 * @param report the report
 * @param scenario the scenario's name
 */
public record Contest(Report report, String scenario) {

    /**
     * The scenarios of several reports. Figures of two runs don't mix: of a scenario in two reports the last one counts,
     * with all its servers.
     *
     * @param reports in order
     * @return the scenarios in the order in which they come first
     */
    public static List<Contest> latest(List<Report> reports) {
        Map<String, Contest> latest = new LinkedHashMap<>();
        for (Report report : reports) {
            for (String scenario : report.scenarios()) {
                latest.put(scenario, new Contest(report, scenario));
            }
        }
        return List.copyOf(latest.values());
    }

    /** {@return what was measured, at least one series} */
    public List<Series> series() {
        return report.series().stream()
                .filter(one -> one.scenario().equals(scenario))
                .toList();
    }

    /** {@return what the others are compared with, if it took part} */
    public Optional<Series> base() {
        return report.base(series().get(0));
    }
}
