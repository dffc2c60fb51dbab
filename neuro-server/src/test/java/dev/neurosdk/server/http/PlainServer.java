package dev.neurosdk.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A handler on a loopback port, and the bytes of requests as nobody's client would send them. */
public final class PlainServer implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 20_000;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    public PlainServer(Handler handler, Duration idle) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(idle.toMillis());
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    public PlainServer(Handler handler) throws Exception {
        this(handler, Duration.ofSeconds(30));
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Sends a request and reads until the server ends the connection. */
    public String exchange(String request) throws IOException {
        return exchange(port(), request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes to any port and reads until the server ends the connection. */
    public static String exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(DEADLINE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A request that asks for the connection to be closed. */
    public static String request(String method, String path, String headers, String body) {
        String host = headers.contains("Host:") ? "" : "Host: 127.0.0.1\r\n";
        return method + " " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
