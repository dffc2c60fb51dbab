package dev.neurosdk.testkit.conformance.reference;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Messages compressed by permessage-deflate (RFC 7692), each by itself. */
final class Deflated {

    /** The reserved bits of a compressed message. */
    static final int RSV = 4;

    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int LIMIT = 4 << 20;
    private static final int MEMORY = 32 << 20;

    private Deflated() {}

    /** The message; nothing when it is longer than allowed, or than there is memory for. */
    static Optional<byte[]> inflate(byte[] payload, boolean endless) {
        Inflater inflater = new Inflater(true);
        try {
            byte[] input = new byte[payload.length + TAIL.length];
            System.arraycopy(payload, 0, input, 0, payload.length);
            System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
            inflater.setInput(input);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[16 << 10];
            int read = inflater.inflate(chunk);
            while (read > 0 && out.size() <= (endless ? MEMORY : LIMIT)) {
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
