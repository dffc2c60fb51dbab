package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a regular expression of ECMA-262 into a tree to generate from. What has no tree, such as look-around and
 * back-references, is refused. Confined to one pattern.
 */
final class PatternReader {

    private static final int MAX_DEPTH = 60;

    private final PatternScanner in;
    private int depth;

    private PatternReader(String pattern) {
        this.in = new PatternScanner(pattern);
    }

    /** The tree of a pattern; empty when it has none or the pattern is broken. */
    static Optional<PatternTree> read(String pattern) {
        try {
            PatternReader reader = new PatternReader(pattern);
            PatternTree tree = reader.alternatives();
            return reader.in.atEnd() ? Optional.of(tree) : Optional.empty();
        } catch (UnsupportedPattern e) {
            return Optional.empty();
        }
    }

    private PatternTree alternatives() throws UnsupportedPattern {
        if (++depth > MAX_DEPTH) {
            throw new UnsupportedPattern();
        }
        List<PatternTree> options = new ArrayList<>();
        do {
            options.add(sequence());
        } while (in.take('|'));
        depth--;
        return PatternTree.choice(options);
    }

    private PatternTree sequence() throws UnsupportedPattern {
        List<PatternTree> parts = new ArrayList<>();
        while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
            parts.add(quantified(atom()));
        }
        return PatternTree.sequence(parts);
    }

    private PatternTree quantified(PatternTree atom) throws UnsupportedPattern {
        PatternTree result = atom;
        for (Optional<int[]> count = in.quantifier(); count.isPresent(); count = in.quantifier()) {
            result = PatternTree.repeat(result, count.get()[0], count.get()[1]);
        }
        return result;
    }

    private PatternTree atom() throws UnsupportedPattern {
        int c = in.next();
        return switch (c) {
            case '^' -> PatternTree.Edge.START;
            case '$' -> PatternTree.Edge.END;
            case '.' -> new PatternTree.Chars(CharSet.LINE_ENDS.complement());
            case '(' -> group();
            case '[' -> new PatternTree.Chars(new PatternClassReader(in).read());
            case '\\' -> escape();
            case '*', '+', '?' -> throw new UnsupportedPattern();
            default -> literal(c);
        };
    }

    private PatternTree group() throws UnsupportedPattern {
        if (in.take('?') && !in.groupHead()) {
            return PatternTree.EMPTY;
        }
        PatternTree body = alternatives();
        if (!in.take(')')) {
            throw new UnsupportedPattern();
        }
        return body;
    }

    private PatternTree escape() throws UnsupportedPattern {
        return switch (in.peek()) {
            case 'b', 'B' -> edge(PatternTree.Edge.OTHER);
            case 'A' -> edge(PatternTree.Edge.START);
            case 'z', 'Z' -> edge(PatternTree.Edge.END);
            default -> new PatternTree.Chars(in.escapedSet());
        };
    }

    private PatternTree edge(PatternTree.Edge edge) throws UnsupportedPattern {
        in.next();
        return edge;
    }

    private static PatternTree literal(int codePoint) {
        return new PatternTree.Chars(CharSet.of(codePoint, codePoint));
    }
}
