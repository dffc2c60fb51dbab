package dev.neurosdk.server.logging;

/** A peer's words for a log: one line, bounded, nothing in it that could steer a terminal or forge a line. */
final class PlainText {

    private PlainText() {}

    /** The beginning of a text, of at most so many characters as it came; what can't be printed is spelled out. */
    static String of(String text, int limit) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), limit);
        for (int at = 0; at < end; ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isPrintable(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        }
        return text.length() > end ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
