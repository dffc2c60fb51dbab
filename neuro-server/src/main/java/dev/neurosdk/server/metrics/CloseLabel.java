package dev.neurosdk.server.metrics;

/** Close codes as a label: each of the registered ones, the others by their range (RFC 6455 section 7.4.2). */
final class CloseLabel {

    private CloseLabel() {}

    static String of(int code) {
        if (code >= 1000 && code <= 1015) {
            return String.valueOf(code);
        }
        return code >= 3000 && code <= 4999 ? code / 1000 + "xxx" : "other";
    }
}
