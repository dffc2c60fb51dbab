package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.client.StreamClient;
import dev.neurosdk.server.stream.client.StreamListener;
import dev.neurosdk.server.stream.client.StreamPhase;
import dev.neurosdk.server.stream.client.StreamUpdate;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro stream status}. Confined to one thread. */
@Command(
        name = "status",
        description = "Connects to a stream, says what it is and how quickly it answers, and leaves.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the stream answered", "1:it did not", "2:the command line is wrong"})
final class StreamStatusCommand implements Callable<Integer> {

    private static final String PING = "{\"type\":\"ping\",\"id\":\"status\"}";

    private final Terminal terminal;

    @Mixin
    private StreamAddress server = new StreamAddress();

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "how long to wait for the answer (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofSeconds(5);

    StreamStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StreamClient.Builder builder = StreamClient.builder(server.uri()).patience(timeout);
        String token = tokens.token();
        if (token != null) {
            builder.token(token);
        }
        Asking asking = new Asking();
        try (StreamClient client = builder.connect(asking)) {
            JsonValue welcome = asking.welcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            long start = System.nanoTime();
            CompletableFuture<Boolean> unused = client.send(PING);
            asking.pong.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            terminal.out().println(text(welcome, Duration.ofNanos(System.nanoTime() - start)));
            return 0;
        } catch (TimeoutException e) {
            throw new IOException(server.uri() + " did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(server.uri() + " can't be had: " + cause.getMessage(), e);
        }
    }

    private String text(JsonValue welcome, Duration roundTrip) {
        double millis = roundTrip.toNanos() / 1e6;
        if (json) {
            String members = welcome.toString();
            return new JsonText()
                    .beginObject()
                    .member("uri", server.uri().toString())
                    .embedded("pingMillis", String.format(Locale.ROOT, "%.3f", millis))
                    .embedded("welcome", members)
                    .endObject()
                    .toString();
        }
        String topics = welcome.at("/topics")
                .filter(JsonValue.Elements.class::isInstance)
                .map(value -> ((JsonValue.Elements) value)
                        .elements().stream()
                                .map(topic -> topic.textAt("").orElse(topic.toString()))
                                .collect(Collectors.joining(", ")))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s%n  stream   %s (%s)%n  newest   #%s%n  topics   %s%n  ping     %.1f ms",
                server.uri(),
                harmless(welcome.textAt("/message").orElse("without a name")),
                harmless(welcome.textAt("/stream").orElse("without an id")),
                harmless(welcome.at("/seq").map(JsonValue::toString).orElse("?")),
                harmless(topics.isEmpty() ? "all" : topics),
                millis);
    }

    private String harmless(String text) {
        return HarmlessText.fit(text, terminal.columns(), "...");
    }

    /** Waits for the welcome and a pong. */
    private static final class Asking implements StreamListener {

        final CompletableFuture<JsonValue> welcome = new CompletableFuture<>();
        final CompletableFuture<Void> pong = new CompletableFuture<>();

        @Override
        public void received(StreamUpdate update) {}

        @Override
        public void heard(JsonValue message) {
            String type = message.textAt("/type").orElse("");
            if (type.equals("connected")) {
                welcome.complete(message);
            } else if (type.equals("pong")) {
                pong.complete(null);
            }
        }

        @Override
        public void changed(StreamPhase phase, String why) {
            if (phase == StreamPhase.WAITING || phase == StreamPhase.ENDED) {
                IOException lost = new IOException(why);
                welcome.completeExceptionally(lost);
                pong.completeExceptionally(lost);
            }
        }
    }
}
