package dev.neurosdk.protocol.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of a schema, ready to match and to generate. Immutable. Lengths are in code points. */
final class TextPattern {

    private static final int TRIES = 12;
    private static final CharSet PADDING = CharSet.of('a', 'z');

    private final String source;
    private final @Nullable PatternTree tree;
    private final @Nullable Pattern matcher;
    private final boolean fromStart;
    private final boolean toEnd;

    TextPattern(String source) {
        this.source = source;
        this.tree = PatternReader.read(source).orElse(null);
        this.matcher = matcher(source);
        this.fromStart = tree != null && PatternTree.holds(tree, PatternTree.Edge.START);
        this.toEnd = tree != null && PatternTree.holds(tree, PatternTree.Edge.END);
    }

    String source() {
        return source;
    }

    /** Whether a text has a match somewhere; true for a pattern that cannot be judged here. */
    boolean matches(String text) {
        return matcher == null || matcher.matcher(text).find();
    }

    /** A text that matches; null when none of that length was found. */
    @Nullable
    String sample(Dice dice, int shortest, int longest) {
        if (tree == null) {
            return null;
        }
        for (int i = 0; i < TRIES; i++) {
            String text = attempt(tree, dice, shortest, longest);
            if (text != null && matches(text)) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String attempt(PatternTree tree, Dice dice, int shortest, int longest) {
        boolean padded = !fromStart || !toEnd;
        PatternWriter writer = new PatternWriter(dice);
        if (!writer.write(tree, padded ? 0 : shortest, longest)) {
            return null;
        }
        int missing = shortest - writer.length();
        return missing <= 0 ? writer.text() : pad(writer.text(), missing, dice);
    }

    private String pad(String text, int missing, Dice dice) {
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(PADDING.pick(dice));
        }
        return toEnd ? padding + text : text + padding;
    }

    private static @Nullable Pattern matcher(String source) {
        try {
            return Patterns.compile(source);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
