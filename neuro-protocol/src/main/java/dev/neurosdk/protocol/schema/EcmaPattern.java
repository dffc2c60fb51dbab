package dev.neurosdk.protocol.schema;

import static java.util.Map.entry;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a regular expression of ECMA-262, which JSON Schema asks for, into the syntax of RE2, and adds up how large
 * its repetitions would make it. Confined to one call.
 *
 * <p>The size is settled beforehand because the matcher unrolls counted repetitions: ten nested ones in fifty characters
 * would fill any memory.
 */
final class EcmaPattern {

    /** The largest expression accepted, in characters and classes once its repetitions are written out. */
    static final int MAX_SIZE = 1_000;

    private static final String SPACES = "\\t\\n\\x0B\\f\\r \\x{A0}\\x{FEFF}\\x{2028}\\x{2029}\\p{Zs}";
    private static final String ANYTHING = "\\x00-\\x{10FFFF}";
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");
    private static final Pattern PROPERTY = Pattern.compile("\\{(?:(?:gc|sc|General_Category|Script)=)?(\\w+)\\}");
    private static final Pattern CODE_POINT = Pattern.compile("\\{(\\p{XDigit}{1,6})\\}|(\\p{XDigit}{4})");
    private static final Pattern LOW_SURROGATE = Pattern.compile("\\\\u([dD][c-fC-F]\\p{XDigit}{2})");
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            entry("Letter", "L"),
            entry("Lowercase_Letter", "Ll"),
            entry("Uppercase_Letter", "Lu"),
            entry("Titlecase_Letter", "Lt"),
            entry("Mark", "M"),
            entry("Number", "N"),
            entry("Decimal_Number", "Nd"),
            entry("digit", "Nd"),
            entry("Punctuation", "P"),
            entry("punct", "P"),
            entry("Symbol", "S"),
            entry("Separator", "Z"),
            entry("Space_Separator", "Zs"),
            entry("Other", "C"),
            entry("Control", "Cc"));

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Long> enclosing = new ArrayDeque<>();
    private int at;
    private long size;
    private long last;

    private EcmaPattern(String source) {
        this.source = source;
    }

    /**
     * Rewrites an expression; what neither syntax knows is left for the compiler to complain about.
     *
     * @throws PatternSyntaxException when its repetitions make it larger than {@link #MAX_SIZE}
     */
    static String translate(String source) {
        return new EcmaPattern(source).run();
    }

    private String run() {
        while (at < source.length()) {
            element();
            if (size > MAX_SIZE) {
                throw new PatternSyntaxException("too many repetitions", source);
            }
        }
        return out.toString();
    }

    private void element() {
        char c = source.charAt(at);
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '{' -> repetition();
            case '\\' -> {
                escape(false);
                atom();
            }
            case '*', '+', '?', '|', '^', '$' -> copy(1);
            default -> {
                copy(1);
                atom();
            }
        }
    }

    private void atom() {
        last = 1;
        size++;
    }

    private void open() {
        copy(1);
        enclosing.push(size);
        size = 1;
    }

    private void close() {
        copy(1);
        if (!enclosing.isEmpty()) {
            last = size;
            size += enclosing.pop();
        }
    }

    private void repetition() {
        Matcher count = COUNT.matcher(source).region(at, source.length());
        if (!count.lookingAt()) {
            copy(1);
            atom();
            return;
        }
        String most = count.group(3) == null || count.group(3).isEmpty() ? count.group(1) : count.group(3);
        long repeated = last * Math.max(1, Long.parseLong(most));
        size += repeated - last;
        last = repeated;
        copy(count.end() - at);
    }

    private void characterClass() {
        atom();
        boolean negated = source.startsWith("[^", at);
        int first = at + (negated ? 2 : 1);
        if (source.startsWith("]", first)) {
            out.append(negated ? "[" : "[^").append(ANYTHING).append(']');
            at = first + 1;
            return;
        }
        copy(first - at);
        while (at < source.length() && source.charAt(at) != ']') {
            classElement();
        }
        copy(Math.min(1, source.length() - at));
    }

    private void classElement() {
        char c = source.charAt(at);
        if (c == '\\') {
            escape(true);
        } else if (c == '[') {
            replace(1, "\\[");
        } else {
            copy(1);
        }
    }

    private void escape(boolean inClass) {
        char c = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        switch (c) {
            case 's' -> replace(2, inClass ? SPACES : "[" + SPACES + "]");
            case 'S' -> replace(2, inClass ? "\\S" : "[^" + SPACES + "]");
            case 'b' -> replace(2, inClass ? "\\x08" : "\\b");
            case 'c' -> control();
            case 'u' -> codePoint();
            case 'p', 'P' -> property();
            case '0' -> replace(2, "\\x00");
            // Quotation marks to RE2, which would hide brackets from the count of repetitions.
            case 'Q', 'E' -> replace(2, String.valueOf(c));
            default -> copy(Math.min(2, source.length() - at));
        }
    }

    private void control() {
        boolean letter = at + 2 < source.length() && Character.isLetter(source.charAt(at + 2));
        if (letter) {
            replace(3, hex(source.charAt(at + 2) % 32));
        } else {
            copy(2);
        }
    }

    private void codePoint() {
        Matcher digits = CODE_POINT.matcher(source).region(at + 2, source.length());
        if (!digits.lookingAt()) {
            copy(2);
            return;
        }
        int value = Integer.parseInt(digits.group(1) != null ? digits.group(1) : digits.group(2), 16);
        int end = digits.end();
        Matcher low = LOW_SURROGATE.matcher(source).region(end, source.length());
        if (value >= 0xD800 && value < 0xDC00 && low.lookingAt()) {
            value = Character.toCodePoint((char) value, (char) Integer.parseInt(low.group(1), 16));
            end = low.end();
        }
        replace(end - at, hex(value));
    }

    private void property() {
        Matcher name = PROPERTY.matcher(source).region(at + 2, source.length());
        if (name.lookingAt()) {
            String known = CATEGORIES.getOrDefault(name.group(1), name.group(1));
            replace(name.end() - at, source.substring(at, at + 2) + "{" + known + "}");
        } else {
            copy(2);
        }
    }

    private void copy(int length) {
        out.append(source, at, at + length);
        at += length;
    }

    private void replace(int length, String replacement) {
        out.append(replacement);
        at += length;
    }

    private static String hex(int codePoint) {
        return "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}
