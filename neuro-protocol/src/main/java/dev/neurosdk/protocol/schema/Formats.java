package dev.neurosdk.protocol.schema;

import java.util.Map;

/** The formats of strings that JSON Schema defines, in words with an example. */
final class Formats {

    private static final Map<String, String> WORDS = Map.of(
            "date-time", "a date and time such as \"2026-01-31T12:00:00Z\"",
            "date", "a date such as \"2026-01-31\"",
            "time", "a time such as \"12:00:00Z\"",
            "duration", "a duration such as \"PT1H30M\"",
            "email", "an e-mail address",
            "uri", "a URI such as \"https://example.com/path\"",
            "uuid", "a UUID such as \"123e4567-e89b-12d3-a456-426614174000\"",
            "ipv4", "an IPv4 address such as \"192.0.2.1\"",
            "ipv6", "an IPv6 address such as \"2001:db8::1\"",
            "regex", "a regular expression");

    private Formats() {}

    /** What a format asks for. */
    static String words(String format) {
        return WORDS.getOrDefault(format, "a string in the format " + Words.name(format));
    }
}
