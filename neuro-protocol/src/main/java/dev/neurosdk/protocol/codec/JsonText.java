package dev.neurosdk.protocol.codec;

/** JSON in the making: compact, with as few escapes as RFC 8259 allows. Confined to one encoding. */
final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(256);
    private boolean first = true;

    JsonText beginObject() {
        return open('{');
    }

    JsonText endObject() {
        return close('}');
    }

    JsonText beginArray() {
        return open('[');
    }

    JsonText endArray() {
        return close(']');
    }

    JsonText name(String name) {
        separate();
        string(name);
        out.append(':');
        first = true;
        return this;
    }

    JsonText value(String text) {
        separate();
        string(text);
        return this;
    }

    JsonText member(String name, String text) {
        return name(name).value(text);
    }

    JsonText member(String name, boolean flag) {
        name(name).separate();
        out.append(flag);
        return this;
    }

    /** A member whose value is JSON text already. */
    JsonText embedded(String name, String json) {
        name(name).separate();
        out.append(json);
        return this;
    }

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
            if (isPair(text, at)) {
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

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
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
