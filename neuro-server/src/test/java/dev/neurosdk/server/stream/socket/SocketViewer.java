package dev.neurosdk.server.stream.socket;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A viewer on the JDK's WebSocket that remembers what it was told. */
public final class SocketViewer implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private @Nullable WebSocket socket;

    private SocketViewer() {}

    public static SocketViewer connect(URI uri) throws Exception {
        return connect(uri, "");
    }

    public static SocketViewer connect(URI uri, String origin) throws Exception {
        SocketViewer viewer = new SocketViewer();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        viewer.socket = builder.buildAsync(uri, viewer).get(deadline(), MILLISECONDS);
        return viewer;
    }

    /** The status that a handshake is refused with. */
    public static int refusal(URI uri) throws Exception {
        return refusal(uri, "");
    }

    public static int refusal(URI uri, String origin) throws Exception {
        try (SocketViewer unexpected = connect(uri, origin)) {
            throw new AssertionError("expected a refusal of " + uri + ", was " + unexpected.next());
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) requireNonNull(e.getCause()))
                    .getResponse()
                    .statusCode();
        }
    }

    public String next() throws InterruptedException {
        String message = messages.poll(deadline(), MILLISECONDS);
        if (message == null) {
            throw new AssertionError("expected a message, none came");
        }
        return message;
    }

    public int closed() throws Exception {
        return closed.get(deadline(), MILLISECONDS);
    }

    public void say(String text) throws Exception {
        open().sendText(text, true).get(deadline(), MILLISECONDS);
    }

    public void say(byte[] bytes) throws Exception {
        open().sendBinary(ByteBuffer.wrap(bytes), true).get(deadline(), MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            messages.add(parts.toString());
            parts.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        open().abort();
    }

    private WebSocket open() {
        return requireNonNull(socket);
    }

    private static long deadline() {
        return 20_000;
    }
}
