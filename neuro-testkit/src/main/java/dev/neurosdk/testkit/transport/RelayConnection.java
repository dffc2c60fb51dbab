package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client and its connection to the server. Run by one thread; may be stopped by any. */
final class RelayConnection {

    private static final int CHUNK = 32 << 10;
    private static final int LINGER_MILLIS = 500;
    private static final int MAX_DISCARDED = 1 << 20;

    /** After a failed write: how long what the other side said before it went may take to get through. */
    private static final long LAST_WORDS_MILLIS = 1000;

    private final int number;
    private final Socket client;
    private final Upstream upstream;
    private final RelayTap tap;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile @Nullable Socket server;

    RelayConnection(int number, Socket client, Upstream upstream, RelayTap tap) {
        this.number = number;
        this.client = client;
        this.upstream = upstream;
        this.tap = tap;
    }

    void run() {
        try {
            client.setTcpNoDelay(true);
            Socket connected = upstream.connect();
            server = connected;
            if (stopped) {
                close(connected);
            }
            forward(connected);
        } catch (IOException e) {
            tap.unreachable(number, upstream.server() + ": " + e.getMessage(), now());
            refuse();
        } finally {
            close(client);
            tap.over(number, stopped, now());
        }
    }

    /** Ends both sides. */
    void stop() {
        stopped = true;
        ended = true;
        close(client);
        close(server);
    }

    private void forward(Socket connected) {
        Pump there = new Pump(client, connected, true);
        Pump back = new Pump(connected, client, false);
        Relay.start("neuro-testkit-relay-" + number + "-back", () -> back.run(there));
        there.run(back);
        try {
            back.done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(connected);
    }

    /** One direction. */
    private final class Pump {
        private final Socket from;
        private final Socket to;
        private final boolean fromClient;
        private final CountDownLatch done = new CountDownLatch(1);

        Pump(Socket from, Socket to, boolean fromClient) {
            this.from = from;
            this.to = to;
            this.fromClient = fromClient;
        }

        void run(Pump other) {
            try {
                copy(other);
            } catch (IOException e) {
                if (!ended) {
                    ended = true;
                    tap.ended(number, fromClient, true, now());
                    reset(to);
                    close(from);
                }
            } finally {
                done.countDown();
            }
        }

        private void copy(Pump other) throws IOException {
            byte[] chunk = new byte[CHUNK];
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                tap.bytes(number, fromClient, Arrays.copyOf(chunk, read), now());
                if (!written(chunk, read)) {
                    nobodyThere(other);
                    return;
                }
            }
            tap.ended(number, fromClient, false, now());
            shutdownOutput();
        }

        private boolean written(byte[] chunk, int length) {
            try {
                to.getOutputStream().write(chunk, 0, length);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** What a direct connection would do: the sender is reset, after what was still on its way to it. */
        private void nobodyThere(Pump other) {
            try {
                boolean unused = other.done.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!ended) {
                ended = true;
                tap.ended(number, !fromClient, true, now());
                reset(from);
                close(to);
            }
        }

        private void shutdownOutput() {
            try {
                to.shutdownOutput();
            } catch (IOException e) {
                // that side has gone; its own direction tells
            }
        }
    }

    private void refuse() {
        String body = "neuro: the server behind this proxy cannot be reached\n";
        String response = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        try {
            client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.setSoTimeout(LINGER_MILLIS);
            byte[] chunk = new byte[CHUNK];
            int discarded = 0;
            for (int read = 0; read >= 0 && discarded < MAX_DISCARDED; discarded += read) {
                read = client.getInputStream().read(chunk);
            }
        } catch (IOException e) {
            // it did not wait for the answer
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it has gone already
        }
        close(socket);
    }

    private static void close(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is of no use any more either way
            }
        }
    }

    private static long now() {
        return Timeline.real().nanos();
    }
}
