package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.file.FileHistory;
import dev.neurosdk.server.stream.file.FileSettings;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.server.stream.socket.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a stream is served, to whom, and how far back. Confined to one thread. */
public final class StreamPortOptions {

    private static final int USUAL_PORT = 8765;
    private static final long HISTORY_BYTES = 64 << 20;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "127.0.0.1:8765",
            converter = ListenAddress.Converter.class,
            description = "where viewers connect to; port 0 for any free one (default: ${DEFAULT-VALUE})")
    private ListenAddress listen = new ListenAddress(ListenAddress.LOOPBACK, USUAL_PORT);

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many items viewers can go back (default: ${DEFAULT-VALUE}; in memory at most 64 MiB)")
    private int keep;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description =
                    "keep items in files of this directory, so that a server that is started again goes on with the same"
                            + " numbers (default: in memory)")
    private @Nullable Path history;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "let in only who shows a token; each line is TOKEN TOPIC,TOPIC (* for every topic)")
    private @Nullable Path tokens;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "let pages of this origin connect from a browser, such as https://example.org; may be repeated;"
                            + " none for no page at all (default: pages of this machine)")
    private List<String> origins = new ArrayList<>();

    @Option(names = "--insecure", description = "listen where other machines can connect although anybody may come in")
    private boolean insecure;

    /** What is usual. */
    public StreamPortOptions() {}

    /** {@return the address to listen on, without its port} */
    public String host() {
        return listen.host();
    }

    /**
     * Opens what items are kept in.
     *
     * @return the history
     * @throws UsageProblem when nothing would be kept
     * @throws IOException when the directory is of no use
     */
    public History history() throws IOException {
        if (keep < 1) {
            throw new UsageProblem("--keep: expected at least 1, was " + keep);
        }
        return history == null
                ? History.memory(keep, HISTORY_BYTES)
                : FileHistory.open(history, FileSettings.DEFAULT.keeping(keep, null));
    }

    /**
     * What sets where a server listens and whom it lets in.
     *
     * @return changes a server that is described
     * @throws UsageProblem when an origin is none
     * @throws IOException when the tokens can't be read
     */
    public UnaryOperator<StreamServer.Builder> edge() throws IOException {
        OriginPolicy pages = pages();
        Tickets tickets = tokens == null ? Tickets.open() : Tickets.read(tokens);
        return server -> server.host(listen.host())
                .port(listen.port())
                .insecure(insecure)
                .tickets(tickets)
                .origins(pages);
    }

    private OriginPolicy pages() {
        if (origins.isEmpty()) {
            return OriginPolicy.thisMachine();
        }
        try {
            return OriginPolicy.only(origins.equals(List.of("none")) ? List.of() : origins);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem("--allow-origin: " + e.getMessage());
        }
    }
}
