package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server's process used in a while, seen from outside; unknown for a server elsewhere. Immutable. */
record Usage(@Nullable Duration processor, @Nullable Long residentBytes) {

    static final Usage UNKNOWN = new Usage(null, null);

    static Usage since(@Nullable Duration before, Subject subject) {
        Duration now = subject.processorTime();
        return new Usage(before == null || now == null ? null : now.minus(before), subject.residentBytes());
    }

    /** What a unit costs at a fixed rate. */
    void addPacedTo(Map<Measure, Double> measures, double units) {
        if (processor != null) {
            measures.put(Measure.CPU_PACED, processor.toNanos() / 1e3 / units);
        }
    }

    void addTo(Map<Measure, Double> measures, long units) {
        if (processor != null && units > 0) {
            measures.put(Measure.CPU, processor.toNanos() / 1e3 / units);
        }
        if (residentBytes != null) {
            measures.put(Measure.RESIDENT, residentBytes / 1e6);
        }
    }
}
