package dev.neurosdk.server.stream.client;

/** What a server says. */
final class Says {

    private static final String TIME = "2026-01-31T12:00:00Z";

    private Says() {}

    static String connected(String stream, long seq) {
        return "{\"type\":\"connected\",\"message\":\"Harbour\",\"timestamp\":\"" + TIME + "\",\"stream\":\"" + stream
                + "\",\"seq\":" + seq + ",\"topics\":[\"tides\"]}";
    }

    static String item(long seq) {
        return "{\"type\":\"tide\",\"data\":{\"level\":" + seq + "},\"timestamp\":\"" + TIME
                + "\",\"topic\":\"tides\",\"seq\":" + seq + "}";
    }

    static String live(long seq) {
        return "{\"type\":\"live\",\"seq\":" + seq + ",\"timestamp\":\"" + TIME + "\"}";
    }

    static String heartbeat(long seq) {
        return "{\"type\":\"heartbeat\",\"seq\":" + seq + ",\"timestamp\":\"" + TIME + "\"}";
    }

    static String gap(long from, long to, String reason) {
        return "{\"type\":\"gap\",\"from\":" + from + ",\"to\":" + to + ",\"reason\":\"" + reason
                + "\",\"timestamp\":\"" + TIME + "\"}";
    }
}
