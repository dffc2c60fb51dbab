package dev.neurosdk.testkit.scenario;

import java.util.Optional;
import java.util.regex.Matcher;

/** Reads a text of a scenario file as a pattern. What makes no sense is an IllegalArgumentException. */
final class PatternText {

    private static final java.util.regex.Pattern RANGE =
            java.util.regex.Pattern.compile("(-?\\d+(?:\\.\\d+)?)?\\.\\.(-?\\d+(?:\\.\\d+)?)?");
    private static final java.util.regex.Pattern SCHEMA = java.util.regex.Pattern.compile("schema:\\s*([\\w-]+)");

    private PatternText() {}

    static Pattern read(String text) {
        if (text.startsWith("~")) {
            return new Pattern.Matches(text.substring(1));
        }
        Optional<Pattern> special = word(text)
                .or(() -> range(text))
                .or(() -> Wording.named(text).map(PatternText::capture))
                .or(() -> Wording.call(text).map(PatternText::function));
        return special.orElseGet(() -> new Pattern.Literal(Wording.literal(text)));
    }

    /** What a tag without its exclamation mark means. */
    static Pattern ofTag(String tag) {
        return word('!' + tag)
                .orElseThrow(() -> new IllegalArgumentException("expected !absent or !present, was !" + tag));
    }

    private static Optional<Pattern> word(String text) {
        return switch (text) {
            case "!absent" -> Optional.of(new Pattern.Absent());
            case "!present" -> Optional.of(new Pattern.Present());
            case "uid" ->
                throw new IllegalArgumentException(
                        "expected a pattern such as $name or ~.+, was uid, which makes an id to send; write \\uid for the text");
            default ->
                Optional.of(SCHEMA.matcher(text))
                        .filter(Matcher::matches)
                        .map(found -> new Pattern.Fits(found.group(1)));
        };
    }

    private static Optional<Pattern> range(String text) {
        Matcher bounds = RANGE.matcher(text);
        if (!bounds.matches() || text.equals("..")) {
            return Optional.empty();
        }
        return Optional.of(new Pattern.Range(
                bounds.group(1) == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(bounds.group(1)),
                bounds.group(2) == null ? Double.POSITIVE_INFINITY : Double.parseDouble(bounds.group(2))));
    }

    private static Pattern capture(Wording.Named named) {
        return new Pattern.Capture(
                named.name(), named.value().map(PatternText::read).orElseGet(Pattern.Present::new));
    }

    private static Pattern function(Wording.Call call) {
        return switch (call.name()) {
            case "contains" -> new Pattern.Contains(read(call.argument()));
            case "first" -> new Pattern.Same(new Template.First(call.variable()));
            case "valid" -> new Pattern.FitsAction(TemplateText.read(call.argument()));
            default ->
                throw new IllegalArgumentException("expected valid(...) where data is expected, was " + call.name()
                        + "(...), which makes data to send");
        };
    }
}
