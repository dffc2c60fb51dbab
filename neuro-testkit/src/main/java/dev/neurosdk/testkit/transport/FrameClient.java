package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens one connection for frames; its thread opens it and then reads it to the end. Thread-safe. */
final class FrameClient {

    private static final int DEFAULT_PORT = 80;

    private final Dial dial;
    private final WireListener listener;
    private final Socket socket = new Socket();
    private final CompletableFuture<Wire> opening = new CompletableFuture<>();

    private FrameClient(Dial dial, WireListener listener) {
        this.dial = dial;
        this.listener = listener;
    }

    static Wire connect(Dial dial, WireListener listener) throws IOException {
        URI server = dial.server();
        if (!"ws".equals(server.getScheme())) {
            throw new IllegalArgumentException("server: expected a ws address for frames, was " + server);
        }
        FrameClient client = new FrameClient(dial, listener);
        Thread thread = new Thread(client::run, "neuro-testkit-frames-" + server.getPort());
        thread.setDaemon(true);
        thread.start();
        return client.opened();
    }

    private Wire opened() throws IOException {
        try {
            return opening.get(dial.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(dial.server() + ": expected an open connection, was " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            socket.close();
            throw new IOException(dial.server() + ": expected an open connection within "
                    + dial.deadline().toMillis() + " ms, was still opening");
        } catch (InterruptedException e) {
            socket.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(dial.server() + ": interrupted while opening");
        }
    }

    private void run() {
        try {
            FrameLoop loop = open();
            loop.run();
        } catch (IOException | RuntimeException e) {
            opening.completeExceptionally(e);
            close();
        }
    }

    private FrameLoop open() throws IOException {
        URI server = dial.server();
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        socket.setTcpNoDelay(true);
        socket.connect(
                new InetSocketAddress(server.getHost(), port),
                Math.toIntExact(dial.deadline().toMillis()));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        FrameWire wire = new FrameWire(socket, true);
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        var unused =
                wire.sendHead(Handshake.request(server, key, dial.headers()).encode());
        Handshake.check(HttpHead.read(in), key);
        if (!opening.complete(wire)) {
            throw new IOException("nobody waits for it any more");
        }
        return new FrameLoop(socket, in, wire, listener);
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it never was of use
        }
    }
}
