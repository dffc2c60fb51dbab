package dev.neurosdk.server.stream;

import java.util.Set;
import java.util.regex.Pattern;

/** What topics and types may be called. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    /** The types that the server itself says. */
    private static final Set<String> RESERVED =
            Set.of("connected", "live", "gap", "subscribed", "pong", "heartbeat", "error");

    private Names() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
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
