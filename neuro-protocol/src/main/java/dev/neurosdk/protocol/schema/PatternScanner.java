package dev.neurosdk.protocol.schema;

import java.util.Optional;

/** The characters of a pattern, and the small pieces of its syntax. Confined to one pattern. */
final class PatternScanner {

    private final String pattern;
    private int at;

    PatternScanner(String pattern) {
        this.pattern = pattern;
    }

    boolean atEnd() {
        return at >= pattern.length();
    }

    /** The next code point, not taken; -1 at the end. */
    int peek() {
        return atEnd() ? -1 : pattern.codePointAt(at);
    }

    int next() throws UnsupportedPattern {
        if (atEnd()) {
            throw new UnsupportedPattern();
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean startsWith(String text) {
        return pattern.startsWith(text, at);
    }

    boolean take(String text) {
        boolean found = startsWith(text);
        at += found ? text.length() : 0;
        return found;
    }

    boolean take(char c) {
        boolean found = peek() == c;
        at += found ? 1 : 0;
        return found;
    }

    /** Takes everything up to a mark, and the mark. */
    String until(String mark) throws UnsupportedPattern {
        int end = pattern.indexOf(mark, at);
        if (end < 0) {
            throw new UnsupportedPattern();
        }
        String text = pattern.substring(at, end);
        at = end + mark.length();
        return text;
    }

    /** Takes the rest of a group's head after {@code (?}; false when that was the whole group, as in {@code (?i)}. */
    boolean groupHead() throws UnsupportedPattern {
        if (take(':')) {
            return true;
        }
        if (startsWith("=") || startsWith("!") || startsWith("<=") || startsWith("<!") || startsWith(">")) {
            throw new UnsupportedPattern();
        }
        if (take("P<") || take("<")) {
            until(">");
            return true;
        }
        while (!atEnd()) {
            int flag = next();
            if (flag == ':' || flag == ')') {
                return flag == ':';
            }
            if ("imsU-".indexOf(flag) < 0) {
                break;
            }
        }
        throw new UnsupportedPattern();
    }

    /** Takes a quantifier with its lazy or possessive mark: the fewest and the most; empty when there is none. */
    Optional<int[]> quantifier() throws UnsupportedPattern {
        int[] count = simpleQuantifier();
        if (count.length == 0) {
            return Optional.empty();
        }
        if (count[0] > count[1]) {
            throw new UnsupportedPattern();
        }
        if (!take('?')) {
            take('+');
        }
        return Optional.of(count);
    }

    private int[] simpleQuantifier() {
        if (take('*')) {
            return new int[] {0, PatternTree.UNBOUNDED};
        }
        if (take('+')) {
            return new int[] {1, PatternTree.UNBOUNDED};
        }
        if (take('?')) {
            return new int[] {0, 1};
        }
        return startsWith("{") ? braces() : new int[0];
    }

    private int[] braces() {
        int start = at++;
        int low = number();
        int high = low;
        if (take(',')) {
            high = startsWith("}") ? PatternTree.UNBOUNDED : number();
        }
        if (low < 0 || high < 0 || !take('}')) {
            at = start;
            return new int[0];
        }
        return new int[] {low, high};
    }

    private int number() {
        int start = at;
        while (peek() >= '0' && peek() <= '9' && at - start < 9) {
            at++;
        }
        return at == start ? -1 : Integer.parseInt(pattern.substring(start, at));
    }

    /** Takes an escape that stands for characters, its backslash already taken. */
    CharSet escapedSet() throws UnsupportedPattern {
        int c = next();
        return switch (c) {
            case 'd' -> CharSet.DIGITS;
            case 'D' -> CharSet.DIGITS.complement();
            case 'w' -> CharSet.WORD;
            case 'W' -> CharSet.WORD.complement();
            case 's' -> CharSet.SPACE;
            case 'S' -> CharSet.SPACE.complement();
            case 'p' -> property();
            case 'P' -> property().complement();
            default -> {
                int character = escapedCharacter(c);
                yield CharSet.of(character, character);
            }
        };
    }

    private int escapedCharacter(int c) throws UnsupportedPattern {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case '0' -> 0;
            case 'c' -> next() % 32;
            case 'Q', 'E' -> c;
            case 'x' -> codePoint(2);
            case 'u' -> utf16();
            default -> literal(c);
        };
    }

    private static int literal(int c) throws UnsupportedPattern {
        if (c < 128 && Character.isLetterOrDigit(c)) {
            throw new UnsupportedPattern();
        }
        return c;
    }

    private int utf16() throws UnsupportedPattern {
        int c = codePoint(4);
        boolean pair = c <= 0xFFFF && Character.isHighSurrogate((char) c) && take("\\u");
        return pair ? Character.toCodePoint((char) c, (char) codePoint(4)) : c;
    }

    private int codePoint(int digits) throws UnsupportedPattern {
        String hex = take('{') ? until("}") : fixed(digits);
        try {
            int value = Integer.parseInt(hex, 16);
            if (Character.isValidCodePoint(value)) {
                return value;
            }
        } catch (NumberFormatException notHexadecimal) {
            // Refused below, as a code point out of range is.
        }
        throw new UnsupportedPattern();
    }

    private String fixed(int digits) throws UnsupportedPattern {
        if (at + digits > pattern.length()) {
            throw new UnsupportedPattern();
        }
        at += digits;
        return pattern.substring(at - digits, at);
    }

    private CharSet property() throws UnsupportedPattern {
        String name = take('{') ? until("}") : Character.toString(next());
        boolean negated = name.startsWith("^");
        CharSet set = CharProperties.unicode(negated ? name.substring(1) : name).orElseThrow(UnsupportedPattern::new);
        return negated ? set.complement() : set;
    }
}
