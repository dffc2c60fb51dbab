package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.transport.frame.Deflated;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A server of one connection that agrees to compress messages (RFC 7692), and does so. Confined to one thread. */
final class DeflatingServer implements AutoCloseable {

    private static final int BACKLOG = 16;
    private static final int CHUNK = 16 << 10;
    private static final int LONGEST = 4 << 20;
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final ServerSocket listening;
    private final Socket socket;
    private final InputStream in;
    private final FrameReader frames = new FrameReader(LONGEST);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private boolean compressed;
    private boolean over;

    private DeflatingServer(ServerSocket listening, Socket socket) throws IOException {
        this.listening = listening;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Waits for a connection and agrees to what it offers; nothing when none comes. */
    static Optional<DeflatingServer> accept(URI address, Duration patience) throws IOException {
        ServerSocket listening = new ServerSocket(address.getPort(), BACKLOG, InetAddress.getByName(address.getHost()));
        try {
            listening.setSoTimeout(millis(patience));
            DeflatingServer server = new DeflatingServer(listening, listening.accept());
            server.socket.setSoTimeout(millis(patience));
            server.socket
                    .getOutputStream()
                    .write(agreement(HttpHead.read(server.in)).encode());
            return Optional.of(server);
        } catch (SocketTimeoutException e) {
            listening.close();
            return Optional.empty();
        }
    }

    private static HttpHead agreement(HttpHead request) {
        HttpHead plain = Handshake.accepted(request);
        Map<String, List<String>> headers = new LinkedHashMap<>(plain.headers());
        headers.put(
                EXTENSIONS, List.of(Deflated.EXTENSION + "; server_no_context_takeover; client_no_context_takeover"));
        return new HttpHead(plain.startLine(), headers);
    }

    /** Sends a compressed text; without effect on an ended connection. */
    void send(String text) {
        write(Frame.of(Frame.TEXT, Deflated.deflate(text.getBytes(StandardCharsets.UTF_8)))
                .withRsv(Deflated.RSV));
    }

    private void write(Frame frame) {
        try {
            socket.getOutputStream().write(frame.encode(0));
        } catch (IOException e) {
            over = true;
        }
    }

    /** Whether a text of some kind comes in time, compressed or not. */
    boolean receives(Predicate<String> wanted, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        byte[] chunk = new byte[CHUNK];
        while (true) {
            Optional<Frame> next = frames.next();
            while (next.isPresent()) {
                if (text(next.get()).filter(wanted).isPresent()) {
                    return true;
                }
                next = frames.next();
            }
            long left = end - System.nanoTime();
            if (over || left <= 0 || !read(chunk, Duration.ofNanos(left))) {
                return false;
            }
        }
    }

    private boolean read(byte[] chunk, Duration within) {
        try {
            socket.setSoTimeout(millis(within));
            int read = in.read(chunk);
            over = read < 0;
            if (!over) {
                frames.feed(chunk, 0, read);
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            over = true;
        }
        return !over;
    }

    /** The text that a frame completes. */
    private Optional<String> text(Frame frame) {
        if (frame.opcode() == Frame.PING) {
            write(Frame.of(Frame.PONG, frame.payload()));
        }
        over |= frame.opcode() == Frame.CLOSE;
        if (frame.isControl()) {
            return Optional.empty();
        }
        compressed = frame.opcode() == Frame.CONTINUATION ? compressed : frame.rsv() == Deflated.RSV;
        message.writeBytes(frame.payload());
        if (!frame.fin() || message.size() > LONGEST) {
            return Optional.empty();
        }
        byte[] whole = message.toByteArray();
        message.reset();
        return (compressed ? Deflated.inflate(whole, LONGEST) : Optional.of(whole))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether the game has ended the connection. */
    boolean isOver() {
        return over;
    }

    private static int millis(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listening.close();
    }
}
