package dev.neurosdk.cli.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line as words between blanks, for completion: JSON may hold any quotation marks and brackets, so they mean nothing.
 * An answer is one word. Immutable.
 */
record TypedWords(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
        implements CompletingParsedLine {

    TypedWords {
        words = List.copyOf(words);
    }

    static TypedWords of(String line, int cursor, Ask ask) {
        if (!ask.command()) {
            return new TypedWords(line, cursor, List.of(line), 0, Math.min(cursor, line.length()));
        }
        List<String> words = new ArrayList<>();
        int index = -1;
        int inWord = 0;
        int at = 0;
        while (at < line.length()) {
            int end = end(line, at);
            boolean blank = line.charAt(at) == ' ';
            if (!blank && cursor >= at && cursor <= end) {
                index = words.size();
                inWord = cursor - at;
            }
            if (!blank) {
                words.add(line.substring(at, end));
            }
            if (blank && index < 0 && cursor <= at) {
                index = words.size();
                words.add("");
            }
            at = end;
        }
        if (index < 0) {
            index = words.size();
            words.add("");
        }
        return new TypedWords(line, cursor, words, index, inWord);
    }

    /** Where the word that begins here ends, or the single blank. */
    private static int end(String line, int start) {
        if (line.charAt(start) == ' ') {
            return start + 1;
        }
        int blank = line.indexOf(' ', start);
        return blank < 0 ? line.length() : blank;
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor;
    }

    @Override
    public int rawWordLength() {
        return word().length();
    }
}
