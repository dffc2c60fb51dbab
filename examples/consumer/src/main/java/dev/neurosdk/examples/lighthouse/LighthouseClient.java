package dev.neurosdk.examples.lighthouse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects the game to a Neuro, again and again until its nights are over. Thread-safe.
 *
 * <p>It pings as often as it would connect again: the JDK's WebSocket can miss that the other side has gone, and then only
 * writing shows it.
 */
public final class LighthouseClient implements WebSocket.Listener {

    private static final int NORMAL = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final Duration pause;
    private final Lighthouse game = new Lighthouse(this::send);
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final StringBuilder received = new StringBuilder();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private LighthouseClient(URI server, Duration pause) {
        this.server = server;
        this.pause = pause;
    }

    /**
     * Plays until the nights are over.
     *
     * @param server the address of the Neuro
     * @param pause how long to wait before connecting again
     * @return done when the game is over; cancel it to stop before
     */
    public static CompletableFuture<Void> play(URI server, Duration pause) {
        LighthouseClient client = new LighthouseClient(server, pause);
        var unused = client.over.whenComplete((done, stopped) -> client.leave());
        client.connect();
        return client.over;
    }

    private void connect() {
        if (!over.isDone()) {
            var unused = http.newWebSocketBuilder().buildAsync(server, this).exceptionally(failure -> {
                connectLater();
                return null;
            });
        }
    }

    private void connectLater() {
        later().execute(this::connect);
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** However the end of a connection is noticed, and however often: there is one next connection. */
    private synchronized void lost(WebSocket connection) {
        if (connection.equals(socket)) {
            socket = null;
            connectLater();
        }
    }

    private synchronized void ping(WebSocket connection) {
        if (connection.equals(socket) && !over.isDone()) {
            sent = sent.thenCompose(done -> connection.sendPing(ByteBuffer.allocate(0)));
            var unused = sent.whenCompleteAsync(
                    (done, failure) -> {
                        if (failure == null) {
                            ping(connection);
                        } else {
                            lost(connection);
                        }
                    },
                    later());
        }
    }

    private synchronized void leave() {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.thenCompose(done -> open.sendClose(NORMAL, ""));
        }
    }

    /** One after the other, as the JDK's WebSocket wants it. */
    private void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.thenCompose(done -> open.sendText(text, true));
        }
    }

    @Override
    public synchronized void onOpen(WebSocket opened) {
        socket = opened;
        if (over.isDone()) {
            leave();
            return;
        }
        sent = CompletableFuture.completedFuture(null);
        received.setLength(0);
        game.connected();
        opened.request(1);
        later().execute(() -> ping(opened));
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
            String text = received.toString();
            received.setLength(0);
            game.received(text);
        }
        if (game.isOver() && !over.isDone()) {
            over.complete(null);
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lost(from);
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        lost(from);
    }
}
