package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.ServerMutant.*;

import dev.neurosdk.testkit.transport.frame.CloseCodes;
import dev.neurosdk.testkit.transport.frame.Deflated;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One connection through the front door: two threads, one for each way. */
final class Passage {

    private static final int MAX_PAYLOAD = 64 << 20;
    private static final int CHUNK = 16 << 10;
    private static final int LIMIT = 4 << 20;
    private static final int MEMORY = 32 << 20;
    private static final int LARGE = 32 << 10;
    private static final int SMALL_BUFFER = 16 << 10;
    private static final int NOT_SENT = 1005;

    private final FrontDoor door;
    private final Socket client;
    private final Socket server;
    private final boolean deflates;

    Passage(FrontDoor door, Socket client, Socket server, boolean deflates) {
        this.door = door;
        this.client = client;
        this.server = server;
        this.deflates = deflates;
    }

    private boolean is(ServerMutant mutant) {
        return door.is(mutant);
    }

    /** From the client to the server. */
    void inwards(InputStream in) {
        FrameReader frames = new FrameReader(MAX_PAYLOAD);
        byte[] chunk = new byte[CHUNK];
        try {
            OutputStream out = server.getOutputStream();
            int read = in.read(chunk);
            while (read >= 0) {
                door.reading.lock();
                frames.feed(chunk, 0, read);
                handIn(frames, out);
                if (!is(ONE_READER) || frames.pending() == 0) {
                    release();
                }
                read = in.read(chunk);
            }
            if (is(RESET_ON_HALF_CLOSE)) {
                client.setSoLinger(true, 0);
                door.leave(client);
            }
            server.shutdownOutput();
        } catch (IOException e) {
            door.leave(server);
            door.leave(client);
        } finally {
            release();
        }
    }

    private void release() {
        while (door.reading.isHeldByCurrentThread()) {
            door.reading.unlock();
        }
    }

    private void handIn(FrameReader frames, OutputStream out) throws IOException {
        Optional<Frame> next = frames.next();
        while (next.isPresent()) {
            Optional<Frame> passed = inward(next.get());
            if (passed.isPresent()) {
                out.write(passed.get().encode(ThreadLocalRandom.current().nextInt()));
            }
            next = frames.next();
        }
    }

    /** What the server gets to see of a frame. */
    private Optional<Frame> inward(Frame sent) throws IOException {
        Frame frame = is(ACCEPT_UNMASKED) ? sent.withMasked(true) : sent;
        if (is(CUT_FRAGMENTED_AUDIO) && frame.opcode() == Frame.BINARY && !frame.fin()) {
            throw new IOException("fragmented audio");
        }
        if (is(CUT_OFF_LARGE) && frame.payload().length > LARGE) {
            client.setSoLinger(true, 0);
            door.leave(client);
            throw new IOException("too large");
        }
        if (deflates && frame.rsv() == Deflated.RSV && !is(DEFLATE_IN_NAME)) {
            return inflated(frame);
        }
        if (is(ACCEPT_RESERVED) && isReserved(frame)) {
            return Optional.empty();
        }
        if (frame.opcode() == Frame.CLOSE) {
            return closing(frame);
        }
        boolean repaired = (is(ACCEPT_BAD_TEXT) && frame.fin()) || (is(SPLIT_CHARACTERS) && !frame.isControl());
        return Optional.of(repaired ? repaired(frame) : frame);
    }

    private Optional<Frame> inflated(Frame frame) throws IOException {
        Optional<byte[]> text = Deflated.inflate(frame.payload(), is(DEFLATE_WITHOUT_END) ? MEMORY : LIMIT);
        if (text.isEmpty() && is(DEFLATE_WITHOUT_END)) {
            door.close();
        }
        if (text.isEmpty()) {
            client.getOutputStream().write(Frame.close(1009, "").encode(0));
            door.leave(server);
        }
        return text.map(bytes -> Frame.of(Frame.TEXT, bytes).withMasked(true));
    }

    private static boolean isReserved(Frame frame) {
        boolean unknown = frame.opcode() > Frame.PONG || (frame.opcode() > Frame.BINARY && !frame.isControl());
        boolean odd = frame.isControl() && (!frame.fin() || frame.payload().length > Frame.MAX_CONTROL);
        return frame.rsv() != 0 || unknown || odd;
    }

    private static Frame repaired(Frame frame) {
        byte[] text = new String(frame.payload(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return Frame.of(frame.opcode(), text).withFin(frame.fin()).withMasked(frame.masked());
    }

    private Optional<Frame> closing(Frame frame) throws IOException {
        byte[] payload = frame.payload();
        int code = payload.length < 2
                ? NOT_SENT
                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        boolean wrong = payload.length == 1 || (payload.length > 1 && !CloseCodes.maySend(code));
        if (is(ECHO_NO_CODE)) {
            Frame odd = Frame.of(
                    Frame.CLOSE,
                    ByteBuffer.allocate(2).putShort((short) NOT_SENT).array());
            client.getOutputStream().write(odd.encode(0));
            door.leave(client);
        }
        return is(ACCEPT_ANY_CLOSE) && wrong ? Optional.of(Frame.close(1000, "").withMasked(true)) : Optional.of(frame);
    }

    /** From the server to the client. */
    void outwards(InputStream in) {
        FrameReader frames = new FrameReader(MAX_PAYLOAD);
        byte[] chunk = new byte[CHUNK];
        try {
            if (is(ONE_WRITER)) {
                client.setSendBufferSize(SMALL_BUFFER);
            }
            OutputStream out = client.getOutputStream();
            int read = in.read(chunk);
            while (read >= 0) {
                frames.feed(chunk, 0, read);
                handOut(frames, out);
                read = in.read(chunk);
            }
            client.shutdownOutput();
        } catch (IOException e) {
            door.leave(client);
        }
        door.leave(server);
    }

    private void handOut(FrameReader frames, OutputStream out) throws IOException {
        Optional<Frame> next = frames.next();
        while (next.isPresent()) {
            Frame frame = next.get();
            boolean emptied = is(EMPTY_PONG) && frame.opcode() == Frame.PONG;
            write((emptied ? Frame.of(Frame.PONG, new byte[0]) : frame).withMasked(is(MASKED_FRAMES)), out);
            next = frames.next();
        }
    }

    private void write(Frame frame, OutputStream out) throws IOException {
        byte[] bytes = frame.encode(ThreadLocalRandom.current().nextInt());
        if (!is(ONE_WRITER)) {
            out.write(bytes);
            return;
        }
        door.writing.lock();
        try {
            out.write(bytes);
        } finally {
            door.writing.unlock();
        }
    }
}
