package dev.neurosdk.testkit.conformance.reference;

import dev.neurosdk.testkit.transport.frame.Deflated;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What stands before a sound server on a socket and hands frames on both ways, as they are or wrong in whatever ways it is told
 * to. It understands compressed messages of clients that offer them. Thread-safe.
 */
final class FrontDoor implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final String EXTENSION = "sec-websocket-extensions";

    final ReentrantLock reading = new ReentrantLock();
    final ReentrantLock writing = new ReentrantLock();
    private final URI behind;
    private final Set<ServerMutant> mutants;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private FrontDoor(URI behind, Set<ServerMutant> mutants) throws IOException {
        this.behind = behind;
        this.mutants = mutants;
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    static FrontDoor open(URI behind, Set<ServerMutant> mutants) throws IOException {
        FrontDoor door = new FrontDoor(behind, mutants);
        door.start(door::acceptAll);
        return door;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + '/');
    }

    boolean is(ServerMutant mutant) {
        return mutants.contains(mutant);
    }

    @Override
    public void close() {
        end(listening);
        sockets.forEach(FrontDoor::end);
    }

    static void end(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            // it has ended already
        }
    }

    void start(Runnable task) {
        Thread thread = new Thread(task, "neuro-testkit-reference-" + listening.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                if (is(ServerMutant.ONE_HANDSHAKE_AT_A_TIME)) {
                    welcome(client);
                } else {
                    start(() -> welcome(client));
                }
            } catch (IOException e) {
                end(listening);
            }
        }
    }

    private void welcome(Socket client) {
        try {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            HttpHead request = HttpHead.read(in);
            OptionalInt fault = fault(request);
            if (fault.isPresent()) {
                refuse(client, fault.getAsInt());
            } else {
                enter(client, in, request);
            }
        } catch (IOException | RuntimeException e) {
            leave(client);
        }
    }

    private OptionalInt fault(HttpHead request) {
        if (is(ServerMutant.BY_NUMBER_ONLY) && request.value("host").startsWith("localhost")) {
            return OptionalInt.of(403);
        }
        return is(ServerMutant.ACCEPT_BAD_HANDSHAKE) ? OptionalInt.empty() : Handshake.fault(request);
    }

    private void refuse(Socket client, int status) throws IOException {
        client.getOutputStream().write(Handshake.refused(status).encode());
        leave(client);
    }

    private void enter(Socket client, InputStream in, HttpHead request) throws IOException {
        Socket server = new Socket(behind.getHost(), behind.getPort());
        sockets.add(server);
        server.setTcpNoDelay(true);
        InputStream fromServer = new BufferedInputStream(server.getInputStream());
        server.getOutputStream().write(onward(request).encode());
        HttpHead answer = HttpHead.read(fromServer);
        if (!answer.startLine().contains(" 101 ")) {
            client.getOutputStream().write(answer.encode());
            leave(client);
            leave(server);
            return;
        }
        boolean deflates = request.value(EXTENSION).contains(Deflated.EXTENSION);
        client.getOutputStream().write(accepted(request, deflates).encode());
        Passage passage = new Passage(this, client, server, deflates);
        start(() -> passage.outwards(fromServer));
        start(() -> passage.inwards(in));
    }

    private HttpHead onward(HttpHead request) {
        String target = request.startLine().split(" ", -1)[1];
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        List.of("host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version", EXTENSION)
                .forEach(headers::remove);
        return Handshake.request(behind.resolve(target), "AAAAAAAAAAAAAAAAAAAAAA==", headers);
    }

    private static HttpHead accepted(HttpHead request, boolean deflates) {
        HttpHead plain = Handshake.accepted(request);
        if (!deflates) {
            return plain;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(plain.headers());
        headers.put(
                "Sec-WebSocket-Extensions",
                List.of(Deflated.EXTENSION + "; client_no_context_takeover; server_no_context_takeover"));
        return new HttpHead(plain.startLine(), headers);
    }

    void leave(Socket socket) {
        sockets.remove(socket);
        end(socket);
    }
}
