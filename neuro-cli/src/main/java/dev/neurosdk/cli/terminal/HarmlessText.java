package dev.neurosdk.cli.terminal;

import java.util.Locale;

/**
 * Makes a peer's text fit for one line of a terminal: white space becomes single blanks, characters that could steer the
 * terminal or turn the writing direction are spelled out, and what is too long is cut. Looks at no more of the text than it
 * shows.
 */
public final class HarmlessText {

    /** More than enough for the combining marks of any language. */
    private static final int CHARS_PER_COLUMN = 4;

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private HarmlessText() {}

    /**
     * The beginning of a text.
     *
     * @param text what a peer sent
     * @param columns how many columns there are; positive
     * @param more what to end with where the text is cut
     * @return one line of at most so many columns
     */
    public static String fit(String text, int columns, String more) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        int lastCut = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            String shown = shown(point, line);
            used += columns(shown);
            if (used > columns || line.length() > columns * CHARS_PER_COLUMN) {
                return line.substring(0, lastCut) + more;
            }
            line.append(shown);
            if (used <= columns - more.length()) {
                lastCut = line.length();
            }
        }
        return line.toString().stripTrailing();
    }

    /**
     * How many columns a text takes.
     *
     * @param text harmless text
     * @return the number of columns, as terminals commonly count
     */
    public static int columns(String text) {
        return text.codePoints().map(HarmlessText::width).sum();
    }

    private static String shown(int point, StringBuilder before) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85) {
            boolean again = before.isEmpty() || before.charAt(before.length() - 1) == ' ';
            return again ? "" : " ";
        }
        return isHarmless(point) ? Character.toString(point) : String.format(Locale.ROOT, "\\u%04x", point);
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> point == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks that terminals show in double width: East Asian scripts and pictures. */
    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || (point >= 0x2e80 && point <= 0xa4cf && point != 0x303f)
                        || (point >= 0xac00 && point <= 0xd7a3)
                        || (point >= 0xf900 && point <= 0xfaff)
                        || (point >= 0xfe30 && point <= 0xfe6f)
                        || (point >= 0xff00 && point <= 0xff60)
                        || (point >= 0xffe0 && point <= 0xffe6)
                        || (point >= 0x1f300 && point <= 0x1faff)
                        || (point >= 0x20000 && point <= 0x3fffd));
    }
}
