package dev.neurosdk.benchmarks.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Publisher;
import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.util.Map;

/**
 * Viewers that are broadcast to, in turn alone and beside one that never reads and whose queue is full before they come.
 * Immutable.
 *
 * @param connections how many read
 * @param rate how many messages a second while they are timed
 */
record SlowViewer(int connections, double rate) implements Scenario {

    /** Together more than the kernel and the server's queue take for somebody who doesn't read. */
    private static final int FILLINGS = 16;

    private static final int FILLING_BYTES = 1 << 19;

    /** Enough to warm up and for a rate: the others are here for the times. */
    private static final double FLOODING = 0.2;

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
        return connections + " viewers as in broadcast-" + connections
                + ", alone and beside one that never reads, in turn";
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        return Turns.play((beside, part) -> phase(subject, crew, part, beside), pace);
    }

    /** What fills the queue is published in both kinds of phases, so that nothing else differs. */
    private Outcome phase(Subject subject, Crew crew, Pace pace, boolean beside)
            throws IOException, InterruptedException {
        Broadcast others = new Broadcast(connections, rate);
        Publisher publisher = requireNonNull(subject.publisher());
        if (!beside) {
            fill(publisher);
            return others.play(subject, crew, pace, FLOODING, false);
        }
        Sleeper sleeper = new Sleeper(crew.lanes(1).get(0), subject.address());
        sleeper.come(subject, pace.patience());
        Outcome outcome;
        try {
            fill(publisher);
            outcome = others.play(subject, crew, pace, FLOODING, false);
        } finally {
            sleeper.leave();
        }
        return outcome.adding(Map.of("slow viewer was cut off", sleeper.cuts()));
    }

    private static void fill(Publisher publisher) throws IOException {
        byte[] line = ("{\"data\":\"" + "~".repeat(FILLING_BYTES) + "\"}\n").getBytes(US_ASCII);
        for (int i = 0; i < FILLINGS; i++) {
            publisher.publish(line);
        }
    }
}
