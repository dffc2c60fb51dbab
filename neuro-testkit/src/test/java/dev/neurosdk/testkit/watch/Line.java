package dev.neurosdk.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A game's socket and a server's, with a watch between them, and what the watch wrote down. */
final class Line implements AutoCloseable {

    static final Duration DEADLINE = TimeScale.scaled(Duration.ofSeconds(20));
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    final LogTape tape = new LogTape();
    final LinkedBlockingQueue<LogEntry> told = new LinkedBlockingQueue<>();
    final ServerSocket upstream;
    final Watch watch;

    Line() throws IOException {
        this(Recorder.none());
    }

    Line(Recorder more) throws IOException {
        upstream = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        watch = Watch.builder()
                .upstream(URI.create("ws://127.0.0.1:" + upstream.getLocalPort()))
                .recorder(tape.and(told::add).and(more))
                .start();
    }

    /** The two ends of one connection. */
    record Ends(Socket game, Socket server) implements AutoCloseable {
        void shakeHands() throws IOException {
            send(game, request().encode(), server);
            send(server, response("").encode(), game);
        }

        private static void send(Socket from, byte[] bytes, Socket to) throws IOException {
            from.getOutputStream().write(bytes);
            assertThat(to.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
        }

        @Override
        public void close() throws IOException {
            game.close();
            server.close();
        }
    }

    Ends connect() throws IOException {
        Socket game = new Socket(InetAddress.getLoopbackAddress(), watch.uri().getPort());
        Socket server = upstream.accept();
        game.setSoTimeout((int) DEADLINE.toMillis());
        server.setSoTimeout((int) DEADLINE.toMillis());
        return new Ends(game, server);
    }

    <E extends LogEntry> E await(Class<E> type, Predicate<E> which) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            LogEntry next = told.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("expected " + type.getSimpleName() + ", was " + tape.entries());
            }
            if (type.isInstance(next) && which.test(type.cast(next))) {
                return type.cast(next);
            }
        }
    }

    <E extends LogEntry> E await(Class<E> type) throws InterruptedException {
        return await(type, any -> true);
    }

    <E extends LogEntry> List<E> all(Class<E> type) {
        return tape.entries().stream().filter(type::isInstance).map(type::cast).toList();
    }

    static HttpHead request() {
        return Handshake.request(
                URI.create("ws://game.example:1234/some/path?x=y"), KEY, Map.of("Origin", List.of("http://o")));
    }

    static HttpHead response(String extensions) {
        HttpHead accepted =
                Handshake.accepted(new HttpHead("GET / HTTP/1.1", Map.of("sec-websocket-key", List.of(KEY))));
        if (extensions.isEmpty()) {
            return accepted;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(accepted.headers());
        headers.put("Sec-WebSocket-Extensions", List.of(extensions));
        return new HttpHead(accepted.startLine(), headers);
    }

    static <T> CompletableFuture<T> async(Callable<T> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                future.complete(task.call());
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** Reads so many bytes and gives their hash. */
    static String hash(Socket from, long length) throws IOException {
        MessageDigest sha = sha();
        byte[] chunk = new byte[16 << 10];
        long left = length;
        while (left > 0) {
            int read = from.getInputStream().read(chunk, 0, (int) Math.min(left, chunk.length));
            if (read < 0) {
                throw new IOException("expected " + left + " more bytes, was the end");
            }
            sha.update(chunk, 0, read);
            left -= read;
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha().digest(bytes));
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        upstream.close();
    }
}
