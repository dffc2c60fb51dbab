package dev.neurosdk.protocol.schema;

import java.util.List;

/** A regular expression as a tree, with the lengths in code points that each part can have. Immutable. */
sealed interface PatternTree {

    /** Stands for lengths without bound; sums and products stay below overflow. */
    int UNBOUNDED = 1_000_000_000;

    /** What matches the empty text. */
    PatternTree EMPTY = sequence(List.of());

    int shortest();

    int longest();

    /** One code point of a set. */
    record Chars(CharSet set) implements PatternTree {
        @Override
        public int shortest() {
            return 1;
        }

        @Override
        public int longest() {
            return 1;
        }
    }

    /** One part after the other. */
    record Sequence(List<PatternTree> parts, int shortest, int longest) implements PatternTree {}

    /** One of several. */
    record Choice(List<PatternTree> options, int shortest, int longest) implements PatternTree {}

    /** The same part several times. */
    record Repeat(PatternTree body, int min, int max, int shortest, int longest) implements PatternTree {}

    /** A condition on the place, of no length. */
    enum Edge implements PatternTree {
        START,
        END,
        OTHER;

        @Override
        public int shortest() {
            return 0;
        }

        @Override
        public int longest() {
            return 0;
        }
    }

    static PatternTree sequence(List<PatternTree> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long shortest = parts.stream().mapToLong(PatternTree::shortest).sum();
        long longest = parts.stream().mapToLong(PatternTree::longest).sum();
        return new Sequence(List.copyOf(parts), capped(shortest), capped(longest));
    }

    static PatternTree choice(List<PatternTree> options) {
        if (options.size() == 1) {
            return options.get(0);
        }
        int shortest = options.stream().mapToInt(PatternTree::shortest).min().orElse(0);
        int longest = options.stream().mapToInt(PatternTree::longest).max().orElse(0);
        return new Choice(List.copyOf(options), shortest, longest);
    }

    static PatternTree repeat(PatternTree body, int min, int max) {
        return new Repeat(body, min, max, capped((long) body.shortest() * min), capped((long) body.longest() * max));
    }

    /** Whether every match of it begins (or ends) where the text does. */
    static boolean holds(PatternTree tree, Edge edge) {
        if (tree instanceof Choice choice) {
            return choice.options().stream().allMatch(option -> holds(option, edge));
        }
        if (tree instanceof Repeat repeat) {
            return repeat.min() > 0 && holds(repeat.body(), edge);
        }
        if (tree instanceof Sequence sequence && !sequence.parts().isEmpty()) {
            int outermost = edge == Edge.START ? 0 : sequence.parts().size() - 1;
            return holds(sequence.parts().get(outermost), edge);
        }
        return tree == edge;
    }

    private static int capped(long length) {
        return (int) Math.min(length, UNBOUNDED);
    }
}
