package dev.neurosdk.benchmarks.bench.load;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Viewers that are broadcast to: first as fast as all of them get it, which gives the rate, then at a fixed rate, which
 * gives the times. Immutable.
 *
 * @param connections how many viewers
 * @param rate how many messages a second, then
 */
record Broadcast(int connections, double rate) implements Scenario {

    /** With fewer, what else goes on in a JVM is more than what they cost. */
    private static final int WORTH_WEIGHING = 100;

    @Override
    public String name() {
        return "broadcast-" + connections;
    }

    @Override
    public String unit() {
        return "deliveries";
    }

    @Override
    public String about() {
        return (connections == 1 ? "1 viewer gets" : connections + " viewers get") + " messages of "
                + Programme.MESSAGE_BYTES + " bytes: as fast as they do, which gives the rate; then "
                + Math.round(rate) + " a second, which gives the times";
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        return play(subject, crew, pace, 0.5, connections >= WORTH_WEIGHING);
    }

    /**
     * A round.
     *
     * @param flooding for which part of the time messages come as fast as they do
     * @param weighed whether to ask what a viewer costs the server in memory
     */
    Outcome play(Subject subject, Crew crew, Pace pace, double flooding, boolean weighed)
            throws IOException, InterruptedException {
        List<Lane> lanes = crew.lanes(connections);
        Programme programme = new Programme(requireNonNull(subject.publisher()), connections);
        Audience audience = new Audience(subject, lanes, programme, connections);
        Pace flood =
                pace.lasting(Duration.ofNanos((long) (flooding * pace.time().toNanos())));
        Pace rest = pace.lasting(pace.time().minus(flood.time()));
        Long heapBefore = weighed ? subject.heapBytes() : null;
        audience.come(pace.patience());
        Long heap = weighed ? subject.heapBytes() : null;
        Usage flooded;
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        try {
            flooded = flood(subject, lanes, programme, flood);
            pace(subject, lanes, programme, rest)
                    .addPacedTo(more, connections * Math.ceil(rate * rest.time().toNanos() / 1e9));
        } finally {
            audience.leave(pace.patience());
        }
        crew.check();
        if (heap != null && heapBefore != null) {
            more.put(Measure.HEAP_EACH, (heap - heapBefore) / 1e3 / connections);
        }
        return Outcome.of(lanes, flood.time().toNanos() / 1e9, flooded)
                .counting(counts(lanes, programme))
                .with(more);
    }

    private static Usage flood(Subject subject, List<Lane> lanes, Programme programme, Pace pace)
            throws IOException, InterruptedException {
        long begin = System.nanoTime() + pace.leadIn().toNanos();
        long end = begin + pace.time().toNanos();
        Crew.onEach(lanes, lane -> lane.window(begin, end));
        programme.flood(end);
        TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
        Duration before = subject.processorTime();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        Usage usage = Usage.since(before, subject);
        awaitWhole(lanes, programme, pace);
        return usage;
    }

    private Usage pace(Subject subject, List<Lane> lanes, Programme programme, Pace pace)
            throws IOException, InterruptedException {
        Duration before = subject.processorTime();
        long begin = System.nanoTime();
        programme.pace(rate, begin, begin + pace.time().toNanos());
        awaitWhole(lanes, programme, pace);
        return Usage.since(before, subject);
    }

    private static void awaitWhole(List<Lane> lanes, Programme programme, Pace pace) throws InterruptedException {
        if (!programme.isWholeWithin(pace.patience())) {
            // On the last lane: what a viewer has to say is more to the point, and the first lane's word comes first.
            Crew.onEach(
                    lanes.subList(lanes.size() - 1, lanes.size()),
                    lane -> lane.counts.surprise("not all messages came to all viewers within the time allowed"));
        }
    }

    private static Map<String, Long> counts(List<Lane> lanes, Programme programme) {
        Counts sum = new Counts();
        lanes.forEach(lane -> sum.add(lane.counts));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("messages published", programme.published());
        counts.put("messages delivered", sum.deliveries);
        counts.put("other notices received", sum.notices);
        counts.put("surprises", sum.surprises);
        return counts;
    }
}
