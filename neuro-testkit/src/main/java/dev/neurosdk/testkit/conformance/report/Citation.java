package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Clause;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause that a case comes from: what it says, and where that is written. Immutable.
 *
 * @param clause the id of the clause, or a section of an RFC
 * @param words what it says; empty for a section of an RFC
 * @param link the official heading
 */
public record Citation(String clause, String words, String link) {

    private static final String OFFICIAL = "https://github.com/VedalAI/neuro-sdk/blob/main/API/";
    private static final String SPECIFICATION = OFFICIAL + "SPECIFICATION.md";
    private static final String PROPOSALS = OFFICIAL + "PROPOSALS.md";
    private static final String ADVICE = OFFICIAL + "BEST_PRACTICES.md";
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("ENV", SPECIFICATION + "#neuro-api-specification"),
            Map.entry("ACD", SPECIFICATION + "#action"),
            Map.entry("STA", SPECIFICATION + "#startup"),
            Map.entry("ACK", SPECIFICATION + "#incoming-messages-s2c-neuro-to-game"),
            Map.entry("CTX", SPECIFICATION + "#context"),
            Map.entry("REG", SPECIFICATION + "#register-actions"),
            Map.entry("UNR", SPECIFICATION + "#unregister-actions"),
            Map.entry("FRC", SPECIFICATION + "#force-actions"),
            Map.entry("RES", SPECIFICATION + "#action-result"),
            Map.entry("ACN", SPECIFICATION + "#action-1"),
            Map.entry("SPF", SPECIFICATION + "#incoming-messages-s2c-neuro-to-game"),
            Map.entry("PRO", PROPOSALS));
    private static final Pattern SECTION = Pattern.compile("(WS|JSON)[ -]§?([0-9.]+)");

    /** Refuses null. */
    public Citation {
        requireNonNull(clause, "clause");
        requireNonNull(words, "words");
        requireNonNull(link, "link");
    }

    /**
     * Looks a clause up.
     *
     * @param clause an id such as {@code FRC-4}, {@code WS §5.5} (RFC 6455) or {@code JSON §2} (RFC 8259)
     * @return the citation; one without words and with a link to the whole text for what is not known
     */
    public static Citation of(String clause) {
        Matcher section = SECTION.matcher(clause);
        if (section.matches()) {
            String rfc = section.group(1).equals("WS") ? "6455" : "8259";
            return new Citation(
                    clause,
                    "RFC " + rfc + ", section " + section.group(2),
                    "https://www.rfc-editor.org/rfc/rfc" + rfc + "#section-" + section.group(2));
        }
        String topic = clause.substring(0, Math.min(3, clause.length()));
        String link =
                topic.startsWith("BP") || topic.equals("GDE") ? ADVICE : HEADINGS.getOrDefault(topic, SPECIFICATION);
        return new Citation(clause, Clause.byId(clause).map(Clause::summary).orElse(""), link);
    }

    /** {@return the clause with what it says} */
    @Override
    public String toString() {
        return words.isEmpty() ? clause : clause + ": " + words;
    }
}
