package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.codec.JsonText;
import java.util.Comparator;
import java.util.List;

/** How a requirement set stands, as the JSON that badge services draw a badge from. */
public final class Badge {

    private static final int SCHEMA = 1;
    private static final String LABEL = "Neuro API";

    private Badge() {}

    /**
     * The badge of one set. It is red when a case failed, amber when one was not reached, and green only when all hold; a
     * baseline changes nothing about it.
     *
     * @param standing how the set stands
     * @return JSON text in the endpoint form of shields, which ends with a line break
     */
    public static String of(Standing standing) {
        return of(standing.words().substring(LABEL.length() + 1), color(standing));
    }

    /**
     * The badge of several testees for one set: the worst of them counts.
     *
     * @param standings how the set stands with each; at least one
     * @return JSON text in the endpoint form of shields, which ends with a line break
     * @throws IllegalArgumentException when there is none, or they are of different sets
     */
    public static String of(List<Standing> standings) {
        long sets = standings.stream()
                .map(standing -> standing.edition() + " " + standing.set())
                .distinct()
                .count();
        if (sets != 1) {
            throw new IllegalArgumentException("expected standings of one set, was " + sets + " sets");
        }
        return of(standings.stream()
                .min(Comparator.comparing((Standing standing) -> rank(standing)).thenComparing(Standing::met))
                .orElseThrow());
    }

    private static int rank(Standing standing) {
        return !standing.failed().isEmpty() ? 0 : standing.isMet() ? 2 : 1;
    }

    private static String color(Standing standing) {
        return switch (rank(standing)) {
            case 0 -> "red";
            case 1 -> "orange";
            default -> "brightgreen";
        };
    }

    private static String of(String message, String color) {
        return new JsonText()
                        .beginObject()
                        .member("schemaVersion", SCHEMA)
                        .member("label", LABEL)
                        .member("message", message)
                        .member("color", color)
                        .endObject()
                + "\n";
    }
}
