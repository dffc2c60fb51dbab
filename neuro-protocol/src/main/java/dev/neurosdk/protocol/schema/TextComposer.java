package dev.neurosdk.protocol.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes texts from patterns, formats and words. Confined to one run. */
final class TextComposer {

    private static final int TRIES = 30;

    /** Texts that hardly any pattern or format takes. */
    private static final List<String> ODD = List.of("?!", "", "\\ {", "-", "(", "[", "a b", "{", "9", "Z", "é", "%");

    private final Run run;

    TextComposer(Run run) {
        this.run = run;
    }

    @Nullable
    JsonNode text(Demand demand) {
        TextLimits limits = demand.texts;
        if (limits.min() > Run.MAX_TEXT) {
            run.blame("a text of " + limits.min() + " characters is longer than " + Run.MAX_TEXT, "");
            return null;
        }
        for (int i = 0; i < TRIES; i++) {
            run.step(1 + demand.excluded.size() / 64);
            String text = candidate(demand, i);
            if (text != null && admits(demand, text)) {
                run.write(text.length());
                return JsonValues.NODES.stringNode(text);
            }
        }
        run.blame("no text fits length, pattern and format together", "");
        return null;
    }

    private @Nullable String candidate(Demand demand, int attempt) {
        TextLimits limits = demand.texts;
        int longest = Math.min(limits.max(), Run.MAX_TEXT);
        boolean byPattern = !limits.patterns().isEmpty();
        if (byPattern && (limits.formats().isEmpty() || attempt % 2 == 0)) {
            TextPattern pattern =
                    limits.patterns().get(attempt % limits.patterns().size());
            String text = pattern.sample(run.dice, limits.min(), longest);
            return text == null && attempt > 0 ? PleasantWords.fitting(run.dice, limits.min(), longest, attempt) : text;
        }
        if (!limits.formats().isEmpty()) {
            return FormatTexts.sample(limits.formats().get(0), run.dice, limits.min());
        }
        boolean odd = !demand.notMatching.isEmpty() || !demand.notFormats.isEmpty();
        return odd && run.dice.percent(60)
                ? run.dice.pick(ODD)
                : PleasantWords.fitting(run.dice, limits.min(), longest, attempt);
    }

    private static boolean admits(Demand demand, String text) {
        return demand.texts.admits(text)
                && demand.notMatching.stream().noneMatch(pattern -> pattern.matches(text))
                && demand.excluded.stream()
                        .noneMatch(
                                value -> value.isString() && value.stringValue().equals(text));
    }
}
