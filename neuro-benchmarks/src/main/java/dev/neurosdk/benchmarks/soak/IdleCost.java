package dev.neurosdk.benchmarks.soak;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.soak.record.Finding;
import dev.neurosdk.benchmarks.soak.record.Flatness;
import dev.neurosdk.benchmarks.soak.record.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What idle connections cost a server. Immutable.
 *
 * @param sessions how many
 * @param lost how many of them did not stay
 * @param joining how long it took to connect all, eight at a time
 * @param before the server at rest before, with a heap
 * @param full the server with all of them, with a heap
 * @param after the server at rest after, with a heap
 */
record IdleCost(int sessions, long lost, Duration joining, Sample before, Sample full, Sample after) {

    IdleCost ending(Sample atRest) {
        return new IdleCost(sessions, lost, joining, before, full, atRest);
    }

    double heapPerSession() {
        return (double) (bytes(full) - bytes(before)) / sessions;
    }

    List<Finding> findings() {
        return Flatness.betweenRests(before, after);
    }

    private static long bytes(Sample sample) {
        return requireNonNull(sample.heap(), "heap").bytes();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d connected in %.1f s (%.2f ms each), %d lost; heap %.1f -> %.1f MB, %.2f KB each;"
                        + " resident %.0f -> %.0f MB, %.1f KB each; threads %d -> %d; files %d -> %d; at rest again %.1f MB",
                sessions,
                joining.toMillis() / 1e3,
                joining.toNanos() / 1e6 / sessions,
                lost,
                bytes(before) / 1e6,
                bytes(full) / 1e6,
                heapPerSession() / 1e3,
                before.vitals().residentBytes() / 1e6,
                full.vitals().residentBytes() / 1e6,
                (full.vitals().residentBytes() - before.vitals().residentBytes()) / 1e3 / sessions,
                before.vitals().threads(),
                full.vitals().threads(),
                before.vitals().files(),
                full.vitals().files(),
                bytes(after) / 1e6);
    }
}
