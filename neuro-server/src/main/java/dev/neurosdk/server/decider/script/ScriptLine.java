package dev.neurosdk.server.decider.script;

import dev.neurosdk.protocol.codec.StrictJson;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a script, read from left to right. Confined to one reading. */
final class ScriptLine {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,3}))?(ms|s|m)");
    private static final int LONGEST_DATA = 1 << 20;

    private final int number;
    private final String text;
    private int at;

    ScriptLine(int number, String text) {
        this.number = number;
        this.text = text;
    }

    boolean isBlank() {
        return text.isBlank() || text.strip().startsWith("#");
    }

    /** The next word; empty at the end of the line. */
    String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A word, or several between quotes. */
    String name(String what) {
        skipSpace();
        int start = at;
        if (text.startsWith("\"", at)) {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw wrong(start, "a closing quote", "the end of the line");
            }
            at = end + 1;
            return text.substring(start + 1, end);
        }
        String word = word();
        if (word.isEmpty()) {
            throw wrong(start, what, "the end of the line");
        }
        return word;
    }

    /** Whatever is left; empty at the end of the line. */
    String rest() {
        skipSpace();
        String rest = text.substring(at).stripTrailing();
        at = text.length();
        return rest;
    }

    /** JSON text; null at the end of the line. */
    @Nullable
    String data() {
        skipSpace();
        int start = at;
        String data = rest();
        if (data.isEmpty()) {
            return null;
        }
        if (StrictJson.read(data, LONGEST_DATA) instanceof StrictJson.Invalid<?> invalid) {
            StrictJson.Problem problem = invalid.problems().get(0);
            String pointer = problem.pointer().isEmpty() ? "" : " at " + problem.pointer();
            throw wrong(start, "JSON data with " + problem.expected() + pointer, problem.actual());
        }
        return data;
    }

    Duration time() {
        skipSpace();
        int start = at;
        String word = word();
        Matcher parts = TIME.matcher(word);
        if (!parts.matches()) {
            throw wrong(start, "a time such as 250ms, 2.5s or 1m", word.isEmpty() ? "the end of the line" : word);
        }
        long unit = parts.group(3).equals("ms") ? 1 : parts.group(3).equals("s") ? 1000 : 60_000;
        String fraction = ((parts.group(2) == null ? "" : parts.group(2)) + "000").substring(0, 3);
        return Duration.ofMillis(Long.parseLong(parts.group(1)) * unit + Long.parseLong(fraction) * unit / 1000);
    }

    void expectEnd() {
        skipSpace();
        if (at < text.length()) {
            int start = at;
            throw wrong(start, "the end of the line", rest());
        }
    }

    /** Where the next word begins. */
    int position() {
        skipSpace();
        return at;
    }

    IllegalArgumentException wrong(int position, String expected, String actual) {
        String shown = actual.length() > 60 ? actual.substring(0, 60) + "…" : actual;
        return new IllegalArgumentException(
                "line " + number + ", column " + (position + 1) + ": expected " + expected + ", was " + shown);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
