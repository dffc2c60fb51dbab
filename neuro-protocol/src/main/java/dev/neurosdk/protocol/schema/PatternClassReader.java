package dev.neurosdk.protocol.schema;

/** Reads a bracketed class, its opening bracket already taken. Confined to one pattern. */
final class PatternClassReader {

    private final PatternScanner in;

    PatternClassReader(PatternScanner in) {
        this.in = in;
    }

    CharSet read() throws UnsupportedPattern {
        boolean negated = in.take('^');
        CharSet set = CharSet.of();
        while (in.peek() != ']') {
            set = set.or(member());
        }
        in.next();
        return negated ? set.complement() : set;
    }

    private CharSet member() throws UnsupportedPattern {
        CharSet start = single();
        if (in.startsWith("-") && !in.startsWith("-]") && start.single() >= 0) {
            in.next();
            int end = single().single();
            if (end < start.single()) {
                throw new UnsupportedPattern();
            }
            return CharSet.of(start.single(), end);
        }
        return start;
    }

    private CharSet single() throws UnsupportedPattern {
        int c = in.next();
        if (c != '\\') {
            return CharSet.of(c, c);
        }
        return in.take('b') ? CharSet.of('\b', '\b') : in.escapedSet();
    }
}
