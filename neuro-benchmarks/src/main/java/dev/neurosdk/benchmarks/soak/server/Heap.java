package dev.neurosdk.benchmarks.soak.server;

import dev.neurosdk.server.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in a JVM after a full garbage collection. Immutable.
 *
 * @param bytes how much all objects take up together
 * @param sessions how many of them are sessions of a Neuro server
 */
public record Heap(long bytes, long sessions) {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");
    private static final Pattern SESSIONS =
            Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(Session.class.getName()) + "(\\s.*)?");

    /**
     * Lets a JVM collect its garbage and counts what is left: {@code jcmd PID GC.class_histogram}. The JVM stands still
     * meanwhile.
     *
     * @param pid the process's number
     * @return what is alive
     * @throws IOException when {@code jcmd} can't be run, or not on this process
     */
    public static Heap of(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "-J-XX:+UseSerialGC",
                        "-J-XX:TieredStopAtLevel=1",
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var out = jcmd.inputReader()) {
            return parse(out.lines().toList());
        } finally {
            jcmd.destroy();
        }
    }

    static Heap parse(List<String> histogram) throws IOException {
        long bytes = number(histogram, TOTAL);
        if (bytes == 0) {
            throw new IOException("expected a histogram with a total, was " + String.join(" ", histogram));
        }
        return new Heap(bytes, number(histogram, SESSIONS));
    }

    private static long number(List<String> histogram, Pattern line) {
        return histogram.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(0);
    }
}
