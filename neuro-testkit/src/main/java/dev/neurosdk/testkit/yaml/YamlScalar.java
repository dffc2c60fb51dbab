package dev.neurosdk.testkit.yaml;

import dev.neurosdk.protocol.codec.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A single value: text, a number, true, false or null. Confined to the thread of its file. */
public final class YamlScalar extends YamlNode {

    static final String DURATION = "a duration such as 200ms, 5s or 2m";

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(ms|s|m|h)");
    private static final int SHOWN = 60;

    private final String text;
    private final boolean plain;
    private final @Nullable String tag;

    /** The text as it stands; plain when it may mean something else than text. */
    YamlScalar(YamlFile file, Place place, String text, boolean plain, @Nullable String tag) {
        super(file, place);
        this.text = text;
        this.plain = plain;
        this.tag = tag;
    }

    @Override
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    @Override
    public String asText() {
        return isNull() ? super.asText() : text;
    }

    @Override
    public double asNumber() {
        return plain && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : super.asNumber();
    }

    @Override
    public long asInteger(long least, long most) {
        if (plain && text.matches("-?\\d{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        return super.asInteger(least, most);
    }

    @Override
    public boolean asFlag() {
        return isFlag() ? text.equals("true") : super.asFlag();
    }

    @Override
    public Duration asDuration() {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return super.asDuration();
        }
        BigDecimal unit = BigDecimal.valueOf(nanos(time.group(2)));
        return Duration.ofNanos(new BigDecimal(time.group(1)).multiply(unit).longValue());
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    @Override
    public <T> T asChoice(Map<String, ? extends T> choices) {
        T chosen = choices.get(text);
        if (chosen != null) {
            return chosen;
        }
        Optional<String> closest = Suggestion.closest(text, choices.keySet());
        closest.ifPresent(word -> problem("expected one of " + String.join(", ", choices.keySet()) + ", was "
                + excerpt() + "; did you mean \"" + word + "\"?"));
        return closest.isPresent() ? choices.values().iterator().next() : super.asChoice(choices);
    }

    @Override
    public JsonValue json() {
        if (tag != null) {
            problem("expected a value without a tag, was !" + tag);
        }
        return value();
    }

    private JsonValue value() {
        if (isNull()) {
            return new JsonValue.Nothing();
        }
        if (isFlag()) {
            return new JsonValue.Flag(text.equals("true"));
        }
        return plain && NUMBER.matcher(text).matches() ? new JsonValue.Numeral(text) : new JsonValue.Text(text);
    }

    /** The text, also where it would mean null. */
    String asKey() {
        return text;
    }

    static String range(long least, long most) {
        return "a whole number "
                + (most == Long.MAX_VALUE ? "of at least " + least : "between " + least + " and " + most);
    }

    private boolean isNull() {
        return plain && tag == null && (text.isEmpty() || text.equals("null"));
    }

    private boolean isFlag() {
        return plain && (text.equals("true") || text.equals("false"));
    }

    @Override
    String excerpt() {
        if (isNull()) {
            return text.isEmpty() ? "nothing" : "null";
        }
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        if (tag != null) {
            return ('!' + tag + ' ' + shown).trim();
        }
        return value() instanceof JsonValue.Text ? new JsonValue.Text(shown).toString() : shown;
    }

    @Override
    long size() {
        return 1;
    }
}
