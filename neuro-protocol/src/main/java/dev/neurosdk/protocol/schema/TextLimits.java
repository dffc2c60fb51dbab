package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.stream.Stream;

/** What a schema says about strings. Immutable. Lengths are in code points. */
record TextLimits(int min, int max, List<TextPattern> patterns, List<String> formats) {

    static final TextLimits ANY = new TextLimits(0, Integer.MAX_VALUE, List.of(), List.of());

    static TextLimits length(int min, int max) {
        return new TextLimits(min, max, List.of(), List.of());
    }

    TextLimits and(TextLimits other) {
        if (other.isAny()) {
            return this;
        }
        if (isAny()) {
            return other;
        }
        int shortest = Math.max(min, other.min);
        int longest = Math.min(max, other.max);
        return new TextLimits(shortest, longest, joined(patterns, other.patterns), joined(formats, other.formats));
    }

    boolean isAny() {
        return min == 0 && max == Integer.MAX_VALUE && patterns.isEmpty() && formats.isEmpty();
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        return Stream.concat(left.stream(), right.stream()).distinct().toList();
    }

    /** Whether length and patterns suit; formats are not judged. */
    boolean admits(String text) {
        int length = JsonValues.length(text);
        if (length < min || length > max) {
            return false;
        }
        for (TextPattern pattern : patterns) {
            if (!pattern.matches(text)) {
                return false;
            }
        }
        return true;
    }
}
