package dev.neurosdk.testkit.transport.frame;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket frame (RFC 6455 section 5.2), legal or not. Immutable; the payload is not copied and must not be changed.
 *
 * @param fin whether it is the last of its message
 * @param rsv the three reserved bits, 0 to 7; legal frames have 0
 * @param opcode 0 to 15, also those that mean nothing
 * @param masked whether the payload is masked on the wire, as all that a client sends
 * @param lengthBytes how many bytes of the header tell the length after the first: 0, 2 or 8; legal frames use the fewest
 * @param payload the payload, unmasked
 */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(boolean fin, int rsv, int opcode, boolean masked, int lengthBytes, byte[] payload) {

    /** Opcode of the second and later frames of a message. */
    public static final int CONTINUATION = 0;
    /** Opcode of a text message's first frame. */
    public static final int TEXT = 1;
    /** Opcode of a binary message's first frame. */
    public static final int BINARY = 2;
    /** Opcode of a close frame. */
    public static final int CLOSE = 8;
    /** Opcode of a ping. */
    public static final int PING = 9;
    /** Opcode of a pong. */
    public static final int PONG = 10;
    /** The longest payload of a control frame, in bytes. */
    public static final int MAX_CONTROL = 125;
    /** The close code that stands for a close frame without one; never sent. */
    public static final int NO_CODE = 1005;

    private static final int MAX_SHORT = 0xFFFF;
    private static final int KEY_BYTES = 4;

    /** Refuses what no header can hold. */
    public Frame {
        requireNonNull(payload, "payload");
        range("rsv", rsv, 7);
        range("opcode", opcode, 15);
        if ((lengthBytes != 8 && lengthBytes != 2 && lengthBytes != 0) || lengthBytes < fewest(payload.length)) {
            throw new IllegalArgumentException(
                    "lengthBytes: expected " + fewest(payload.length) + " or more of 0, 2, 8, was " + lengthBytes);
        }
    }

    /**
     * A whole, legal, unmasked frame.
     *
     * @param opcode the opcode
     * @param payload the payload
     * @return the frame
     */
    public static Frame of(int opcode, byte[] payload) {
        return new Frame(true, 0, opcode, false, fewest(payload.length), payload);
    }

    /**
     * A text message in one frame, unmasked.
     *
     * @param text the message
     * @return the frame
     */
    public static Frame text(String text) {
        return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A close frame, unmasked.
     *
     * @param code 0 to 65535, also one that may not be sent; {@link #NO_CODE} for a frame without code and reason
     * @param reason the reason
     * @return the frame
     */
    public static Frame close(int code, String reason) {
        if (code == NO_CODE) {
            return of(CLOSE, new byte[0]);
        }
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return of(
                CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /**
     * The same with another end.
     *
     * @param value whether it is the last of its message
     * @return the frame
     */
    public Frame withFin(boolean value) {
        return new Frame(value, rsv, opcode, masked, lengthBytes, payload);
    }

    /**
     * The same with other reserved bits.
     *
     * @param value 0 to 7
     * @return the frame
     */
    public Frame withRsv(int value) {
        return new Frame(fin, value, opcode, masked, lengthBytes, payload);
    }

    /**
     * The same, masked or not.
     *
     * @param value whether the payload is masked on the wire
     * @return the frame
     */
    public Frame withMasked(boolean value) {
        return new Frame(fin, rsv, opcode, value, lengthBytes, payload);
    }

    /**
     * The same with a longer way to tell the length.
     *
     * @param value 0, 2 or 8
     * @return the frame
     */
    public Frame withLengthBytes(int value) {
        return new Frame(fin, rsv, opcode, masked, value, payload);
    }

    /** {@return whether the opcode is of a control frame (RFC 6455 section 5.5)} */
    public boolean isControl() {
        return opcode >= CLOSE;
    }

    /** {@return how many bytes of the frame come before the payload} */
    public int headerLength() {
        return 2 + lengthBytes + (masked ? KEY_BYTES : 0);
    }

    /** {@return whether the length is told in the fewest bytes, as it must be} */
    public boolean isShortest() {
        return lengthBytes == fewest(payload.length);
    }

    /**
     * The frame on the wire.
     *
     * @param key the masking key; without meaning for a frame that is not masked
     * @return the bytes
     */
    public byte[] encode(int key) {
        ByteBuffer out = ByteBuffer.allocate(headerLength() + payload.length);
        out.put((byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode));
        int mask = masked ? 0x80 : 0;
        switch (lengthBytes) {
            case 0 -> out.put((byte) (mask | payload.length));
            case 2 -> out.put((byte) (mask | 126)).putShort((short) payload.length);
            default -> out.put((byte) (mask | 127)).putLong(payload.length);
        }
        if (!masked) {
            return out.put(payload).array();
        }
        byte[] hidden = payload.clone();
        mask(hidden, 0, hidden.length, key);
        return out.putInt(key).put(hidden).array();
    }

    /** Masks or unmasks in place (RFC 6455 section 5.3). */
    static void mask(byte[] bytes, int from, int length, int key) {
        for (int i = 0; i < length; i++) {
            bytes[from + i] ^= (byte) (key >>> (8 * (3 - i % KEY_BYTES)));
        }
    }

    private static int fewest(int length) {
        if (length <= MAX_CONTROL) {
            return 0;
        }
        return length <= MAX_SHORT ? 2 : 8;
    }

    private static void range(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + ": expected 0 to " + max + ", was " + value);
        }
    }
}
