package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Ending;
import java.util.Locale;

/** How verdicts look: a mark and a word, and a colour only besides. */
final class Marks {

    private Marks() {}

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case INFO -> "i";
            case ADVISE -> "?";
            case WARN -> "!";
            case FAIL -> "✗";
            case INCONCLUSIVE -> "~";
            case NOT_TESTABLE -> "∅";
            case NOT_REACHED -> "–";
            case NOT_APPLICABLE -> "·";
            case HARNESS_ERROR -> "‼";
        };
    }

    /** The name of a verdict for style and filters. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void verdict(Markup page, Verdict verdict) {
        page.open("span", "class", "verdict " + word(verdict))
                .element("span", mark(verdict), "class", "mark", "aria-hidden", "true")
                .text(verdict.words())
                .close("span");
    }

    static String words(Ending ending) {
        return ending.detail().isEmpty() ? ending.how().words() : ending.how().words() + " " + ending.detail();
    }

    static String time(long nanos) {
        long millis = Math.floorDiv(nanos, 1_000_000L);
        return String.format(
                Locale.ROOT,
                "%02d:%02d.%03d",
                millis / 60_000,
                Math.floorMod(millis / 1000, 60L),
                Math.floorMod(millis, 1000L));
    }

    static String millis(long nanos) {
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : nanos < 10_000_000_000L
                        ? String.format(Locale.ROOT, "%d ms", nanos / 1_000_000)
                        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
