package dev.neurosdk.server.stream;

import java.util.Set;

/** What topics and types may be called. */
final class Names {

    private static final int LONGEST = 64;

    /** The types that the server itself says. */
    private static final Set<String> RESERVED =
            Set.of("connected", "live", "gap", "subscribed", "pong", "heartbeat", "error");

    private Names() {}

    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.:-".indexOf(c) >= 0;
    }

    static String require(String what, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    what + ": expected 1 to 64 letters, digits and _ . : -, was '" + name + "'");
        }
        return name;
    }

    static String requireType(String type) {
        if (RESERVED.contains(type)) {
            throw new IllegalArgumentException("type: expected none of the stream's own words, was '" + type + "'");
        }
        return require("type", type);
    }
}
