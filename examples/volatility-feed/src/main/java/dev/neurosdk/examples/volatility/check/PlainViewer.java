package dev.neurosdk.examples.volatility.check;

import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A viewer that takes messages as they come, without any comfort. Confined to one thread. */
final class PlainViewer implements AutoCloseable {

    private static final JsonValue GONE = new JsonValue.Nothing();
    private static final long CLOSE_SECONDS = 2;

    private final BlockingQueue<JsonValue> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private PlainViewer(HttpClient http, URI address, Duration within) throws IOException, InterruptedException {
        try {
            this.socket = http.newWebSocketBuilder()
                    .connectTimeout(within)
                    .buildAsync(address, new Ear())
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(words(e), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + within.toSeconds() + " s", e);
        }
    }

    static PlainViewer connect(HttpClient http, URI address, Duration within) throws IOException, InterruptedException {
        return new PlainViewer(http, address, within);
    }

    /** Waits for a message of a type and leaves all before it unread; null when there is none in time. */
    @Nullable
    JsonValue await(String type, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            JsonValue message = messages.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null || message == GONE) {
                return null;
            }
            if (message.textAt("/type").filter(type::equals).isPresent()) {
                return message;
            }
        }
    }

    void send(String text) throws IOException, InterruptedException {
        try {
            WebSocket unused = socket.sendText(text, true).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(words(e), e);
        } catch (TimeoutException e) {
            throw new IOException("it does not take a message", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static String words(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Collects texts. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JsonValue.parse(text.toString()).orElse(new JsonValue.Text("no JSON")));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            messages.add(GONE);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            messages.add(GONE);
        }
    }
}
