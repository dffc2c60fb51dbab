package dev.neurosdk.protocol.codec;

import org.jspecify.annotations.Nullable;

/**
 * JSON in the making: compact, with as few escapes as RFC 8259 allows. Whoever writes sees to it that objects, arrays and
 * names are in order. A lone surrogate becomes U+FFFD. Confined to one thread.
 */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(256);
    private boolean first = true;

    /** Starts with nothing. */
    public JsonText() {}

    /** {@return this, after an opening brace} */
    public JsonText beginObject() {
        return open('{');
    }

    /** {@return this, after a closing brace} */
    public JsonText endObject() {
        return close('}');
    }

    /** {@return this, after an opening bracket} */
    public JsonText beginArray() {
        return open('[');
    }

    /** {@return this, after a closing bracket} */
    public JsonText endArray() {
        return close(']');
    }

    /**
     * Begins a member; its value comes next.
     *
     * @param name the member's name
     * @return this
     */
    public JsonText name(String name) {
        separate();
        string(name);
        out.append(':');
        first = true;
        return this;
    }

    /**
     * Writes a string as an element or after a name.
     *
     * @param text the string
     * @return this
     */
    public JsonText value(String text) {
        separate();
        string(text);
        return this;
    }

    /** {@return this, after a null as an element or after a name} */
    public JsonText none() {
        separate();
        out.append("null");
        return this;
    }

    /**
     * Writes a member.
     *
     * @param name the member's name
     * @param text its value, a string
     * @return this
     */
    public JsonText member(String name, String text) {
        return name(name).value(text);
    }

    /**
     * Writes a member.
     *
     * @param name the member's name
     * @param flag its value
     * @return this
     */
    public JsonText member(String name, boolean flag) {
        return embedded(name, String.valueOf(flag));
    }

    /**
     * Writes a member.
     *
     * @param name the member's name
     * @param number its value
     * @return this
     */
    public JsonText member(String name, long number) {
        return embedded(name, String.valueOf(number));
    }

    /**
     * Writes a member that is always there.
     *
     * @param name the member's name
     * @param text its value, a string; null is written as such
     * @return this
     */
    public JsonText nullable(String name, @Nullable String text) {
        return text == null ? name(name).none() : member(name, text);
    }

    /**
     * Writes a member whose value is an array of strings.
     *
     * @param name the member's name
     * @param texts the strings, in order
     * @return this
     */
    public JsonText member(String name, Iterable<String> texts) {
        name(name).beginArray();
        texts.forEach(this::value);
        return endArray();
    }

    /**
     * Writes a member whose value is JSON text already.
     *
     * @param name the member's name
     * @param json JSON text of one value; taken as it is
     * @return this
     */
    public JsonText embedded(String name, String json) {
        return name(name).literal(json);
    }

    /**
     * Writes what is JSON text already, as an element or after a name.
     *
     * @param json JSON text of one value; taken as it is
     * @return this
     */
    public JsonText literal(String json) {
        separate();
        out.append(json);
        return this;
    }

    /** {@return what has been written so far} */
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonText open(char bracket) {
        separate();
        out.append(bracket);
        first = true;
        return this;
    }

    private JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void string(String text) {
        out.append('"');
        int done = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                continue;
            }
            if (JsonReading.isPair(text, at)) {
                at++;
                continue;
            }
            out.append(text, done, at);
            escape(c);
            done = at + 1;
        }
        out.append(text, done, text.length()).append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                } else {
                    out.append(REPLACEMENT);
                }
            }
        }
    }
}
