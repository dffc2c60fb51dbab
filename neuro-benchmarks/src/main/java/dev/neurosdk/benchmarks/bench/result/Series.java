package dev.neurosdk.benchmarks.bench.result;

import dev.neurosdk.benchmarks.bench.load.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One scenario against one server. Immutable.
 *
 * @param scenario its name
 * @param about what happens in it
 * @param unit what is counted
 * @param subject the server's name
 * @param rounds the figures of each round, by the measure's title
 * @param counts what was sent and received in all rounds, by name
 * @param surprises what should not have happened, the first of each round that had any
 * @param curve the latency in microseconds that shares of the operations of all rounds stay within
 * @param slowed the 99th percentile of all rounds with the slow client in units of that without; null where there was none, or
 *     where there were too few phases to say how sure it is
 */
public record Series(
        String scenario,
        String about,
        String unit,
        String subject,
        List<Map<String, Double>> rounds,
        Map<String, Long> counts,
        List<String> surprises,
        List<Point> curve,
        @Nullable Interval slowed) {

    /**
     * A point of the latency curve.
     *
     * @param percentile above 0, below 100
     * @param micros microseconds
     */
    public record Point(double percentile, double micros) {}

    /** Copies the lists. */
    public Series {
        rounds = List.copyOf(rounds);
        surprises = List.copyOf(surprises);
        curve = List.copyOf(curve);
    }

    /**
     * One figure of every round that has it.
     *
     * @param measure which
     * @return in the order of the rounds
     */
    public double[] values(Measure measure) {
        return rounds.stream()
                .map(round -> round.get(measure.title()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** {@return the measures that every round has} */
    public List<Measure> measures() {
        return Stream.of(Measure.values())
                .filter(measure -> !rounds.isEmpty() && values(measure).length == rounds.size())
                .toList();
    }

    /**
     * The median of a figure.
     *
     * @param measure which
     * @return the median, or NaN when no round has it
     */
    public double median(Measure measure) {
        double[] values = values(measure);
        return values.length == 0 ? Double.NaN : Bootstrap.median(values);
    }

    /**
     * This beside another server in the same run.
     *
     * @param base the other one
     * @param measure which figure
     * @return the ratio, over the rounds that both have
     */
    public Interval beside(Series base, Measure measure) {
        double[] mine = values(measure);
        double[] theirs = base.values(measure);
        int both = Math.min(mine.length, theirs.length);
        return Bootstrap.paired(Arrays.copyOf(mine, both), Arrays.copyOf(theirs, both), Bootstrap.USUAL);
    }
}
