package dev.neurosdk.testkit.transport.frame;

import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The opening handshake (RFC 6455 section 4), without extensions and subprotocols. */
public final class Handshake {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final String KEY = "sec-websocket-key";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /**
     * A client's request.
     *
     * @param server the address, with path and query
     * @param key 16 random bytes in base 64
     * @param headers more fields
     * @return the request
     * @throws IllegalArgumentException when a field has a line break
     */
    public static HttpHead request(URI server, String key, Map<String, List<String>> headers) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(
                "Host", List.of(server.getPort() < 0 ? server.getHost() : server.getHost() + ':' + server.getPort()));
        fields.put("Upgrade", List.of("websocket"));
        fields.put("Connection", List.of("Upgrade"));
        fields.put("Sec-WebSocket-Version", List.of(VERSION));
        fields.put("Sec-WebSocket-Key", List.of(key));
        headers.forEach((name, values) -> {
            if ((name + values).chars().anyMatch(c -> c == '\r' || c == '\n')) {
                throw new IllegalArgumentException("headers: expected no line break, was one in " + name);
            }
            fields.put(name, values);
        });
        String path = server.getRawPath().isEmpty() ? "/" : server.getRawPath();
        String query = server.getRawQuery() == null ? "" : '?' + server.getRawQuery();
        return new HttpHead("GET " + path + query + " HTTP/1.1", fields);
    }

    /**
     * Path and query of a request.
     *
     * @param request the request
     * @return as sent
     */
    public static String target(HttpHead request) {
        return request.startLine().split(" ", -1)[1];
    }

    /**
     * Judges a client's request.
     *
     * @param request the request
     * @return the HTTP status that refuses it; nothing when it is sound
     */
    public static OptionalInt fault(HttpHead request) {
        String[] line = request.startLine().split(" ", -1);
        if (line.length != 3 || !line[2].equals("HTTP/1.1")) {
            return OptionalInt.of(400);
        }
        if (!line[0].equals("GET")) {
            return OptionalInt.of(405);
        }
        if (!request.lists("upgrade", "websocket") || !request.lists("connection", "upgrade")) {
            return OptionalInt.of(426);
        }
        if (!request.value("sec-websocket-version").equals(VERSION)) {
            return OptionalInt.of(426);
        }
        return isKey(request.value(KEY)) ? OptionalInt.empty() : OptionalInt.of(400);
    }

    /**
     * A server's consent.
     *
     * @param request a sound request
     * @return the response
     */
    public static HttpHead accepted(HttpHead request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Upgrade", List.of("websocket"));
        fields.put("Connection", List.of("Upgrade"));
        fields.put("Sec-WebSocket-Accept", List.of(accept(request.value(KEY))));
        return new HttpHead("HTTP/1.1 101 Switching Protocols", fields);
    }

    /**
     * A server's refusal.
     *
     * @param status the HTTP status
     * @return the response
     */
    public static HttpHead refused(int status) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Content-Length", List.of("0"));
        fields.put("Connection", List.of("close"));
        if (status == 426) {
            fields.put("Sec-WebSocket-Version", List.of(VERSION));
        }
        return new HttpHead("HTTP/1.1 " + status + " Refused", fields);
    }

    /**
     * Judges a server's response.
     *
     * @param response the response
     * @param key the key of the request
     * @throws ProtocolException when the server did not accept the handshake, or not in the way it has to
     */
    public static void check(HttpHead response, String key) throws ProtocolException {
        String[] line = response.startLine().split(" ", 3);
        if (line.length < 2 || !line[0].startsWith("HTTP/1.1")) {
            throw new ProtocolException("no HTTP/1.1 response: " + response.startLine());
        }
        if (!line[1].equals("101")) {
            throw new ProtocolException("HTTP " + line[1]);
        }
        if (!response.lists("upgrade", "websocket") || !response.lists("connection", "upgrade")) {
            throw new ProtocolException("HTTP 101 without an upgrade to websocket");
        }
        if (!response.value("sec-websocket-accept").equals(accept(key))) {
            throw new ProtocolException("HTTP 101 with a wrong Sec-WebSocket-Accept");
        }
        if (!response.value("sec-websocket-extensions").isEmpty()) {
            throw new ProtocolException("HTTP 101 with an extension that nobody asked for");
        }
    }

    /**
     * The answer to a key (RFC 6455 section 4.2.2).
     *
     * @param key the key
     * @return the value of {@code Sec-WebSocket-Accept}
     */
    public static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-1", e);
        }
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
