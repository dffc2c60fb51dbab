package dev.neurosdk.benchmarks.soak.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the kernel says about a process. Immutable. Source: proc(5).
 *
 * @param threads how many threads it has, those of the JVM included
 * @param files how many file descriptors are open
 * @param residentBytes how much memory it occupies
 */
public record Vitals(long threads, long files, long residentBytes) {

    /**
     * Looks at a process, which doesn't notice.
     *
     * @param pid its number
     * @return how it is
     * @throws IOException when there is no such process, or no {@code /proc}
     */
    public static Vitals of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        List<String> status = Files.readAllLines(process.resolve("status"));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Vitals(number(status, "Threads:"), files.count(), number(status, "VmRSS:") * 1024);
        }
    }

    private static long number(List<String> status, String name) throws IOException {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("expected a line " + name + " in the status, was none"));
    }
}
