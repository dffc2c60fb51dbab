package dev.neurosdk.testkit.watch;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the messages of one direction, in their order, with a bound. Confined to one thread. */
final class Inflation {

    private static final byte[] TAIL = {0, 0, -1, -1};

    private final Inflater inflater = new Inflater(true);
    private final boolean forgets;
    private boolean broken;

    Inflation(boolean forgets) {
        this.forgets = forgets;
    }

    /** Nothing when the payload is no deflated data or becomes too long; nothing for ever after, where messages build on it. */
    Optional<byte[]> inflate(byte[] payload, int maxLength) {
        if (forgets) {
            inflater.reset();
        } else if (broken) {
            return Optional.empty();
        }
        byte[] whole = Arrays.copyOf(payload, payload.length + TAIL.length);
        System.arraycopy(TAIL, 0, whole, payload.length, TAIL.length);
        inflater.setInput(whole);
        Optional<byte[]> inflated = inflated(maxLength);
        broken = inflated.isEmpty();
        return inflated;
    }

    private Optional<byte[]> inflated(int maxLength) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8 << 10];
        try {
            for (int length = inflater.inflate(chunk); length > 0; length = inflater.inflate(chunk)) {
                out.write(chunk, 0, length);
                if (out.size() > maxLength) {
                    return Optional.empty();
                }
            }
        } catch (DataFormatException e) {
            return Optional.empty();
        }
        if (inflater.finished()) {
            inflater.reset(); // a message may end with a final block; the next begins another stream
        }
        return Optional.of(out.toByteArray());
    }
}
