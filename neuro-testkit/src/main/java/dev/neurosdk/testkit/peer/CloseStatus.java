package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a connection ended. Immutable. Source: RFC 6455 section 7.4.
 *
 * @param code the close code; 1005 for a close frame without one, 1006 for an end without a close frame
 * @param reason the close frame's reason, which may be empty; for 1006 a description
 */
public record CloseStatus(int code, String reason) {

    private static final int ABNORMAL = 1006;
    private static final Set<Integer> NEVER_SENT = Set.of(1004, 1005, ABNORMAL);
    private static final int LAST_REGISTERED = 1014;
    private static final int MAX_REASON = 123;

    /** Refuses null. */
    public CloseStatus {
        requireNonNull(reason, "reason");
    }

    /** {@return whether the connection ended with a close frame, and not by a cut or a reset} */
    public boolean clean() {
        return code != ABNORMAL;
    }

    static CloseStatus abnormal(String description) {
        return new CloseStatus(ABNORMAL, description);
    }

    static CloseStatus sendable(int code, String reason) {
        boolean protocol = code >= 1000 && code <= LAST_REGISTERED && !NEVER_SENT.contains(code);
        if (!protocol && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("code: expected one that may be sent, was " + code);
        }
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_REASON) {
            throw new IllegalArgumentException("reason: expected at most 123 bytes, was " + length);
        }
        return new CloseStatus(code, reason);
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? Integer.toString(code) : code + " \"" + reason + '"';
    }
}
