package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Listens with frames of our own: one thread accepts, one reads each connection. Thread-safe. */
final class FrameServer implements Listening {

    private static final int BACKLOG = 1024;
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final long PATIENCE_MILLIS = 1000;

    private final ServerSocket listening;
    private final Acceptor acceptor;
    private final CountDownLatch over = new CountDownLatch(1);
    private final URI uri;

    private FrameServer(ServerSocket listening, String host, Acceptor acceptor) {
        this.listening = listening;
        this.acceptor = acceptor;
        String shown = host.indexOf(':') < 0 ? host : '[' + host + ']';
        uri = URI.create("ws://" + shown + ':' + listening.getLocalPort() + '/');
    }

    static Listening listen(String host, int port, Acceptor acceptor) throws IOException {
        FrameServer server =
                new FrameServer(new ServerSocket(port, BACKLOG, InetAddress.getByName(host)), host, acceptor);
        start("neuro-testkit-accept-" + server.listening.getLocalPort(), server::acceptAll);
        return server;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // nobody listens any more either way
        }
        awaitTheLast();
    }

    /** The port takes connections until the thread that accepts has noticed. */
    private void awaitTheLast() {
        try {
            boolean unused = over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            accept();
        }
        over.countDown();
    }

    private void accept() {
        try {
            Socket socket = listening.accept();
            if (listening.isClosed()) {
                close(socket);
                return;
            }
            start("neuro-testkit-frames-" + listening.getLocalPort(), () -> serve(socket));
        } catch (IOException e) {
            if (!listening.isClosed()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(Socket socket) {
        Timeline.Alarm impatience = Timeline.real().schedule(TimeScale.scaled(HANDSHAKE), () -> close(socket));
        try {
            socket.setTcpNoDelay(true);
            FrameWire wire = new FrameWire(socket, false);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            HttpHead request = HttpHead.read(in);
            OptionalInt fault = Handshake.fault(request);
            Acceptor.Admission admission = fault.isPresent()
                    ? new Acceptor.Refused(fault.getAsInt())
                    : acceptor.decide(new Acceptor.Opening(Handshake.target(request), request.headers()));
            impatience.cancel();
            while (admission instanceof Acceptor.Delayed delayed) {
                LockSupport.parkNanos(delayed.delay().toNanos());
                admission = delayed.then();
            }
            if (admission instanceof Acceptor.Accepted accepted) {
                var unused = wire.sendHead(Handshake.accepted(request).encode());
                new FrameLoop(socket, in, wire, accepted.listener().apply(wire)).run();
            } else {
                refuse(wire, ((Acceptor.Refused) admission).status());
            }
        } catch (IOException | RuntimeException e) {
            impatience.cancel();
            close(socket);
        }
    }

    private static void refuse(FrameWire wire, int status) {
        var unused = wire.sendHead(Handshake.refused(status).encode());
        wire.disconnect();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it has ended already
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
