package dev.neurosdk.benchmarks.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Publisher;
import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.util.Map;

/**
 * Viewers that are broadcast to, alone first, and then beside one that never reads and whose buffers are full already.
 * Immutable.
 *
 * @param connections how many read
 * @param rate how many messages a second while they are timed
 */
record SlowViewer(int connections, double rate) implements Scenario {

    /** Together more than the kernel takes for somebody who doesn't read. */
    private static final int FILLINGS = 16;

    private static final int FILLING_BYTES = 1 << 19;

    /** How a viewer knows what was not for it, but came late. */
    static final String FILLING = "{\"type\":\"item\",\"data\":\"~";

    @Override
    public String name() {
        return "broadcast-slow";
    }

    @Override
    public String unit() {
        return "deliveries";
    }

    @Override
    public String about() {
        return connections + " viewers as in broadcast-" + connections + ", beside one that never reads";
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        Broadcast others = new Broadcast(connections, rate);
        Pace half = pace.lasting(pace.time().dividedBy(2).plusNanos(1));
        Outcome alone = others.play(subject, crew, half, false);
        Sleeper sleeper = new Sleeper(crew.lanes(1).get(0), subject.address());
        Outcome beside;
        sleeper.come(subject, pace.patience());
        try {
            fill(requireNonNull(subject.publisher()));
            beside = others.play(subject, crew, half, false);
        } finally {
            sleeper.leave();
        }
        return beside.comparedTo(alone, Map.of("slow viewer was cut off", sleeper.cuts()));
    }

    private static void fill(Publisher publisher) throws IOException {
        byte[] line = ("{\"data\":\"" + "~".repeat(FILLING_BYTES) + "\"}\n").getBytes(US_ASCII);
        for (int i = 0; i < FILLINGS; i++) {
            publisher.publish(line);
        }
    }
}
