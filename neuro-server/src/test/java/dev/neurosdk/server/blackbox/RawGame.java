package dev.neurosdk.server.blackbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A game made of bytes, for frames that no WebSocket library would send (RFC 6455 section 5.2). Confined to one thread. */
final class RawGame implements Closeable {

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawGame(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) DEADLINE.toMillis());
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /**
     * A frame that the server sent.
     *
     * @param opcode what kind of frame
     * @param closeCode the code of a close frame, 0 in any other
     * @param text the text of a text frame, the reason of a close frame
     */
    record Frame(int opcode, int closeCode, String text) {}

    /** A TCP connection on which nothing was said yet. */
    static RawGame dial(int port) throws IOException {
        return new RawGame(port);
    }

    /** A connection after the handshake. */
    static RawGame connect(int port) throws IOException {
        RawGame game = dial(port);
        String status = game.shakeHands(13);
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("expected 101, was " + status);
        }
        return game;
    }

    /** Offers a WebSocket of a version, and gives the status line of the answer. */
    String shakeHands(int version) throws IOException {
        write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: " + version
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        String header;
        do {
            header = line();
        } while (!header.isEmpty());
        return status;
    }

    /** The next line of an HTTP answer; empty at its end or when there is none. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends text messages in one write, that is, as far as they are small, in one TCP segment. */
    void texts(String... texts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            all.writeBytes(frame(FINAL | TEXT, true, text.getBytes(StandardCharsets.UTF_8)));
        }
        write(all.toByteArray());
    }

    static byte[] frame(int firstByte, boolean masked, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int mask = masked ? MASKED : 0;
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(mask | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(mask | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            throw new IllegalArgumentException("payload: expected less than 64 KiB, was " + payload.length);
        }
        if (masked) {
            frame.writeBytes(MASK);
        }
        for (int index = 0; index < payload.length; index++) {
            frame.write(masked ? payload[index] ^ MASK[index % 4] : payload[index]);
        }
        return frame.toByteArray();
    }

    /** The next frame. */
    Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0xf;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        int code = opcode == CLOSE && length >= 2 ? ((payload[0] & 0xff) << 8) | (payload[1] & 0xff) : 0;
        int start = opcode == CLOSE ? Math.min(2, length) : 0;
        return new Frame(opcode, code, new String(payload, start, length - start, StandardCharsets.UTF_8));
    }

    /** The next close frame; what comes before it is passed over. */
    Frame readClose() throws IOException {
        Frame frame = read();
        while (frame.opcode() != CLOSE) {
            frame = read();
        }
        return frame;
    }

    /** Resets the connection, as the death of a process does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
