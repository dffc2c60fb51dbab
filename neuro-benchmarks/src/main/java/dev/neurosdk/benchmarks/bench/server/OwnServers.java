package dev.neurosdk.benchmarks.bench.server;

import dev.neurosdk.benchmarks.baseline.CannedServer;
import dev.neurosdk.benchmarks.baseline.NaiveServer;
import dev.neurosdk.benchmarks.broadcast.HubTextServer;
import dev.neurosdk.benchmarks.broadcast.LoopServer;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Servers that this process starts, each in a process of its own. Ends them when closed. Confined to one thread. */
public final class OwnServers implements AutoCloseable {

    /** The servers that games play with: the full one, the limit, and one without care. */
    public static final List<String> PLAYING = List.of("neuro", "jetty", "naive");

    /** The servers that broadcast: the stream, its hub behind Jetty's usual interface, and a loop over sessions. */
    public static final List<String> BROADCASTING = List.of("stream", "hub-text", "loop");

    /** What each kind is compared with unless told otherwise. */
    public static final List<String> BASELINES = List.of("jetty", "loop");

    private final List<String> wanted;
    private final String heap;
    private final List<String> prefix;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * No servers yet.
     *
     * @param wanted the names of those to start when their kind is asked for; empty for all
     * @param heap the largest heap of each, as for {@code -Xmx}
     * @param prefix what to put before each command, such as {@code taskset}; may be empty
     */
    public OwnServers(List<String> wanted, String heap, List<String> prefix) {
        this.wanted = List.copyOf(wanted);
        this.heap = heap;
        this.prefix = List.copyOf(prefix);
    }

    /**
     * Starts the servers that games play with.
     *
     * @param options options for {@code neuro serve}, which is measured then; when there are none, it is the same server with a
     *     brain that answers at once
     * @throws IOException when one doesn't start
     */
    public void startPlaying(List<String> options) throws IOException {
        if (options.isEmpty()) {
            start(PLAYING.get(0), "the full server, whose brain answers at once", main(FullServer.class), false);
        } else {
            List<String> serve = new ArrayList<>(List.of("serve", "--port", "0", "--log", "off", "--max-rate", "0"));
            serve.addAll(options);
            start(PLAYING.get(0), "the full server: neuro " + String.join(" ", serve), neuro(serve), false);
        }
        start(PLAYING.get(1), "bare Jetty that answers a force with a canned frame", main(CannedServer.class), false);
        start(
                PLAYING.get(2),
                "what one writes in an afternoon: a tree, a map, no checks",
                main(NaiveServer.class),
                false);
    }

    /**
     * Starts the servers that broadcast.
     *
     * @throws IOException when one doesn't start
     */
    public void startBroadcasting() throws IOException {
        List<String> serve = List.of("stream", "serve", "--listen", "0");
        start(BROADCASTING.get(0), "the live stream: neuro " + String.join(" ", serve), neuro(serve), true);
        start(
                BROADCASTING.get(1),
                "the stream's hub, which sends with Jetty's Session.sendText",
                main(HubTextServer.class),
                true);
        start(
                BROADCASTING.get(2),
                "what one writes in an afternoon: a loop over Session.sendText",
                main(LoopServer.class),
                true);
    }

    /** {@return the servers, in the order in which they were started} */
    public List<Subject> subjects() {
        return List.copyOf(subjects);
    }

    private void start(String name, String about, List<String> program, boolean broadcasts) throws IOException {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        ServerProcess process = ServerProcess.start(prefix, heap, program);
        processes.add(process);
        subjects.add(
                new Subject(name, about, Address.of(process.uri()), process.pid(), broadcasts ? process::tell : null));
    }

    private static List<String> neuro(List<String> arguments) {
        List<String> program = new ArrayList<>(main(Main.class));
        program.addAll(arguments);
        return program;
    }

    private static List<String> main(Class<?> program) {
        return List.of(program.getName());
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
    }
}
