package dev.neurosdk.benchmarks.wire;

import java.nio.charset.StandardCharsets;

/**
 * A text message with a hole in it, such as the result of a call whose id is not known beforehand. Holds the last message
 * made, so it is confined to one thread.
 */
public final class Template {

    private static final int WIDEST = 0xffff;

    private final byte[] before;
    private final byte[] after;
    private byte[] frame = new byte[0];
    private int prepared = -1;
    private int payload;

    /**
     * A message.
     *
     * @param before what stands before the hole
     * @param after what stands behind it
     */
    public Template(String before, String after) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
        this.after = after.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Fills the hole. Everything else is masked once for each length of the filling, and then only copied.
     *
     * @param bytes where the filling is
     * @param from its first byte
     * @param length how long it is
     * @return the frame, good until this is called again
     * @throws IllegalArgumentException when the message would be longer than 65535 bytes
     */
    byte[] fill(byte[] bytes, int from, int length) {
        if (length != prepared) {
            prepare(length);
        }
        for (int i = 0; i < length; i++) {
            int at = before.length + i;
            frame[payload + at] = (byte) (bytes[from + i] ^ Frame.MASK[at & 3]);
        }
        return frame;
    }

    private void prepare(int length) {
        byte[] text = new byte[before.length + length + after.length];
        if (text.length > WIDEST) {
            throw new IllegalArgumentException("length: expected a filling of a short message, was " + length);
        }
        System.arraycopy(before, 0, text, 0, before.length);
        System.arraycopy(after, 0, text, before.length + length, after.length);
        frame = Frame.masked(Frame.TEXT, text).bytes();
        payload = frame.length - text.length;
        prepared = length;
    }
}
