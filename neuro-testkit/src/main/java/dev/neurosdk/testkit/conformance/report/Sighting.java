package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Evidence that says the same but for names and numbers, such as that of a case that was done again. Immutable.
 *
 * @param first the first of it
 * @param times how often it is there, from 1
 */
public record Sighting(Evidence first, int times) {

    private static final Pattern ATTEMPT =
            Pattern.compile("NC \\p{L}+ \\w+|\\b(?=\\w*[a-z_])\\w*[0-9]\\w*|\\b[0-9]+ ms");

    /** Refuses null. */
    public Sighting {
        requireNonNull(first, "first");
    }

    static List<Sighting> of(List<Evidence> evidence) {
        Map<String, List<Evidence>> alike = new LinkedHashMap<>();
        evidence.forEach(seen ->
                alike.computeIfAbsent(template(seen), none -> new ArrayList<>()).add(seen));
        return alike.values().stream()
                .map(group -> new Sighting(group.get(0), group.size()))
                .toList();
    }

    /** Numbers of items and steps tell things apart; names of games and actions are of one attempt only. */
    private static String template(Evidence seen) {
        String message = ATTEMPT.matcher(seen.message()).replaceAll("#");
        return seen.verdict() + " " + message;
    }
}
