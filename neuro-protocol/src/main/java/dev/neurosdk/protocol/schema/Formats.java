package dev.neurosdk.protocol.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.Map;
import java.util.Set;

/** The formats of strings that JSON Schema defines: what they ask for in words, and safe replacements. */
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

    /** Formats that the validator adds of its own accord; no draft knows them, and some take quadratic time. */
    private static final Set<String> UNKNOWN_TO_ALL_DRAFTS =
            Set.of("alpha", "alphanumeric", "color", "ip-address", "phone", "style", "utc-millisec");

    private static final int MAX_HOSTNAME = 253;
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final String POINTER = "(?:/(?:[^/~]|~[01])*)*";
    private static final String CHARACTER = "(?:\\w|%[0-9A-Fa-f]{2})";
    private static final String VARIABLE = CHARACTER + "(?:\\.?" + CHARACTER + ")*(?::[1-9]\\d{0,3}|\\*)?";
    private static final String EXPRESSION = "\\{[+#./;?&=,!@|]?" + VARIABLE + "(?:," + VARIABLE + ")*\\}";
    private static final String LITERAL = "[^\\x00-\\x20\\x7F\"'%<>\\\\^`{|}]|%[0-9A-Fa-f]{2}";

    private Formats() {}

    /** What a format asks for. */
    static String words(String format) {
        return WORDS.getOrDefault(format, "a string in the format " + Words.name(format));
    }

    /** Makes the validator's formats safe: those of its own go, those that would overflow the stack are replaced. */
    static void makeSafe(Map<String, Format> formats) {
        formats.keySet().removeAll(UNKNOWN_TO_ALL_DRAFTS);
        replace(formats, "hostname", "(?:" + LABEL + ")(?:\\." + LABEL + ")*", MAX_HOSTNAME);
        formats.computeIfPresent("idn-hostname", (name, format) -> new ShortFormat(format, MAX_HOSTNAME));
        replace(formats, "json-pointer", POINTER, Integer.MAX_VALUE);
        replace(formats, "relative-json-pointer", "(?:0|[1-9]\\d*)(?:#|" + POINTER + ")", Integer.MAX_VALUE);
        replace(formats, "uri-template", "(?:" + LITERAL + "|" + EXPRESSION + ")*", Integer.MAX_VALUE);
    }

    private static void replace(Map<String, Format> formats, String name, String pattern, int maxLength) {
        if (formats.containsKey(name)) {
            formats.put(name, new PatternFormat(name, Pattern.compile(pattern), maxLength));
        }
    }

    /** A format that is a regular expression, matched in time proportional to the text. */
    private record PatternFormat(String name, Pattern pattern, int maxLength) implements Format {
        @Override
        public boolean matches(ExecutionContext context, String value) {
            return value.length() <= maxLength && pattern.matches(value);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    /** A format with a longest text: the JDK throws at host names of thousands of characters. */
    private record ShortFormat(Format format, int maxLength) implements Format {
        @Override
        public boolean matches(ExecutionContext context, String value) {
            return value.length() <= maxLength && format.matches(context, value);
        }

        @Override
        public String getName() {
            return format.getName();
        }

        @Override
        public String getMessageKey() {
            return format.getMessageKey();
        }
    }
}
