package dev.neurosdk.testkit.transport.frame;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages compressed by permessage-deflate (RFC 7692), each by itself. Thread-safe. */
public final class Deflated {

    /** The extension as it is offered and agreed to. */
    public static final String EXTENSION = "permessage-deflate";

    /** The reserved bits of the first frame of a compressed message. */
    public static final int RSV = 4;

    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int CHUNK = 16 << 10;

    private Deflated() {}

    /**
     * Compresses a message.
     *
     * @param payload the message
     * @return the payload of its frame, which is marked with {@link #RSV}
     */
    public static byte[] deflate(byte[] payload) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(requireNonNull(payload, "payload"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            int written = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            while (written > 0) {
                out.write(chunk, 0, written);
                written = written < chunk.length ? 0 : deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            }
            byte[] all = out.toByteArray();
            return Arrays.copyOf(all, all.length - TAIL.length);
        } finally {
            deflater.end();
        }
    }

    /**
     * Restores a message.
     *
     * @param payload the payload of its frames
     * @param limit how long it may become, in bytes
     * @return the message; nothing when it is longer, or was not compressed in this way
     */
    public static Optional<byte[]> inflate(byte[] payload, int limit) {
        Inflater inflater = new Inflater(true);
        try {
            byte[] input = Arrays.copyOf(payload, payload.length + TAIL.length);
            System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
            inflater.setInput(input);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            int read = inflater.inflate(chunk);
            while (read > 0 && out.size() <= limit) {
                out.write(chunk, 0, read);
                read = inflater.inflate(chunk);
            }
            return read > 0 ? Optional.empty() : Optional.of(out.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
