package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A {@link Wire} over a plain socket, frames of our own. Thread-safe. */
final class FrameWire implements Wire {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Socket socket;
    private final boolean client;
    private final FrameOutput output;
    private final ReadGate gate = new ReadGate();
    private final Object lock = new Object();
    private boolean closeSent;
    private boolean fragmenting;
    private boolean ended;
    private volatile boolean answersPings = true;
    private volatile @Nullable String endedBy;

    FrameWire(Socket socket, boolean client) throws IOException {
        this.socket = socket;
        this.client = client;
        this.output = new FrameOutput(socket.getOutputStream());
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        return sendData(Frame.text(text));
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        byte[] payload = part.getBytes(StandardCharsets.UTF_8);
        synchronized (lock) {
            Frame frame = Frame.of(fragmenting ? Frame.CONTINUATION : Frame.TEXT, payload);
            fragmenting = !last;
            return sendData(frame.withFin(last));
        }
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        return sendData(Frame.of(Frame.BINARY, bytes));
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        return sendData(Frame.of(Frame.PING, payload));
    }

    @Override
    public CompletableFuture<Void> pong(byte[] payload) {
        return sendData(Frame.of(Frame.PONG, payload));
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        synchronized (lock) {
            if (closeSent || ended) {
                return CompletableFuture.failedFuture(new ClosedChannelException());
            }
            closeSent = true;
            return output.write(bytes(Frame.close(code, reason)));
        }
    }

    @Override
    public CompletableFuture<Void> sendBytes(byte[] bytes) {
        return output.write(bytes.clone());
    }

    @Override
    public boolean sendsBytes() {
        return true;
    }

    @Override
    public void answerPings(boolean automatic) {
        answersPings = automatic;
    }

    @Override
    public void disconnect() {
        endedBy = "disconnected";
        Timeline.Alarm impatience = Timeline.real().schedule(GRACE, this::end);
        var unused = output.write(new byte[0]).whenComplete((done, failure) -> {
            impatience.cancel();
            finish();
            end();
        });
    }

    @Override
    public void reset() {
        endedBy = "reset";
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
        end();
    }

    @Override
    public void shutdownOutput() {
        var unused = output.write(new byte[0]).whenComplete((done, failure) -> finish());
    }

    @Override
    public void stopReading() {
        gate.open(false);
    }

    @Override
    public void resumeReading() {
        gate.open(true);
    }

    @Override
    public boolean isReading() {
        return gate.isOpen();
    }

    boolean isClient() {
        return client;
    }

    boolean answersPings() {
        return answersPings;
    }

    /** Bytes of the handshake. */
    CompletableFuture<Void> sendHead(byte[] head) {
        return output.write(head);
    }

    ReadGate gate() {
        return gate;
    }

    /** What this end did to the connection, if it ended it. */
    @Nullable
    String endedBy() {
        return endedBy;
    }

    /** Ends the outgoing half when everything is written. */
    private void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // it has ended already
        }
    }

    /** Closes the socket; nothing more is written or read. */
    void end() {
        synchronized (lock) {
            ended = true;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more anyway
        }
        output.fail(new ClosedChannelException());
        gate.end();
    }

    private CompletableFuture<Void> sendData(Frame frame) {
        synchronized (lock) {
            return closeSent || ended
                    ? CompletableFuture.failedFuture(new ClosedChannelException())
                    : output.write(bytes(frame));
        }
    }

    private byte[] bytes(Frame frame) {
        return frame.withMasked(client).encode(ThreadLocalRandom.current().nextInt());
    }
}
