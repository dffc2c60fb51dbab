package dev.neurosdk.protocol.schema;

import java.util.List;

/** Short words, pleasant to read, for texts and names that a schema leaves open. */
final class PleasantWords {

    private static final List<String> WORDS = List.of(
            ("apple amber arrow autumn badge basil berry bird blue brave bridge candle castle cloud clover comet"
                            + " coral crown daisy dawn delta dragon drum eagle ember fern field flame forest frost garden"
                            + " ginger glow harbor hazel honey iris island ivory jade jolly kite lake lemon lily lucky"
                            + " maple meadow melon mint moon nova oak ocean olive opal orbit otter pearl pebble pine"
                            + " plum quiet rain raven river robin rose ruby sage sand shell silver sky snow spark star"
                            + " stone storm sun swift teal tiger tulip valley velvet violet wave willow wind winter wolf")
                    .split(" ", -1));

    private PleasantWords() {}

    static String any(Dice dice) {
        return dice.pick(WORDS);
    }

    /** A word, with a number behind it once the plain ones may have run out. */
    static String any(Dice dice, int attempt) {
        return attempt < 6 ? any(dice) : any(dice) + dice.below(1000 * attempt);
    }

    /** PleasantWords of a length, in code points. */
    static String fitting(Dice dice, int shortest, int longest, int attempt) {
        StringBuilder text = new StringBuilder(any(dice, attempt));
        while (text.length() < shortest) {
            text.append(' ').append(any(dice));
        }
        if (text.length() <= longest) {
            return text.toString();
        }
        text.setLength(Math.max(shortest, Math.min(longest, text.length())));
        if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setCharAt(text.length() - 1, 's');
        }
        return text.toString();
    }
}
