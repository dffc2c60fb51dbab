package dev.neurosdk.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.cli.terminal.Ending;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.socket.StreamServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro stream serve}. Confined to one thread. */
@Command(
        name = "serve",
        description = {
            "Serves a stream of what comes on standard input: one JSON object a line, with data, and optionally topic, type and",
            "key (what a newer item of the same key makes needless). Lines that are none are told and left out."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped by Ctrl-C or SIGTERM, or with --until-end the input ended",
            "1:it could not begin",
            "2:the command line is wrong"
        })
final class StreamServeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ServingOptions options = new ServingOptions();

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            defaultValue = "items",
            description = "the topic of lines that name none (default: ${DEFAULT-VALUE})")
    private String topic = "items";

    @Option(
            names = "--type",
            paramLabel = "NAME",
            defaultValue = "item",
            description = "the type of lines that name none (default: ${DEFAULT-VALUE})")
    private String type = "item";

    @Option(
            names = "--until-end",
            description = "stop when the input has ended, rather than go on serving what was said")
    private boolean untilEnd;

    StreamServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (StreamHub hub = options.hub();
                StreamServer server = options.serve(hub)) {
            try (Ending ending = new Ending(() -> ServingOptions.stop(server, hub))) {
                terminal.out().println("Viewers connect to " + server.uri() + ". Ctrl-C ends it.");
                publish(hub);
                if (!untilEnd) {
                    ending.await(null);
                }
            }
        }
        return 0;
    }

    private void publish(StreamHub hub) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), UTF_8));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String fault = line.isBlank() ? null : publish(hub, line);
            if (fault != null) {
                terminal.err().println("neuro: line " + number + ": " + fault);
            }
        }
    }

    /** Publishes a line; returns what is wrong with it, null when nothing is. */
    private @Nullable String publish(StreamHub hub, String line) {
        JsonValue json = JsonValue.parse(line).orElse(null);
        JsonValue data = json == null ? null : json.at("/data").orElse(null);
        if (json == null || data == null) {
            return "expected a JSON object with data, such as {\"data\":{\"price\":1}}";
        }
        try {
            long unused = hub.publish(
                    json.textAt("/topic").orElse(topic),
                    json.textAt("/type").orElse(type),
                    data.toString(),
                    json.textAt("/key").orElse(null));
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
