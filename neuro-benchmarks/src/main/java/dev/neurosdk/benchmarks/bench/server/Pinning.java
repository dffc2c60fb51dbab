package dev.neurosdk.benchmarks.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which processors the servers have for themselves, and which the generator. Immutable.
 *
 * @param servers a list as {@code taskset -c} takes it, such as {@code 0} or {@code 0,2-3}
 * @param generator the same
 */
public record Pinning(String servers, String generator) {

    private static final String LIST = "\\d+(?:-\\d+)?(?:,\\d+(?:-\\d+)?)*";
    private static final Pattern BOTH = Pattern.compile("(" + LIST + "):(" + LIST + ")");

    /**
     * Reads both.
     *
     * @param text such as {@code 0:1}; empty for half of the processors each
     * @param processors how many there are
     * @return the pinning
     * @throws IllegalArgumentException when it is neither, or when there is one processor only
     */
    public static Pinning of(String text, int processors) {
        if (text.isEmpty()) {
            if (processors < 2) {
                throw new IllegalArgumentException("pin: expected at least 2 processors to pin apart, was 1");
            }
            int half = processors / 2;
            return new Pinning("0-" + (half - 1), half + "-" + (processors - 1));
        }
        Matcher both = BOTH.matcher(text);
        if (!both.matches()) {
            throw new IllegalArgumentException("pin: expected SERVERS:GENERATOR such as 0:1 or 0-1:2,3, was " + text);
        }
        return new Pinning(both.group(1), both.group(2));
    }

    /** {@return what to put before the command of a server} */
    public List<String> prefix() {
        return List.of("taskset", "-c", servers);
    }

    /**
     * Pins all threads of this process to the generator's processors, and those that they start.
     *
     * @throws IOException when there is no {@code taskset}, or it refuses
     */
    public void pinThisProcess() throws IOException {
        run(List.of(
                "taskset",
                "-a",
                "-c",
                "-p",
                generator,
                String.valueOf(ProcessHandle.current().pid())));
    }

    /** Whatever goes wrong, it is said in one sentence. */
    static void run(List<String> command) throws IOException {
        Process taskset;
        try {
            taskset = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(
                    "pinning needs " + command.get(0) + " (of util-linux), which is not there: leave --pin out", e);
        }
        try (var out = taskset.getInputStream()) {
            String said = new String(out.readAllBytes(), UTF_8).strip();
            if (taskset.waitFor() != 0) {
                throw new IOException("expected processors that can be pinned to, was: " + said);
            }
        } catch (InterruptedException e) {
            taskset.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pinning", e);
        }
    }
}
