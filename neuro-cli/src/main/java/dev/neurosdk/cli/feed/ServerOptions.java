package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.examples.volatility.FeedServer;
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

/** How records are served. Confined to one thread. */
final class ServerOptions {

    private static final long HISTORY_BYTES = 64 << 20;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "127.0.0.1:8765",
            converter = ListenAddress.Converter.class,
            description = "where viewers connect to; port 0 for any free one (default: ${DEFAULT-VALUE})")
    private ListenAddress listen = new ListenAddress(ListenAddress.LOOPBACK, FeedServer.PORT);

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many records viewers can go back (default: ${DEFAULT-VALUE})")
    private int keep;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description =
                    "keep records in files of this directory, so that a server that is started again goes on with the"
                            + " same numbers (default: in memory)")
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
                    "let pages of this origin connect from a browser, such as http://192.168.1.5:8050; may be repeated"
                            + " (default: pages of this machine)")
    private List<String> origins = new ArrayList<>();

    @Option(names = "--insecure", description = "listen where other machines can connect although anybody may come in")
    private boolean insecure;

    String host() {
        return listen.host();
    }

    /** Starts a server and says so. */
    FeedServer start(Path file, Parts parts) throws IOException {
        UnaryOperator<StreamServer.Builder> edge = edge();
        FeedServer server = FeedServer.start(file, history(), edge, parts::complain);
        parts.add(
                "server",
                server.uri() + ", status at " + server.uri().toString().replaceFirst("^ws", "http") + "status",
                server);
        return server;
    }

    private History history() throws IOException {
        if (keep < 1) {
            throw new UsageProblem("--keep: expected at least 1, was " + keep);
        }
        return history == null
                ? History.memory(keep, HISTORY_BYTES)
                : FileHistory.open(history, FileSettings.DEFAULT.keeping(keep, null));
    }

    private UnaryOperator<StreamServer.Builder> edge() throws IOException {
        Tickets tickets = tokens == null ? Tickets.open() : Tickets.read(tokens);
        return server -> {
            server.host(listen.host()).port(listen.port()).insecure(insecure).tickets(tickets);
            return origins.isEmpty() ? server : server.origins(OriginPolicy.only(origins));
        };
    }
}
