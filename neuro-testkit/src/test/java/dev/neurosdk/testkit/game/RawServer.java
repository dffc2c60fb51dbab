package dev.neurosdk.testkit.game;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** One WebSocket connection over a plain socket, to see frames and the end of the stream. Confined to one thread. */
final class RawServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** One frame of the game, unmasked. */
    record Frame(boolean last, int opcode, String payload) {}

    private final ServerSocket listener;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final FakeGame game;

    private RawServer(ServerSocket listener, Connector connector) throws IOException, GeneralSecurityException {
        this.listener = listener;
        listener.setSoTimeout(5000);
        URI uri = URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/");
        CompletableFuture<FakeGame> connecting = CompletableFuture.supplyAsync(() -> connector.connect(uri));
        socket = listener.accept();
        socket.setSoTimeout(5000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        shakeHands();
        game = connecting.join();
    }

    /** Connects a game to the server that is being started. */
    @FunctionalInterface
    interface Connector {
        FakeGame connect(URI uri);
    }

    static RawServer with(Connector connector) throws IOException, GeneralSecurityException {
        return new RawServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), connector);
    }

    FakeGame game() {
        return game;
    }

    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame((first & 0x80) != 0, first & 0x0F, new String(payload, UTF_8));
    }

    void say(String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        out.write(new byte[] {(byte) 0x81, (byte) payload.length});
        out.write(payload);
        out.flush();
    }

    /** Reads to the end of the stream and says how TCP ended it. */
    String end() throws IOException {
        try {
            while (in.read() >= 0) {}
            return "FIN";
        } catch (SocketException e) {
            return "RST";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listener.close();
    }

    private void shakeHands() throws IOException, GeneralSecurityException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        String key = request.toString()
                .lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring(19);
        byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(UTF_8));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                .getBytes(UTF_8));
        out.flush();
    }
}
