package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.SlowPolicy;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.file.FileHistory;
import dev.neurosdk.server.stream.file.FileSettings;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.server.stream.socket.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How a stream is served. Confined to one thread. */
final class ServingOptions {

    private static final int USUAL_PORT = 8765;
    private static final long HISTORY_BYTES = 64 << 20;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "127.0.0.1:8765",
            converter = ListenAddress.Converter.class,
            description = "where viewers connect to; port 0 for a free one (default: ${DEFAULT-VALUE})")
    private ListenAddress listen = new ListenAddress(ListenAddress.LOOPBACK, USUAL_PORT);

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "stream",
            description = "what viewers are told that it is (default: ${DEFAULT-VALUE})")
    private String name = "stream";

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
            names = "--queue",
            paramLabel = "N",
            defaultValue = "256",
            description = "how many items may wait for one viewer (default: ${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--slow",
            paramLabel = "POLICY",
            defaultValue = "drop-oldest",
            converter = PolicyConverter.class,
            description =
                    "what happens when more would wait: drop-oldest, conflate or disconnect (default: ${DEFAULT-VALUE})")
    private SlowPolicy slow = SlowPolicy.DROP_OLDEST;

    @Option(
            names = "--compression",
            description = "grant permessage-deflate, at about 110 KiB for each viewer that asks")
    private boolean compression;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Reads policies by their words. Thread-safe. */
    static final class PolicyConverter implements ITypeConverter<SlowPolicy> {
        @Override
        public SlowPolicy convert(String value) {
            for (SlowPolicy policy : SlowPolicy.values()) {
                if (policy.word().equals(value)) {
                    return policy;
                }
            }
            throw new TypeConversionException("expected drop-oldest, conflate or disconnect, was '" + value + "'");
        }
    }

    StreamHub hub() throws IOException {
        try {
            StreamHub.Builder hub = StreamHub.builder().name(name).queue(queue, slow);
            return hub.history(history()).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--keep and --queue: " + e.getMessage(), e);
        }
    }

    private History history() throws IOException {
        return history == null
                ? History.memory(keep, HISTORY_BYTES)
                : FileHistory.open(history, FileSettings.DEFAULT.keeping(keep, null));
    }

    StreamServer serve(StreamHub hub) throws IOException, StartFailedException {
        StreamServer.Builder server = StreamServer.builder(hub)
                .host(listen.host())
                .port(listen.port())
                .insecure(insecure)
                .compression(compression);
        if (tokens != null) {
            server.tickets(Tickets.read(tokens));
        }
        if (!origins.isEmpty()) {
            server.origins(OriginPolicy.only(origins.equals(List.of("none")) ? List.of() : origins));
        }
        return server.start();
    }

    /** Ends serving when a signal comes; gives the exit code. */
    static int stop(StreamServer server, StreamHub hub) {
        server.close();
        hub.close();
        return 0;
    }
}
