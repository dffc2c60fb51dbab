package dev.neurosdk.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One or more frames as a client sends them, masked once and for all. Immutable. Source: RFC 6455 section 5. */
public final class Frame {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The same for every frame: the mask protects proxies from scripts in browsers, and there is neither here. */
    static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final byte[] bytes;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A text message.
     *
     * @param text the message
     * @return the frame
     */
    public static Frame text(String text) {
        return masked(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a ping without content} */
    public static Frame ping() {
        return masked(PING, new byte[0]);
    }

    /**
     * Several frames that are sent together.
     *
     * @param frames in their order
     * @return all of them
     */
    public static Frame all(Frame... frames) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            joined.writeBytes(frame.bytes);
        }
        return new Frame(joined.toByteArray());
    }

    /**
     * This again and again.
     *
     * @param times how often; 0 for nothing
     * @return all of them
     */
    public Frame times(int times) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length * times);
        for (int i = 0; i < times; i++) {
            joined.writeBytes(bytes);
        }
        return new Frame(joined.toByteArray());
    }

    /** {@return how many bytes go over the wire} */
    public int length() {
        return bytes.length;
    }

    /** {@return a pong without payload, which nobody asked for} */
    public static Frame pong() {
        return masked(PONG, new byte[0]);
    }

    static Frame close(int code) {
        return masked(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    static Frame masked(int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        byte[] head = head(opcode, payload.length);
        frame.writeBytes(head);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i & 3]);
        }
        return new Frame(frame.toByteArray());
    }

    /** Everything before the payload. */
    static byte[] head(int opcode, int length) {
        ByteArrayOutputStream head = new ByteArrayOutputStream(14);
        head.write(FIN | opcode);
        if (length <= SHORT) {
            head.write(MASKED | length);
        } else if (length <= 0xffff) {
            head.write(MASKED | TWO_BYTES);
            head.write(length >> 8);
            head.write(length);
        } else {
            head.write(MASKED | EIGHT_BYTES);
            for (int shift = 56; shift >= 0; shift -= 8) {
                head.write((int) ((long) length >> shift));
            }
        }
        head.writeBytes(MASK);
        return head.toByteArray();
    }

    /** Not copied: for the connection alone, which only reads it. */
    byte[] bytes() {
        return bytes;
    }
}
