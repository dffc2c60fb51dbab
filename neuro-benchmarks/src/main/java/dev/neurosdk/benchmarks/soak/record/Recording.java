package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The samples of one server process, in order. Thread-safe. */
public final class Recording {

    private final long pid;
    private final long start = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    /**
     * Begins a recording.
     *
     * @param pid the process
     */
    public Recording(long pid) {
        this.pid = pid;
    }

    /**
     * Looks at threads, files and memory, which the server doesn't notice.
     *
     * @return the sample, also kept
     * @throws IOException when the process has ended
     */
    public Sample glance() throws IOException {
        return keep(new Sample(seconds(), Vitals.of(pid), null));
    }

    /**
     * Looks at everything; the server collects its garbage for it.
     *
     * @return the sample, also kept
     * @throws IOException when the process has ended
     */
    public Sample examine() throws IOException {
        Heap heap = Heap.of(pid);
        return keep(new Sample(seconds(), Vitals.of(pid), heap));
    }

    /** {@return the samples so far, in order} */
    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /**
     * Writes the samples as comma-separated values.
     *
     * @param file where to; replaced when it exists
     * @throws IOException when it can't be written
     */
    public void writeCsv(Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(Stream.of(Sample.CSV_HEAD), samples().stream().map(Sample::csv))
                        .toList());
    }

    private synchronized Sample keep(Sample sample) {
        samples.add(sample);
        return sample;
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
