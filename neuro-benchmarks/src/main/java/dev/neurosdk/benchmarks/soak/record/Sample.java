package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a server was at one moment. Immutable.
 *
 * @param seconds since the recording began
 * @param vitals what the kernel said
 * @param heap what was alive after a full collection; null when none was made for this sample
 */
public record Sample(
        double seconds, Vitals vitals, @Nullable Heap heap) {

    static final String CSV_HEAD = "seconds,heap_bytes,sessions,threads,files,resident_bytes";

    String csv() {
        return String.format(
                Locale.ROOT,
                "%.1f,%s,%s,%d,%d,%d",
                seconds,
                heap == null ? "" : heap.bytes(),
                heap == null ? "" : heap.sessions(),
                vitals.threads(),
                vitals.files(),
                vitals.residentBytes());
    }
}
