package dev.neurosdk.cli.conformance;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.TesteeProcess;
import dev.neurosdk.testkit.conformance.server.Restart;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The server under test, where we start it. Confined to one thread. */
final class ServerProcess implements Restart, AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int KNOCK_MILLIS = 1000;
    private static final int PLAIN = 80;
    private static final int SECURE = 443;

    private final TesteeProcess process;
    private final URI server;

    ServerProcess(String command, URI server, Terminal terminal) {
        this.process = TesteeProcess.ofShell(command, terminal);
        this.server = requireNonNull(server, "server");
    }

    /**
     * Starts it for the first time.
     *
     * @throws UnreachableException when somebody else listens there, or nobody does in the end
     */
    void begin() throws UnreachableException {
        if (listens()) {
            throw new UnreachableException("expected nobody to listen at " + server
                    + " before the command is run, was somebody: without --cmd it" + " is checked as it is");
        }
        if (!restart()) {
            throw new UnreachableException("expected the command to listen at " + server + " within "
                    + START.toSeconds() + " s, was " + (process.isRunning() ? "not listening" : "ended"));
        }
    }

    /** The old process has let go of the port before the new one takes it: who listens then is the new one. */
    @Override
    public boolean restart() {
        process.end();
        if (!await(END, () -> !listens())) {
            return false;
        }
        try {
            process.start(server);
        } catch (IOException e) {
            return false;
        }
        return await(START, () -> listens() || !process.isRunning()) && process.isRunning();
    }

    private static boolean await(Duration limit, BooleanSupplier reached) {
        long deadline = System.nanoTime() + TimeScale.scaled(limit).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean listens() {
        int port = server.getPort() >= 0 ? server.getPort() : server.getScheme().equals("wss") ? SECURE : PLAIN;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), KNOCK_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
