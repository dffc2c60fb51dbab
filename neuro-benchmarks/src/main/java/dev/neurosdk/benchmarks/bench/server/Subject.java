package dev.neurosdk.benchmarks.bench.server;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import dev.neurosdk.benchmarks.wire.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server under load. Immutable.
 *
 * @param name what it is called in reports
 * @param about what it is, in a few words
 * @param address where it listens
 * @param pid its process, or null when that is not ours
 * @param publisher has it broadcast messages; null when it is a server of games
 */
public record Subject(
        String name,
        String about,
        Address address,
        @Nullable Long pid,
        @Nullable Publisher publisher) {

    /**
     * A server that runs already, and takes games.
     *
     * @param name what it is called in reports
     * @param about what it is, in a few words
     * @param address where it listens
     * @return the server, of whose process nothing is known
     */
    public static Subject running(String name, String about, Address address) {
        return new Subject(name, about, address, null, null);
    }

    /** {@return whether it broadcasts to viewers, rather than plays with games} */
    public boolean broadcasts() {
        return publisher != null;
    }

    /** {@return how long it has kept processors busy, or null when that can't be known} */
    public @Nullable Duration processorTime() {
        return pid == null
                ? null
                : ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(null);
    }

    /** {@return how much memory it occupies, or null when that can't be known} */
    public @Nullable Long residentBytes() {
        if (pid == null || !Files.isDirectory(Path.of("/proc/self"))) {
            return null;
        }
        try {
            return Vitals.of(pid).residentBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Lets it collect its garbage and counts what is left.
     *
     * @return live bytes, or null when the process is not ours
     * @throws IOException when it can't be looked at
     */
    public @Nullable Long heapBytes() throws IOException {
        return pid == null ? null : Heap.of(pid).bytes();
    }
}
