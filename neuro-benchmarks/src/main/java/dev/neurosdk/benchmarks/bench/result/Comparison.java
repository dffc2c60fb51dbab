package dev.neurosdk.benchmarks.bench.result;

import dev.neurosdk.benchmarks.bench.load.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has changed from one run to another. Immutable.
 *
 * @param lines a line for each figure that both have
 * @param cautions why the two may not be comparable
 */
public record Comparison(List<Line> lines, List<String> cautions) {

    /**
     * One figure.
     *
     * @param scenario of which scenario
     * @param subject of which server
     * @param measure which figure
     * @param before its median in the first run
     * @param after its median in the second
     * @param ratio of after to before
     * @param verdict what that says
     */
    public record Line(
            String scenario,
            String subject,
            Measure measure,
            double before,
            double after,
            Interval ratio,
            Verdict verdict) {}

    /** Copies the lists. */
    public Comparison {
        lines = List.copyOf(lines);
        cautions = List.copyOf(cautions);
    }

    /**
     * Compares.
     *
     * @param before the first run
     * @param after the second
     * @param tolerance which difference does not matter, such as 0.03 for 3 %
     * @return what has changed
     */
    public static Comparison of(Report before, Report after, double tolerance) {
        List<Line> lines = new ArrayList<>();
        boolean few = false;
        for (Series now : after.series()) {
            Optional<Series> then = before.find(now.scenario(), now.subject());
            if (then.isPresent()) {
                few |= Math.min(now.rounds().size(), then.get().rounds().size()) < Verdict.ROUNDS;
                for (Measure measure : now.measures()) {
                    if (then.get().measures().contains(measure)) {
                        lines.add(line(then.get(), now, measure, tolerance));
                    }
                }
            }
        }
        List<String> cautions = new ArrayList<>();
        caution(cautions, "the machine", before.machine(), after.machine());
        caution(cautions, "the JVM", before.java(), after.java());
        if (few) {
            cautions.add("fewer than " + Verdict.ROUNDS + " rounds: such a series says nothing either way");
        }
        if (!before.whole() || !after.whole()) {
            cautions.add("a run was interrupted");
        }
        return new Comparison(lines, cautions);
    }

    /** {@return whether something has become worse} */
    public boolean hasWorse() {
        return lines.stream().anyMatch(line -> line.verdict() == Verdict.WORSE);
    }

    private static Line line(Series before, Series after, Measure measure, double tolerance) {
        double[] then = before.values(measure);
        double[] now = after.values(measure);
        Interval ratio = Bootstrap.independent(now, then, Bootstrap.STRICT);
        boolean enough = Math.min(then.length, now.length) >= Verdict.ROUNDS;
        Verdict verdict = enough ? Verdict.of(ratio, measure.moreIsBetter(), tolerance) : Verdict.NO_DIFFERENCE;
        return new Line(
                after.scenario(),
                after.subject(),
                measure,
                Bootstrap.median(then),
                Bootstrap.median(now),
                ratio,
                verdict);
    }

    private static void caution(List<String> cautions, String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            cautions.add(what + " is another: " + before + ", then " + after);
        }
    }
}
