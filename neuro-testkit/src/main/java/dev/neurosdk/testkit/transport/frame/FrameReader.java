package dev.neurosdk.testkit.transport.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns bytes into frames, in pieces of any size; every header that has a length is a frame, legal or not. It keeps at most
 * what was fed and not yet taken, and never throws for what it reads. Confined to one thread.
 */
public final class FrameReader {

    private static final int TOO_BIG = 1009;
    private static final int PROTOCOL = 1002;

    private final int maxPayload;
    private byte[] buffer = new byte[256];
    private int start;
    private int end;
    private Optional<Broken> broken = Optional.empty();

    /**
     * A reader at the beginning of a stream, right after the handshake.
     *
     * @param maxPayload the longest payload of one frame that is kept, in bytes
     */
    public FrameReader(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    /**
     * Why no frame can be told from the bytes any more. Immutable.
     *
     * @param closeCode the close code that fits: 1002 or 1009
     * @param why in words
     */
    public record Broken(int closeCode, String why) {}

    /**
     * Adds bytes; {@link #next()} should then be called until it gives nothing. Without effect on a broken stream.
     *
     * @param bytes holds the bytes; copied
     * @param offset where they begin
     * @param length how many there are
     */
    public void feed(byte[] bytes, int offset, int length) {
        if (broken.isPresent()) {
            return;
        }
        if (end + length > buffer.length) {
            int kept = end - start;
            byte[] target = kept + length > buffer.length ? new byte[Math.max(2 * kept, kept + length)] : buffer;
            System.arraycopy(buffer, start, target, 0, kept);
            buffer = target;
            start = 0;
            end = kept;
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /** {@return the next whole frame; nothing when more bytes are needed, or the stream is {@link #broken()}} */
    public Optional<Frame> next() {
        if (broken.isPresent() || end - start < 2) {
            return Optional.empty();
        }
        int second = buffer[start + 1];
        int lengthBytes = lengthBytes(second & 0x7F);
        boolean masked = (second & 0x80) != 0;
        int header = 2 + lengthBytes + (masked ? 4 : 0);
        if (end - start < header) {
            return Optional.empty();
        }
        long length = length(second & 0x7F);
        if (length < 0 || length > maxPayload) {
            breakDown(length);
            return Optional.empty();
        }
        return end - start - header < length
                ? Optional.empty()
                : Optional.of(take(lengthBytes, masked, header, (int) length));
    }

    /** {@return why there will be no more frames; nothing while there may be} */
    public Optional<Broken> broken() {
        return broken;
    }

    /** {@return how many bytes were fed and belong to no frame yet} */
    public int pending() {
        return end - start;
    }

    private Frame take(int lengthBytes, boolean masked, int header, int length) {
        int first = buffer[start];
        int from = start + header;
        byte[] payload = Arrays.copyOfRange(buffer, from, from + length);
        if (masked) {
            Frame.mask(payload, 0, length, ByteBuffer.wrap(buffer).getInt(from - 4));
        }
        start = from + length;
        if (start == end) {
            start = 0;
            end = 0;
        }
        return new Frame((first & 0x80) != 0, first >> 4 & 7, first & 0x0F, masked, lengthBytes, payload);
    }

    private static int lengthBytes(int told) {
        return switch (told) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    private long length(int told) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer);
        return switch (told) {
            case 126 -> Short.toUnsignedInt(bytes.getShort(start + 2));
            case 127 -> bytes.getLong(start + 2);
            default -> told;
        };
    }

    private void breakDown(long length) {
        broken = Optional.of(
                length < 0
                        ? new Broken(PROTOCOL, "expected a length below 2^63, was " + Long.toUnsignedString(length))
                        : new Broken(TOO_BIG, "expected at most " + maxPayload + " bytes, was " + length));
        buffer = new byte[0];
        start = 0;
        end = 0;
    }
}
