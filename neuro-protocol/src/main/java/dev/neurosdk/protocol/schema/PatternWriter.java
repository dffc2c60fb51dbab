package dev.neurosdk.protocol.schema;

import java.util.List;

/** Writes one text that a pattern matches, of a length asked for. Confined to one text. */
final class PatternWriter {

    private static final int USUAL_REPEATS = 3;
    private static final int MAX_STEPS = 200_000;

    private final Dice dice;
    private final StringBuilder text = new StringBuilder();
    private int length;
    private int steps;

    PatternWriter(Dice dice) {
        this.dice = dice;
    }

    String text() {
        return text.toString();
    }

    /** How many code points have been written. */
    int length() {
        return length;
    }

    /** Writes between {@code low} and {@code high} code points; false when the tree has no such text. */
    boolean write(PatternTree tree, int low, int high) {
        if (tree.shortest() > high || tree.longest() < low || ++steps > MAX_STEPS) {
            return false;
        }
        if (tree instanceof PatternTree.Chars chars) {
            return character(chars.set());
        }
        if (tree instanceof PatternTree.Sequence sequence) {
            return sequence(sequence, low, high);
        }
        if (tree instanceof PatternTree.Choice choice) {
            List<PatternTree> fitting = choice.options().stream()
                    .filter(option -> option.shortest() <= high && option.longest() >= low)
                    .toList();
            return !fitting.isEmpty() && write(dice.pick(fitting), low, high);
        }
        return !(tree instanceof PatternTree.Repeat repeat) || repeat(repeat, low, high);
    }

    private boolean character(CharSet set) {
        if (set.isEmpty()) {
            return false;
        }
        text.appendCodePoint(set.pick(dice));
        length++;
        return true;
    }

    private boolean sequence(PatternTree.Sequence sequence, int low, int high) {
        int end = length + high;
        int atLeast = length + low;
        long restShortest = sequence.shortest();
        long restLongest =
                sequence.parts().stream().mapToLong(PatternTree::longest).sum();
        for (PatternTree part : sequence.parts()) {
            restShortest -= part.shortest();
            restLongest -= part.longest();
            if (!part(part, atLeast - restLongest, end - restShortest)) {
                return false;
            }
        }
        return length >= atLeast;
    }

    private boolean repeat(PatternTree.Repeat repeat, int low, int high) {
        PatternTree body = repeat.body();
        int fewest = Math.max(repeat.min(), body.longest() == 0 ? 0 : (low + body.longest() - 1) / body.longest());
        int most = body.shortest() == 0 ? repeat.max() : Math.min(repeat.max(), high / body.shortest());
        if (fewest > most || fewest > MAX_STEPS) {
            return false;
        }
        int count = count(fewest, most);
        int end = length + high;
        int atLeast = length + low;
        for (long left = count - 1L; left >= 0; left--) {
            if (!part(body, atLeast - left * body.longest(), end - left * body.shortest())) {
                return false;
            }
        }
        return length >= atLeast;
    }

    private int count(int fewest, int most) {
        int usual = Math.min(most - fewest, USUAL_REPEATS);
        boolean rarelyNone = fewest == 0 && usual > 0 && dice.percent(75);
        return rarelyNone ? dice.between(1, usual) : fewest + dice.below(usual + 1);
    }

    private boolean part(PatternTree part, long from, long to) {
        int low = (int) Math.max(part.shortest(), from - length);
        int high = (int) Math.min(part.longest(), to - length);
        return low <= high && write(part, low, high);
    }
}
