package dev.neurosdk.server.stream.client;

import static java.net.http.WebSocket.NORMAL_CLOSURE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Opens connections with the JDK's WebSocket. Immutable. */
record JdkDial(HttpClient http, Duration patience, int messageLength) implements Dial {

    private static final int WAITING_TEXTS = 100;

    @Override
    public CompletionStage<Link> open(URI address, @Nullable String token, Ear ear) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(patience);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.buildAsync(address, new Listening(ear, messageLength)).handle((socket, failure) -> {
            if (failure != null) {
                throw new CompletionException(refused(failure));
            }
            return new Wire(socket);
        });
    }

    private static Throwable refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof WebSocketHandshakeException handshake
                ? new RefusedException(handshake.getResponse().statusCode())
                : cause;
    }

    /** Texts one after the other: the JDK takes a second one only when the first has gone. */
    private static final class Wire implements Link {

        private final WebSocket socket;
        private final Queue<String> waiting = new ArrayDeque<>();
        private boolean sending;

        Wire(WebSocket socket) {
            this.socket = socket;
        }

        @Override
        public void begin() {
            socket.request(1);
        }

        @Override
        public boolean send(String text) {
            synchronized (waiting) {
                if (waiting.size() >= WAITING_TEXTS || socket.isOutputClosed()) {
                    return false;
                }
                waiting.add(text);
                if (sending) {
                    return true;
                }
                sending = true;
            }
            next();
            return true;
        }

        private void next() {
            String text;
            synchronized (waiting) {
                text = waiting.poll();
                if (text == null) {
                    sending = false;
                    return;
                }
            }
            CompletableFuture<?> unused = socket.sendText(text, true).whenComplete((sent, failure) -> {
                if (failure == null) {
                    next();
                } else {
                    socket.abort();
                }
            });
        }

        @Override
        public void ping() {
            // One that is under way makes this one fail, and will do.
            CompletableFuture<?> unused = socket.sendPing(ByteBuffer.allocate(0));
        }

        @Override
        public void close() {
            CompletableFuture<?> unused = socket.sendClose(NORMAL_CLOSURE, "").whenComplete((sent, failure) -> {
                if (failure != null) {
                    socket.abort();
                }
            });
        }

        @Override
        public void abort() {
            socket.abort();
        }
    }

    /** Puts frames together. Called by the JDK one at a time. */
    private static final class Listening implements WebSocket.Listener {

        private final Ear ear;
        private final int most;
        private final StringBuilder parts = new StringBuilder();

        Listening(Ear ear, int most) {
            this.ear = ear;
            this.most = most;
        }

        @Override
        public void onOpen(WebSocket socket) {
            // What comes is asked for by begin().
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (parts.length() + part.length() > most) {
                socket.abort();
                ear.ended(1009, "a message had more than " + most + " characters");
                return null;
            }
            parts.append(part);
            if (!last) {
                socket.request(1);
                return null;
            }
            String text = parts.toString();
            parts.setLength(0);
            ear.text(text, () -> socket.request(1));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            return heard(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
            return heard(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            return heard(socket);
        }

        private @Nullable CompletionStage<?> heard(WebSocket socket) {
            ear.alive();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ear.ended(code, reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            ear.ended(1006, String.valueOf(failure.getMessage()));
        }
    }
}
