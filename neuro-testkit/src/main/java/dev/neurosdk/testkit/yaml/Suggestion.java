package dev.neurosdk.testkit.yaml;

import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Suggestion {

    private Suggestion() {}

    static String unknown(String what, String word, Iterable<String> known) {
        String start = "unknown " + what + " \"" + word + '"';
        return closest(word, known)
                .map(meant -> start + "; did you mean \"" + meant + "\"?")
                .orElseGet(() -> {
                    String list = String.join(", ", known);
                    return list.isEmpty() ? start : start + "; expected one of " + list;
                });
    }

    /** The nearest of the known words, if near enough to be meant. */
    static Optional<String> closest(String word, Iterable<String> known) {
        Optional<String> found = Optional.empty();
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    /** How many letters must be changed, added, left out or swapped with a neighbour. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > one.length() / 3 + 1) {
            return Integer.MAX_VALUE;
        }
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, one, i, other, j);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cost(int[][] costs, String one, int i, String other, int j) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(costs[i - 1][j - 1] + change, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
