package dev.neurosdk.examples.volatility.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.examples.volatility.file.FeedRecord;
import dev.neurosdk.examples.volatility.file.Results;
import dev.neurosdk.examples.volatility.file.ResultsWatch;
import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries out each part of a feed, one after the other, and tells what works. Confined to one thread. */
public final class ConnectivityCheck {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String UPDATE = "volatility_update";
    private static final List<String> FIELDS =
            List.of("timestamp", "volatility", "price", "returns", "open", "high", "low", "volume");

    private final URI stream;
    private final @Nullable String token;
    private final Duration patience;
    private final Consumer<Finding> told;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private boolean good = true;

    /**
     * Makes a check.
     *
     * @param stream the address of the feed's server
     * @param token what it wants to be shown; null when it wants nothing
     * @param patience how long to wait for a record, longer than they are apart
     * @param told is told each finding, in turn
     */
    public ConnectivityCheck(URI stream, @Nullable String token, Duration patience, Consumer<Finding> told) {
        this.stream = requireNonNull(stream, "stream");
        this.token = token;
        this.patience = requireNonNull(patience, "patience");
        this.told = requireNonNull(told, "told");
    }

    /** {@return whether everything that was tried so far works} */
    public boolean isGood() {
        return good;
    }

    /**
     * Tries the file that the generator writes.
     *
     * @param file the file
     */
    public void file(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > ResultsWatch.MAX_BYTES) {
                tell(false, "data file", file + " is not there; is a generator running?");
                return;
            }
            Results results = Results.read(Files.readString(file), Instant.now());
            List<FeedRecord> records = results.records();
            String faults = String.join("; ", results.faults());
            if (records.isEmpty() || !faults.isEmpty()) {
                tell(false, "data file", file + (faults.isEmpty() ? " holds no record" : ": " + faults));
                return;
            }
            Duration age = Duration.between(records.get(records.size() - 1).time(), Instant.now());
            tell(
                    age.compareTo(patience) <= 0,
                    "data file",
                    file + " holds " + records.size() + " records, the last one " + age.toSeconds() + " s old");
        } catch (IOException e) {
            tell(false, "data file", file + " can't be read: " + e);
        }
    }

    /**
     * Tries the server: connects, looks at history, waits for a record, asks and says nonsense, and looks at its pages.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void server() throws InterruptedException {
        String query = "?topics=volatility&last=1"
                + (token == null
                        ? ""
                        : "&token=" + URLEncoder.encode(token, UTF_8).replace("+", "%20"));
        try (PlainViewer viewer = PlainViewer.connect(http, stream.resolve("/" + query), CONNECT)) {
            conversation(viewer);
        } catch (IOException e) {
            tell(
                    false,
                    "server",
                    "no connection to " + stream + ": " + e.getMessage() + "; start it with: neuro feed server");
        }
        page("health", http(stream).resolve("/healthz"), "\"status\":\"ok\"");
        page("status", http(stream).resolve("/status"), "\"viewers\"");
    }

    /**
     * Tries the dashboard's page.
     *
     * @param address the page
     * @throws InterruptedException when the thread is interrupted
     */
    public void dashboard(URI address) throws InterruptedException {
        page("dashboard", address, "<title>Volatility feed</title>");
    }

    private void conversation(PlainViewer viewer) throws IOException, InterruptedException {
        JsonValue connected = viewer.await("connected", CONNECT);
        if (connected == null) {
            tell(false, "server", stream + " does not say \"connected\": it is no such stream");
            return;
        }
        tell(true, "server", connected.textAt("/message").orElse("?") + " at " + stream);
        record(viewer);
        ping(viewer);
        viewer.send("nonsense");
        JsonValue error = viewer.await("error", CONNECT);
        tell(
                error != null,
                "bad input",
                error == null
                        ? "is not answered"
                        : "is answered: " + error.textAt("/message").orElse("?"));
    }

    private void record(PlainViewer viewer) throws InterruptedException {
        long begin = System.nanoTime();
        boolean history = viewer.await("live", CONNECT) != null;
        tell(history, "history", history ? "is sent before what is new" : "is not sent");
        JsonValue update = viewer.await(UPDATE, patience);
        if (update == null) {
            tell(false, "records", "none within " + patience.toSeconds() + " s; is a generator running?");
            return;
        }
        List<String> missing = FIELDS.stream()
                .filter(field -> update.at("/data/" + field).isEmpty())
                .toList();
        tell(
                missing.isEmpty(),
                "records",
                missing.isEmpty()
                        ? "the next one came after " + millis(begin) + " ms: price "
                                + update.at("/data/price").orElseThrow() + ", volatility "
                                + update.at("/data/volatility").orElseThrow()
                        : "the next one lacks " + String.join(", ", missing));
    }

    private void ping(PlainViewer viewer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        viewer.send("{\"type\":\"ping\",\"id\":1}");
        JsonValue pong = viewer.await("pong", CONNECT);
        tell(pong != null, "ping", pong == null ? "is not answered" : "is answered within " + millis(begin) + " ms");
    }

    private void page(String subject, URI address, String expected) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(CONNECT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean right = response.statusCode() == 200 && response.body().contains(expected);
            tell(right, subject, address + (right ? "" : " answers " + response.statusCode() + ", not as expected"));
        } catch (IOException e) {
            tell(false, subject, "no answer from " + address);
        }
    }

    private static URI http(URI stream) {
        return URI.create(stream.toString().replaceFirst("^ws", "http"));
    }

    private static String millis(long begin) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e6);
    }

    private void tell(boolean works, String subject, String words) {
        good &= works;
        told.accept(new Finding(works, subject, words));
    }
}
