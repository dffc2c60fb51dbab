package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** What a peer sent, in a few harmless words: short, and without raw control or format characters. */
final class Excerpt {

    /** The longest quotation, in characters before escaping. */
    static final int LIMIT = 60;

    private Excerpt() {}

    static String of(JsonElement value) {
        if (value instanceof JsonArray array) {
            return array.isEmpty() ? "an empty array" : "an array of " + array.size();
        }
        if (value instanceof JsonObject object) {
            return object.isEmpty() ? "an empty object" : "an object";
        }
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return ofText(primitive.getAsString());
        }
        return plain(value.toString());
    }

    static String ofText(String text) {
        return text.isEmpty() ? "an empty string" : "the string " + quoted(text);
    }

    static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    /** Whether a text can be shown whole and as it stands. */
    static boolean harmless(String text) {
        if (text.length() > LIMIT) {
            return false;
        }
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (unprintable(point)) {
                return false;
            }
            at += Character.charCount(point);
        }
        return true;
    }

    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), LIMIT);
        for (int at = 0; at < end; ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            append(shown, point);
        }
        return text.length() > end ? shown.append('…').toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (unprintable(point)) {
                    shown.append(String.format("\\u%04x", point));
                } else {
                    shown.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean unprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
