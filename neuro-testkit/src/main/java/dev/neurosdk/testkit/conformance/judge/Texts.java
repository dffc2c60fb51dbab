package dev.neurosdk.testkit.conformance.judge;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What judges ask about texts. */
final class Texts {

    private static final int SHOWN = 60;

    private Texts() {}

    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...") + '"';
    }

    /** The text with every run of digits replaced, so that texts of one template are equal. */
    static String template(String text) {
        return text.replaceAll("[0-9]+", "#");
    }

    /** How much two texts have in common, from 0 to 1: the share of their words that both have. */
    static double similarity(String one, String other) {
        Set<String> left = words(one);
        Set<String> right = words(other);
        if (left.isEmpty() && right.isEmpty()) {
            return 1;
        }
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        return (double) both.size() / (left.size() + right.size() - both.size());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
        words.remove("");
        return words;
    }
}
