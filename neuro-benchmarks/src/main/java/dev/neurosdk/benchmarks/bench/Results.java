package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.load.Outcome;
import dev.neurosdk.benchmarks.bench.load.Scenario;
import dev.neurosdk.benchmarks.bench.load.Turn;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.benchmarks.bench.result.Tails;
import dev.neurosdk.benchmarks.bench.server.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The rounds played so far. Thread-safe. */
final class Results {

    private static final double NANOS_IN_MICRO = 1e3;
    private static final int STEPS = 12;
    private static final double LAST = 99.99;

    private final Map<String, Gathered> gathered = new LinkedHashMap<>();
    private final List<Histogram> histograms = new ArrayList<>();
    private boolean closed;
    private boolean whole;

    /** What is known of one scenario against one server. */
    private static final class Gathered {
        private final Scenario scenario;
        private final Subject subject;
        private final List<Map<String, Double>> rounds = new ArrayList<>();
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final List<String> surprises = new ArrayList<>();
        private final Histogram latency = new Histogram(3);
        private final List<Turn> turns = new ArrayList<>();

        private Gathered(Scenario scenario, Subject subject) {
            this.scenario = scenario;
            this.subject = subject;
        }

        private Series series() {
            return new Series(
                    scenario.name(),
                    scenario.about(),
                    scenario.unit(),
                    subject.name(),
                    rounds,
                    new LinkedHashMap<>(counts),
                    surprises,
                    curve(latency),
                    Tails.ratio(turns).orElse(null));
        }
    }

    synchronized void add(Scenario scenario, Subject subject, Outcome outcome) {
        if (!closed) {
            Gathered series = of(scenario, subject);
            Map<String, Double> round = new LinkedHashMap<>();
            outcome.measures().forEach((measure, value) -> round.put(measure.title(), value));
            series.rounds.add(round);
            outcome.counts().forEach((name, count) -> series.counts.merge(name, count, Long::sum));
            if (outcome.surprise() != null) {
                series.surprises.add(outcome.surprise());
            }
            series.latency.add(outcome.latency());
            series.turns.addAll(outcome.turns());
            Histogram tagged = outcome.latency().copy();
            tagged.setTag(scenario.name() + "/" + subject.name());
            histograms.add(tagged);
        }
    }

    /** A round that could not be played. */
    synchronized void fail(Scenario scenario, Subject subject, String why) {
        if (!closed) {
            of(scenario, subject).surprises.add(why);
        }
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
    }

    synchronized void complete() {
        whole = true;
    }

    synchronized boolean isEmpty() {
        return gathered.isEmpty();
    }

    synchronized boolean isSurprising() {
        return gathered.values().stream().anyMatch(series -> !series.surprises.isEmpty());
    }

    synchronized List<Histogram> histograms() {
        return List.copyOf(histograms);
    }

    synchronized Report report(String date, String commandLine, String baseline, List<Subject> subjects) {
        Map<String, String> names = new LinkedHashMap<>();
        subjects.forEach(subject -> names.put(subject.name(), subject.about()));
        return new Report(
                Report.SCHEMA,
                date,
                Machine.described(),
                Machine.java(),
                commandLine,
                whole,
                baseline,
                names,
                gathered.values().stream().map(Gathered::series).toList());
    }

    private Gathered of(Scenario scenario, Subject subject) {
        return gathered.computeIfAbsent(scenario.name() + "/" + subject.name(), key -> new Gathered(scenario, subject));
    }

    /** A dozen points for each nine. */
    private static List<Series.Point> curve(Histogram latency) {
        List<Series.Point> curve = new ArrayList<>();
        if (latency.getTotalCount() > 0) {
            for (int step = 0; step <= 4 * STEPS; step++) {
                double percentile = Math.min(LAST, 100 * (1 - Math.pow(10, -(double) step / STEPS)));
                curve.add(new Series.Point(percentile, latency.getValueAtPercentile(percentile) / NANOS_IN_MICRO));
            }
        }
        return curve;
    }
}
