package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import dev.neurosdk.testkit.transport.frame.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Reads a connection to its end and tells the listener. Confined to the thread that runs it. */
final class FrameLoop implements MessageReader.Handler {

    /** The longest message, as for Jetty's client. */
    static final int MAX_MESSAGE = 4 << 20;

    private static final int CHUNK = 16 << 10;
    private static final int ABNORMAL = 1006;
    private static final int NOT_UTF8 = 1007;
    private static final int LINGER_MILLIS = 500;
    private static final long MAX_LINGER_NANOS = 2_000_000_000L;
    private static final int MAX_DISCARDED = 2 * MAX_MESSAGE;

    private final Socket socket;
    private final InputStream in;
    private final FrameWire wire;
    private final WireListener listener;
    private final FrameReader frames = new FrameReader(MAX_MESSAGE);
    private final MessageReader messages;
    private boolean over;

    FrameLoop(Socket socket, InputStream in, FrameWire wire, WireListener listener) {
        this.socket = socket;
        this.in = in;
        this.wire = wire;
        this.listener = listener;
        this.messages = new MessageReader(!wire.isClient(), MAX_MESSAGE);
    }

    void run() {
        try {
            readAll();
        } catch (IOException e) {
            if (!over) {
                cutOff(String.valueOf(e.getMessage()));
            }
        } finally {
            wire.end();
        }
    }

    private void readAll() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!over) {
            boolean unused = wire.gate().pass();
            int read = in.read(chunk);
            if (read < 0) {
                cutOff("the peer ended the connection");
                return;
            }
            frames.feed(chunk, 0, read);
            takeFrames();
        }
        linger(chunk);
    }

    private void takeFrames() {
        Optional<Frame> next = frames.next();
        while (!over && next.isPresent()) {
            if (!wire.gate().pass()) {
                return;
            }
            messages.accept(next.get(), this);
            next = frames.next();
        }
        if (!over) {
            frames.broken().ifPresent(broken -> illegal(broken.closeCode(), broken.why()));
        }
    }

    @Override
    public void message(int opcode, byte[] payload, List<Integer> lengths) {
        if (opcode == Frame.BINARY) {
            listener.binary(payload);
            return;
        }
        Utf8.decode(payload, 0, payload.length)
                .ifPresentOrElse(
                        text -> listener.text(text, lengths),
                        () -> illegal(NOT_UTF8, "expected UTF-8 in a text message"));
    }

    @Override
    public void ping(byte[] payload) {
        if (wire.answersPings()) {
            var unused = wire.pong(payload);
        }
        listener.ping(payload);
    }

    @Override
    public void pong(byte[] payload) {
        listener.pong(payload);
    }

    @Override
    public void close(int code, String reason) {
        var unused = wire.close(code, "");
        over(code, reason);
    }

    @Override
    public void illegal(int closeCode, String why) {
        listener.failed(new ProtocolException(why));
        var unused = wire.close(closeCode, why);
        over(closeCode, why);
    }

    private void cutOff(String byThePeer) {
        String ours = wire.endedBy();
        over(ABNORMAL, ours == null ? byThePeer : ours);
    }

    private void over(int code, String reason) {
        over = true;
        listener.closed(code, reason);
    }

    /** Reads on without listening, so that what was written last is not lost by a reset. */
    private void linger(byte[] chunk) throws IOException {
        wire.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        long end = System.nanoTime() + MAX_LINGER_NANOS;
        int discarded = 0;
        while (discarded < MAX_DISCARDED && System.nanoTime() - end < 0) {
            int read = in.read(chunk);
            if (read < 0) {
                return;
            }
            discarded += read;
        }
    }
}
