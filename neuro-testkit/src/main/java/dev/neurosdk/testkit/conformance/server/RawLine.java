package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A socket to a server on which only what is asked for is said: no pong, no answer to a close frame. What goes over it is written
 * down. Confined to one thread.
 */
public final class RawLine implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5000;
    private static final int MAX_PAYLOAD = 64 << 20;
    private static final int DEFAULT_PORT = 80;

    private final URI server;
    private final Socket socket = new Socket();
    private final Recorder log;
    private final int connection;
    private final Timeline timeline;
    private final FrameReader frames = new FrameReader(MAX_PAYLOAD);
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean ended;
    private String ending = "open";

    private RawLine(URI server, Recorder log, int connection, Timeline timeline) {
        this.server = server;
        this.log = log;
        this.connection = connection;
        this.timeline = timeline;
    }

    static RawLine open(URI server, Recorder log, int connection, Timeline timeline) throws IOException {
        RawLine line = new RawLine(server, log, connection, timeline);
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        String host = server.getHost().replaceAll("[\\[\\]]", "");
        line.socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        line.socket.setTcpNoDelay(true);
        line.in = new BufferedInputStream(line.socket.getInputStream());
        line.out = line.socket.getOutputStream();
        return line;
    }

    /** {@return a sound request for a handshake} */
    public HttpHead request() {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        return Handshake.request(server, Base64.getEncoder().encodeToString(key), Map.of());
    }

    /**
     * Shakes hands; what the server answers is written down when it opens the connection.
     *
     * @param request the request
     * @param within how long the answer may take
     * @return the answer
     * @throws IOException when none came, or it opens the connection in a wrong way
     */
    public HttpHead shake(HttpHead request, Duration within) throws IOException {
        write(request.encode());
        HttpHead answer = answer(within);
        String sent = request.value("Sec-WebSocket-Key");
        if (isAccepted(answer)) {
            String expected = Handshake.accept(sent);
            if (!answer.value("sec-websocket-accept").equals(expected)) {
                throw new ProtocolException(
                        "expected Sec-WebSocket-Accept " + expected + ", was " + answer.value("sec-websocket-accept"));
            }
            log.record(new LogEntry.Opened(timeline.nanos(), connection, Handshake.target(request), request.headers()));
        }
        return answer;
    }

    /**
     * Opens the connection in the usual way.
     *
     * @param within how long it may take
     * @throws IOException when the server does not consent
     */
    public void open(Duration within) throws IOException {
        HttpHead answer = shake(request(), within);
        if (!isAccepted(answer)) {
            throw new ProtocolException("expected HTTP 101, was " + answer.startLine());
        }
    }

    /**
     * Whether an answer opens the connection.
     *
     * @param answer the answer
     * @return whether its status is 101
     */
    public static boolean isAccepted(HttpHead answer) {
        return answer.startLine().startsWith("HTTP/1.1 101");
    }

    /**
     * Reads the answer to a handshake.
     *
     * @param within how long it may take
     * @return the answer
     * @throws IOException when none came
     */
    public HttpHead answer(Duration within) throws IOException {
        socket.setSoTimeout(millis(within));
        return HttpHead.read(in);
    }

    /**
     * Sends bytes that are no frame.
     *
     * @param bytes the bytes
     * @throws IOException when the connection has ended
     */
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /**
     * Sends frames, masked, in one write.
     *
     * @param sent the frames
     * @throws IOException when the connection has ended
     */
    public void send(Frame... sent) throws IOException {
        byte[][] encoded = new byte[sent.length][];
        for (int i = 0; i < sent.length; i++) {
            note(sent[i], Direction.C2S);
            encoded[i] =
                    sent[i].withMasked(true).encode(ThreadLocalRandom.current().nextInt());
        }
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(encoded).mapToInt(bytes -> bytes.length).sum());
        Arrays.stream(encoded).forEach(all::put);
        write(all.array());
    }

    /**
     * Reads the next frame.
     *
     * @param within how long it may take
     * @return the frame; nothing when none came or the connection has ended, see {@link #hasEnded()}
     */
    public Optional<Frame> next(Duration within) {
        long end = timeline.nanos() + within.toNanos();
        byte[] chunk = new byte[4096];
        Optional<Frame> next = frames.next();
        while (next.isEmpty() && !ended) {
            long left = end - timeline.nanos();
            if (left <= 0) {
                return Optional.empty();
            }
            read(chunk, Duration.ofNanos(left));
            next = frames.next();
        }
        next.ifPresent(frame -> note(frame, Direction.S2C));
        return next;
    }

    /**
     * Reads frames until one has an opcode.
     *
     * @param opcode the opcode
     * @param within how long it may take
     * @return the frame; nothing when none came or the connection has ended
     */
    public Optional<Frame> next(int opcode, Duration within) {
        long end = timeline.nanos() + within.toNanos();
        Optional<Frame> next = next(within);
        while (next.filter(frame -> frame.opcode() != opcode).isPresent()) {
            next = next(Duration.ofNanos(Math.max(0, end - timeline.nanos())));
        }
        return next;
    }

    /**
     * Reads until the server has ended the connection.
     *
     * @param within how long it may take
     * @return whether it has
     */
    public boolean endsWithin(Duration within) {
        long end = timeline.nanos() + within.toNanos();
        while (!ended && timeline.nanos() - end < 0) {
            Optional<Frame> unused = next(Duration.ofNanos(Math.max(1, end - timeline.nanos())));
        }
        return ended;
    }

    /** {@return whether the server has ended the connection, as far as noticed} */
    public boolean hasEnded() {
        return ended;
    }

    /** {@return what has become of the connection, in one word} */
    public String ending() {
        return ending;
    }

    /**
     * Ends the outgoing half of the connection.
     *
     * @throws IOException when the connection has ended
     */
    public void finish() throws IOException {
        socket.shutdownOutput();
        log.record(new LogEntry.Tcp(
                timeline.nanos(), connection, Direction.C2S, LogEntry.TcpEvent.FIN, "shut down output"));
    }

    /**
     * The code of a close frame.
     *
     * @param frame the frame
     * @return its code; {@link Frame#NO_CODE} when it has none
     */
    public static int code(Frame frame) {
        return frame.payload().length < 2
                ? Frame.NO_CODE
                : Short.toUnsignedInt(ByteBuffer.wrap(frame.payload()).getShort());
    }

    private void read(byte[] chunk, Duration within) {
        try {
            socket.setSoTimeout(millis(within));
            int read = in.read(chunk);
            if (read < 0) {
                end(LogEntry.TcpEvent.FIN, "the peer ended the connection");
            } else {
                frames.feed(chunk, 0, read);
            }
        } catch (SocketTimeoutException e) {
            return;
        } catch (IOException e) {
            end(LogEntry.TcpEvent.RESET, String.valueOf(e.getMessage()));
        }
    }

    private void end(LogEntry.TcpEvent event, String how) {
        ended = true;
        ending = event == LogEntry.TcpEvent.RESET ? "reset" : "ended";
        log.record(new LogEntry.Tcp(timeline.nanos(), connection, Direction.S2C, event, how));
    }

    private void note(Frame frame, Direction direction) {
        long now = timeline.nanos();
        byte[] payload = frame.payload();
        if (frame.rsv() != 0) {
            log.record(new LogEntry.Tcp(
                    now, connection, direction, LogEntry.TcpEvent.ILLEGAL, "reserved bits " + frame.rsv()));
            return;
        }
        switch (frame.opcode()) {
            case Frame.TEXT ->
                log.record(new LogEntry.Message(
                        now, connection, direction, LogEntry.Opcode.TEXT, List.of(payload.length), payload));
            case Frame.PING ->
                log.record(new LogEntry.Control(now, connection, direction, LogEntry.ControlKind.PING, payload));
            case Frame.PONG ->
                log.record(new LogEntry.Control(now, connection, direction, LogEntry.ControlKind.PONG, payload));
            case Frame.CLOSE -> log.record(new LogEntry.Closed(now, connection, direction, code(frame), reason(frame)));
            default ->
                log.record(new LogEntry.Tcp(
                        now, connection, direction, LogEntry.TcpEvent.ILLEGAL, "a frame of opcode " + frame.opcode()));
        }
    }

    private static String reason(Frame frame) {
        return frame.payload().length < 2
                ? ""
                : new String(frame.payload(), 2, frame.payload().length - 2, StandardCharsets.UTF_8);
    }

    private static int millis(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            ended = true;
        }
    }
}
