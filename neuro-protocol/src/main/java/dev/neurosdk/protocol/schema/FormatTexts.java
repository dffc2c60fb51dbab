package dev.neurosdk.protocol.schema;

import java.util.Locale;
import java.util.Set;

/** Texts of the formats that JSON Schema defines. */
final class FormatTexts {

    private static final Set<String> KNOWN = Set.of(
            "date",
            "time",
            "date-time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uri-template",
            "uuid",
            "json-pointer",
            "relative-json-pointer",
            "regex");

    private FormatTexts() {}

    static boolean knows(String format) {
        return KNOWN.contains(format);
    }

    /** A text of a format, made longer where the format allows it. */
    static String sample(String format, Dice dice, int shortest) {
        String text = usual(format, dice);
        int missing = shortest - text.length();
        if (missing <= 0) {
            return text;
        }
        return switch (format) {
            case "email", "idn-email" -> letters(dice, missing) + text;
            case "hostname", "idn-hostname" -> labels(dice, missing) + text;
            case "uri", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer", "regex" ->
                text + letters(dice, missing);
            case "time", "date-time" -> text.replace("Z", "." + "0".repeat(Math.max(1, missing - 1)) + "Z");
            default -> text;
        };
    }

    private static String usual(String format, Dice dice) {
        String word = PleasantWords.any(dice);
        return switch (format) {
            case "date" -> date(dice);
            case "time" -> time(dice);
            case "date-time" -> date(dice) + "T" + time(dice);
            case "duration" -> "P" + dice.between(1, 9) + "D";
            case "email", "idn-email" -> word + "@example.com";
            case "hostname", "idn-hostname" -> word + ".example";
            case "ipv4" -> "10." + dice.below(256) + "." + dice.below(256) + "." + dice.between(1, 254);
            case "ipv6" -> "2001:db8::" + Integer.toHexString(dice.between(1, 0xFFFF));
            case "uri", "iri" -> "https://example.com/" + word;
            case "uri-reference", "iri-reference" -> "/" + word;
            case "uri-template" -> "/" + word + "/{id}";
            case "uuid" -> uuid(dice);
            case "json-pointer" -> "/" + word;
            case "relative-json-pointer" -> dice.between(0, 3) + "/" + word;
            default -> word;
        };
    }

    private static String date(Dice dice) {
        return digits(4, dice.between(2020, 2029)) + "-" + digits(2, dice.between(1, 12)) + "-"
                + digits(2, dice.between(1, 28));
    }

    private static String time(Dice dice) {
        return digits(2, dice.below(24)) + ":" + digits(2, dice.below(60)) + ":" + digits(2, dice.below(60)) + "Z";
    }

    private static String uuid(Dice dice) {
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-8%03x-%04x%08x",
                dice.bits(),
                dice.below(1 << 16),
                dice.below(1 << 12),
                dice.below(1 << 12),
                dice.below(1 << 16),
                dice.bits());
    }

    private static String digits(int width, int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String letters(Dice dice, int count) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < count) {
            letters.append(PleasantWords.any(dice));
        }
        letters.setLength(count);
        return letters.toString();
    }

    private static String labels(Dice dice, int count) {
        StringBuilder labels = new StringBuilder();
        while (labels.length() < count) {
            labels.append(PleasantWords.any(dice)).append('.');
        }
        return labels.toString();
    }
}
