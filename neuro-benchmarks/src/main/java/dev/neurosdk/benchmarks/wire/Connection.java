package dev.neurosdk.benchmarks.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to a server. Pings are answered by itself. Confined to its {@link Loop}'s thread.
 *
 * <p>What is sent leaves when the listener's call is over, all in one; what the kernel doesn't take waits here without a
 * limit, so whoever sends without waiting for answers looks at {@link #backlog()}.
 */
public final class Connection {

    private static final int NORMAL = 1000;
    private static final int NO_CODE = 1005;
    private static final int ABNORMAL = 1006;
    private static final Frame GOODBYE = Frame.close(NORMAL);
    private static final byte[] NOTHING = {};

    private enum State {
        UPGRADING,
        OPEN,
        CLOSING,
        CLOSED
    }

    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private final byte[] request;
    private final FrameParser parser = new FrameParser(this::frame);
    private @Nullable Upgrade upgrade = new Upgrade();
    private State state = State.UPGRADING;
    private byte[] waiting = NOTHING;
    private int waitingFrom;
    private int waitingTo;

    Connection(Loop loop, SocketChannel channel, SelectionKey key, Listener listener, byte[] request) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.listener = listener;
        this.request = request;
    }

    /**
     * Sends frames. Nothing happens when the connection is not open.
     *
     * @param frame what
     */
    public void send(Frame frame) {
        if (state == State.OPEN) {
            loop.put(this, frame.bytes(), frame.length());
        }
    }

    /**
     * Sends a message whose hole is filled. Nothing happens when the connection is not open.
     *
     * @param template the message
     * @param filling where the filling is
     * @param from its first byte
     * @param length how long it is
     */
    public void send(Template template, byte[] filling, int from, int length) {
        if (state == State.OPEN) {
            byte[] frame = template.fill(filling, from, length);
            loop.put(this, frame, frame.length);
        }
    }

    /** Says goodbye with 1000; the server's answer ends the connection. Nothing happens when it is not open. */
    public void close() {
        if (state == State.OPEN) {
            send(GOODBYE);
            state = State.CLOSING;
            key.interestOpsOr(SelectionKey.OP_READ);
        }
    }

    /** Ends the connection without a word. Harmless when it has ended. */
    public void abort() {
        end(ABNORMAL, "");
    }

    /** Reads no more, so that the server finds its messages not taken, until {@link #resumeReading()}. */
    public void pauseReading() {
        if (state == State.OPEN) {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        }
    }

    /** Reads again. */
    public void resumeReading() {
        if (state == State.OPEN) {
            key.interestOpsOr(SelectionKey.OP_READ);
        }
    }

    /** {@return whether it can be sent to} */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** {@return how many bytes the kernel has not taken yet} */
    public int backlog() {
        return waitingTo - waitingFrom;
    }

    void ready() {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                loop.put(this, request, request.length);
            } else {
                if (key.isWritable()) {
                    writeWaiting();
                }
                if (key.isValid() && key.isReadable()) {
                    read();
                }
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void read() throws IOException {
        int count = loop.read(channel);
        if (count < 0) {
            end(ABNORMAL, state == State.UPGRADING ? "the server ended the handshake" : "");
            return;
        }
        byte[] bytes = loop.bytesRead();
        int from = 0;
        if (upgrade != null) {
            from = upgrade.feed(bytes, 0, count);
            if (from < 0) {
                return;
            }
            upgrade = null;
            state = State.OPEN;
            listener.opened(this);
        }
        if (state != State.CLOSED) {
            parser.feed(bytes, from, count);
        }
    }

    private void frame(int opcode, byte[] bytes, int from, int length) {
        if (state == State.CLOSED) {
            return;
        }
        switch (opcode) {
            case Frame.TEXT -> listener.text(this, bytes, from, length);
            case Frame.BINARY -> listener.binary(this, length);
            case Frame.PING -> pong(bytes, from, length);
            case Frame.PONG -> listener.pong(this);
            case Frame.CLOSE -> closeReceived(bytes, from, length);
            default -> end(ABNORMAL, "expected a frame of a known kind, was " + opcode);
        }
    }

    private void pong(byte[] bytes, int from, int length) {
        byte[] payload = new byte[length];
        System.arraycopy(bytes, from, payload, 0, length);
        send(Frame.masked(Frame.PONG, payload));
    }

    private void closeReceived(byte[] bytes, int from, int length) {
        int code = length < 2 ? NO_CODE : ((bytes[from] & 0xff) << 8) | (bytes[from + 1] & 0xff);
        if (state == State.OPEN) {
            send(GOODBYE);
            loop.flush();
        }
        end(code, "");
    }

    /** Sends what there is, as far as the kernel takes it. */
    void write(ByteBuffer bytes) {
        try {
            if (state != State.CLOSED) {
                if (backlog() == 0) {
                    channel.write(bytes);
                }
                if (bytes.hasRemaining()) {
                    keep(bytes);
                }
            }
        } catch (IOException e) {
            // Not at once: the loop is still busy with what it sends.
            loop.execute(() -> fail(e));
        }
    }

    private void keep(ByteBuffer bytes) {
        if (waitingFrom > 0) {
            System.arraycopy(waiting, waitingFrom, waiting, 0, backlog());
            waitingTo -= waitingFrom;
            waitingFrom = 0;
        }
        int length = bytes.remaining();
        waiting = FrameParser.withRoom(waiting, waitingTo + length);
        bytes.get(waiting, waitingTo, length);
        waitingTo += length;
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    private void writeWaiting() throws IOException {
        waitingFrom += loop.write(channel, waiting, waitingFrom, backlog());
        if (backlog() == 0) {
            waitingFrom = 0;
            waitingTo = 0;
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    void fail(Exception why) {
        String message = why.getMessage();
        end(ABNORMAL, message == null ? why.getClass().getSimpleName() : message);
    }

    private void end(int code, String why) {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            waitingFrom = 0;
            waitingTo = 0;
            loop.forget(this);
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone either way.
            }
            listener.closed(this, code, why);
        }
    }
}
