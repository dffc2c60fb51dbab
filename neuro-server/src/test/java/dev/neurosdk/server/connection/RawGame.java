package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A peer that reads and writes every byte itself, also those that no library would. */
public final class RawGame implements AutoCloseable {

    public static final int TEXT = 1;
    static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    static final int PONG = 10;
    public static final int FIN = 0x80;
    public static final int RSV1 = 0x40;

    private static final int DEADLINE = 10_000;
    private static final int NARROW = 4096;

    private final Socket socket;
    private final InputStream in;
    private String head = "";

    RawGame(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(DEADLINE);
        in = socket.getInputStream();
    }

    /** A TCP connection on which nothing has been said. */
    static RawGame dial(int port) throws IOException {
        return new RawGame(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static RawGame dialFrom(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), DEADLINE);
        return new RawGame(socket);
    }

    /** A connection that is expected to come to be. */
    public static RawGame connect(int port, String target, String... headers) throws IOException {
        RawGame game = dial(port);
        game.upgrade(target, headers);
        if (game.status() != 101) {
            throw new IOException("expected 101, was: " + game.head);
        }
        return game;
    }

    /** A connection for which the kernel takes little that nobody has read. */
    public static RawGame connectNarrow(int port, String target) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(NARROW);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), DEADLINE);
        RawGame game = new RawGame(socket);
        game.upgrade(target);
        return game;
    }

    /** A wish for a connection and the answer to it. */
    static RawGame ask(int port, String target, String... headers) throws IOException {
        RawGame game = dial(port);
        game.upgrade(target, headers);
        return game;
    }

    void upgrade(String target, String... headers) throws IOException {
        askToUpgrade(target, headers);
        readHead();
    }

    void askToUpgrade(String target, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        request.append(String.join(
                "\r\n",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                ""));
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        write(request.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    void readHead() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) readByte());
        }
        head = answer.toString();
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    public String head() {
        return head;
    }

    /** The text of an answer that is no upgrade. */
    String body() throws IOException {
        String length = head.replaceAll("(?is).*content-length: *(\\d+).*", "$1");
        return new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void text(String text) throws IOException {
        frame(FIN | TEXT, text.getBytes(UTF_8));
    }

    /** A masked frame with this first byte. */
    public void frame(int first, byte[] payload) throws IOException {
        write(framed(first, true, payload));
    }

    void unmasked(int first, byte[] payload) throws IOException {
        write(framed(first, false, payload));
    }

    static byte[] framed(int first, boolean masked, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        int mask = masked ? 0x80 : 0;
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (mask | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (mask | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (mask | 127)).putLong(payload.length);
        }
        if (masked) {
            frame.putInt(0); // a mask of zeros changes nothing
        }
        frame.put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** A received frame, its payload in one character for each byte. */
    public record Frame(int first, String octets) {

        public int opcode() {
            return first & 0x0F;
        }

        public String text() {
            return decoded(octets);
        }

        public int code() {
            return octets.length() < 2 ? 1005 : octets.charAt(0) << 8 | octets.charAt(1);
        }

        public String reason() {
            return octets.length() < 2 ? "" : decoded(octets.substring(2));
        }

        private static String decoded(String latin) {
            return new String(latin.getBytes(ISO_8859_1), UTF_8);
        }
    }

    public Frame read() throws IOException {
        int first = readByte();
        int length = readByte() & 0x7F;
        if (length == 126) {
            length = readByte() << 8 | readByte();
        } else if (length == 127) {
            length = (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
        }
        return new Frame(first, new String(in.readNBytes(length), ISO_8859_1));
    }

    /** The next frame of a kind; others are passed over. */
    public Frame await(int opcode) throws IOException {
        Frame frame = read();
        while (frame.opcode() != opcode) {
            frame = read();
        }
        return frame;
    }

    /** Whether the server ends the TCP connection, whatever it says before. */
    public boolean isEnded() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    /** Whether something can be read, or the end, within a time. */
    boolean hears(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() >= -1;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(DEADLINE);
        }
    }

    private int readByte() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("the server ended the connection");
        }
        return read;
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
