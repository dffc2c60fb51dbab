package dev.neurosdk.benchmarks.wire;

import java.net.ProtocolException;
import java.util.Arrays;

/**
 * Finds frames in what a server sends, however it is cut into pieces. What is whole in one piece is not copied. Confined
 * to one thread. Source: RFC 6455 section 5.
 */
final class FrameParser {

    /** No server of the protocol sends more, and one that did would be at fault. */
    static final int MAX_LENGTH = 1 << 24;

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int CONTROL = 0x08;
    private static final int CONTROL_LENGTH = 125;
    private static final int MASKED = 0x80;

    /** Takes what was found. The bytes are good during the call only. */
    interface Sink {
        /** A whole message, or a control frame, by its opcode. */
        void frame(int opcode, byte[] bytes, int from, int length);
    }

    private static final byte[] NOTHING = {};

    private final Sink sink;
    private byte[] kept = NOTHING;
    private int keptLength;
    private byte[] message = NOTHING;
    private int messageLength;
    private int messageOpcode;

    FrameParser(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next piece.
     *
     * @throws ProtocolException when the server breaks the protocol; the parser is of no use any more
     */
    void feed(byte[] bytes, int from, int to) throws ProtocolException {
        if (keptLength == 0) {
            int end = parse(bytes, from, to);
            keep(bytes, end, to - end);
        } else {
            keep(bytes, from, to - from);
            int end = parse(kept, 0, keptLength);
            System.arraycopy(kept, end, kept, 0, keptLength - end);
            keptLength -= end;
        }
    }

    private void keep(byte[] bytes, int from, int length) {
        kept = withRoom(kept, keptLength + length);
        System.arraycopy(bytes, from, kept, keptLength, length);
        keptLength += length;
    }

    /** Gives where the first frame begins that is not whole. */
    private int parse(byte[] bytes, int from, int to) throws ProtocolException {
        int at = from;
        while (to - at >= 2) {
            int head = bytes[at];
            int second = bytes[at + 1];
            check(head, second);
            int size = second == 126 ? 2 : second == 127 ? 8 : 0;
            int payload = at + 2 + size;
            if (payload > to) {
                break;
            }
            long length = size == 0 ? second : number(bytes, at + 2, size);
            if (length < 0 || length > MAX_LENGTH) {
                throw new ProtocolException("expected a frame of at most " + MAX_LENGTH + " bytes, was " + length);
            }
            if (to - payload < length) {
                break;
            }
            at = payload + (int) length;
            frame(head, bytes, payload, (int) length);
        }
        return at;
    }

    private static void check(int head, int second) throws ProtocolException {
        if ((head & RESERVED) != 0) {
            throw new ProtocolException("expected a frame without extensions, was one with reserved bits");
        }
        if ((second & MASKED) != 0) {
            throw new ProtocolException("expected a frame that is not masked, was a masked one");
        }
        if ((head & CONTROL) != 0 && ((head & FIN) == 0 || second > CONTROL_LENGTH)) {
            throw new ProtocolException("expected a control frame of at most 125 bytes in one piece");
        }
    }

    private static long number(byte[] bytes, int from, int size) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = (number << 8) | (bytes[from + i] & 0xff);
        }
        return number;
    }

    private void frame(int head, byte[] bytes, int from, int length) throws ProtocolException {
        int opcode = head & OPCODE;
        boolean whole = (head & FIN) != 0;
        boolean begins = opcode != 0;
        if ((opcode & CONTROL) == 0 && begins == (messageOpcode != 0)) {
            throw new ProtocolException(
                    begins
                            ? "expected the rest of a message, was another one"
                            : "expected a message, was the rest of one");
        }
        if ((opcode & CONTROL) != 0 || (begins && whole)) {
            sink.frame(opcode, bytes, from, length);
        } else {
            append(opcode, bytes, from, length);
            if (whole) {
                deliver();
            }
        }
    }

    private void append(int opcode, byte[] bytes, int from, int length) throws ProtocolException {
        if (opcode != 0) {
            messageOpcode = opcode;
        }
        if (length > MAX_LENGTH - messageLength) {
            throw new ProtocolException("expected a message of at most " + MAX_LENGTH + " bytes, was a longer one");
        }
        message = withRoom(message, messageLength + length);
        System.arraycopy(bytes, from, message, messageLength, length);
        messageLength += length;
    }

    private void deliver() {
        int opcode = messageOpcode;
        int length = messageLength;
        messageOpcode = 0;
        messageLength = 0;
        sink.frame(opcode, message, 0, length);
    }

    static byte[] withRoom(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
}
