package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Collects the head of an HTTP message that comes in pieces. Confined to one thread. */
final class HeadReading {

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private int matched;

    /** Takes what belongs to the head and returns how much that was. */
    int feed(byte[] bytes) {
        int used = 0;
        while (used < bytes.length && !isWhole() && !isHopeless()) {
            byte next = bytes[used++];
            head.write(next);
            if (next == END[matched]) {
                matched++;
            } else {
                matched = next == END[0] ? 1 : 0;
            }
        }
        return used;
    }

    boolean isWhole() {
        return matched == END.length;
    }

    /** Longer than any head that is read. */
    boolean isHopeless() {
        return !isWhole() && head.size() >= HttpHead.MAX_LENGTH;
    }

    /** Nothing when it is no head at all. */
    Optional<HttpHead> head() {
        try {
            return Optional.of(HttpHead.read(new ByteArrayInputStream(head.toByteArray())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
