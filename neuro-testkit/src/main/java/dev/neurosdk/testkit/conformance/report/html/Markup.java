package dev.neurosdk.testkit.conformance.report.html;

import java.util.Locale;

/** HTML in the making. Whatever goes through {@link #text} or an attribute stays text. Confined to one thread. */
final class Markup {

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Opens an element; attributes are names and values in turn, and a name whose value is empty stands alone. */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"").append(escaped(attributes[i + 1])).append('"');
            }
        }
        out.append('>');
        return this;
    }

    Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element with nothing but text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** What is markup already, and ours. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** What could end a text, or turn its direction, is spelled out. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(point);
                default -> character(out, point);
            }
        });
        return out.toString();
    }

    private static void character(StringBuilder out, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.UNASSIGNED ->
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
            default -> out.appendCodePoint(point);
        }
    }
}
