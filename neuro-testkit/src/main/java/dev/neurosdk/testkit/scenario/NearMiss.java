package dev.neurosdk.testkit.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which of the messages that did not match came closest, and where it differs. */
final class NearMiss {

    private static final int SHOWN_MISSES = 5;
    private static final int SHOWN_CHARACTERS = 300;

    private NearMiss() {}

    private record Candidate(String text, Matching matching) {}

    static String among(List<String> texts, Pattern pattern, Values values) {
        if (texts.isEmpty()) {
            return "nothing came";
        }
        Comparator<Candidate> closeness = Comparator.<Candidate>comparingInt(candidate -> candidate.matching.hits())
                .thenComparingInt(candidate -> -candidate.matching.misses().size());
        Candidate closest = texts.stream()
                .map(text -> new Candidate(text, Matching.of(pattern, text, values)))
                .reduce((one, other) -> closeness.compare(one, other) > 0 ? one : other)
                .orElseThrow();
        String misses = closest.matching.misses().stream()
                .limit(SHOWN_MISSES)
                .map(Miss::toString)
                .collect(Collectors.joining("\n  "));
        return "none of " + texts.size() + " waiting message" + (texts.size() == 1 ? "" : "s") + "; the closest is\n"
                + shortened(closest.text) + "\nwhere\n  " + misses;
    }

    static String shortened(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
