package dev.neurosdk.benchmarks.wire;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The opening handshake of one connection. Confined to one thread. Source: RFC 6455 section 4.1. */
final class Upgrade {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final String OTHERS_ANSWER = "expected a WebSocket server that accepts, was ";
    private static final int MAX_HEAD = 8192;
    private static final int PIECE = 512;

    private byte[] head = new byte[PIECE];
    private int length;

    static byte[] request(Address address) {
        return ("GET " + address.target() + " HTTP/1.1\r\nHost: " + address.host()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
                        + "\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes the next piece of the answer.
     *
     * @return where the frames begin, or -1 when the answer is not whole yet
     * @throws ProtocolException when the server doesn't accept
     */
    int feed(byte[] bytes, int from, int to) throws ProtocolException {
        for (int at = from; at < to; at++) {
            if (length == MAX_HEAD) {
                throw new ProtocolException(OTHERS_ANSWER + "one that answers with " + MAX_HEAD + " bytes and more");
            }
            head = FrameParser.withRoom(head, length + 1);
            head[length++] = bytes[at];
            if (isWhole()) {
                check(new String(head, 0, length, StandardCharsets.ISO_8859_1));
                return at + 1;
            }
        }
        return -1;
    }

    private boolean isWhole() {
        return length >= 4
                && head[length - 4] == '\r'
                && head[length - 3] == '\n'
                && head[length - 2] == '\r'
                && head[length - 1] == '\n';
    }

    private static void check(String answer) throws ProtocolException {
        String status = answer.substring(0, answer.indexOf('\r'));
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new ProtocolException(OTHERS_ANSWER + status);
        }
        boolean accepted = answer.lines()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-accept:")
                        && line.substring(line.indexOf(':') + 1).strip().equals(ACCEPT));
        if (!accepted) {
            throw new ProtocolException(OTHERS_ANSWER + "one that has not understood the key");
        }
    }
}
