package dev.neurosdk.benchmarks.bench.server;

import dev.neurosdk.benchmarks.baseline.CannedServer;
import dev.neurosdk.benchmarks.baseline.NaiveServer;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The full server and its two baselines, each in a process of its own. Ends them when closed. Confined to one thread. */
public final class OwnServers implements AutoCloseable {

    /** The name of the baseline that is the limit. */
    public static final String LIMIT = "jetty";

    private final List<ServerProcess> processes = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();

    private OwnServers() {}

    /** {@return no servers} */
    public static OwnServers none() {
        return new OwnServers();
    }

    /**
     * Starts all three.
     *
     * @param heap the largest heap, as for {@code -Xmx}
     * @param prefix what to put before each command, such as {@code taskset}; may be empty
     * @param more options for {@code neuro serve}
     * @return the servers, listening
     * @throws IOException when one doesn't start; then none is left
     */
    public static OwnServers start(String heap, List<String> prefix, List<String> more) throws IOException {
        OwnServers servers = new OwnServers();
        try {
            List<String> serve = new ArrayList<>(
                    List.of(Main.class.getName(), "serve", "--port", "0", "--log", "off", "--max-rate", "0"));
            serve.addAll(more);
            servers.add(
                    "neuro",
                    "the full server: neuro " + String.join(" ", serve.subList(1, serve.size())),
                    heap,
                    prefix,
                    serve);
            servers.add(
                    LIMIT,
                    "bare Jetty that answers a force with a canned frame",
                    heap,
                    prefix,
                    List.of(CannedServer.class.getName()));
            servers.add(
                    "naive",
                    "what one writes in an afternoon: a tree, a map, no checks",
                    heap,
                    prefix,
                    List.of(NaiveServer.class.getName()));
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** {@return the servers, the full one first} */
    public List<Subject> subjects() {
        return List.copyOf(subjects);
    }

    private void add(String name, String about, String heap, List<String> prefix, List<String> command)
            throws IOException {
        ServerProcess process = ServerProcess.start(prefix, heap, command);
        processes.add(process);
        subjects.add(new Subject(name, about, Address.of(process.uri()), process.pid()));
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
    }
}
