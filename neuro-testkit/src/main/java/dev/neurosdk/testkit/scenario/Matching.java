package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares one message with one pattern, to the end, so that everything that differs is known. Confined to one comparison. */
final class Matching implements Pattern.Visitor<Boolean> {

    private static final int SHOWN = 120;

    private final Values values;
    private final Map<String, JsonValue> variables;
    private final List<Miss> misses = new ArrayList<>();
    private int hits;
    private String path = "";
    private @Nullable JsonValue value;

    private Matching(Values values, Map<String, JsonValue> variables) {
        this.values = values;
        this.variables = new HashMap<>(variables);
    }

    /** Compares a message as it went over the wire. */
    static Matching of(Pattern pattern, String text, Values values) {
        Matching matching = new Matching(values, values.variables());
        Optional<JsonValue> json = JsonValue.parse(text);
        if (json.isPresent()) {
            matching.compare(pattern, json.get(), "");
        } else {
            matching.miss(pattern.toString(), "no JSON");
        }
        return matching;
    }

    boolean matched() {
        return misses.isEmpty();
    }

    int hits() {
        return hits;
    }

    List<Miss> misses() {
        return misses;
    }

    /** The variables, with those that the pattern has given a value. */
    Map<String, JsonValue> variables() {
        return variables;
    }

    private boolean compare(Pattern pattern, @Nullable JsonValue actual, String where) {
        String outerPath = path;
        @Nullable JsonValue outer = value;
        path = where;
        value = actual;
        boolean fine = (actual == null && !(pattern instanceof Pattern.Absent))
                ? miss(pattern.toString(), "absent")
                : pattern.accept(this);
        path = outerPath;
        value = outer;
        return fine;
    }

    private boolean check(boolean fine, Object expected) {
        if (fine) {
            hits++;
            return true;
        }
        return miss(expected.toString(), shown());
    }

    private boolean miss(String expected, String actual) {
        misses.add(new Miss(path, expected, actual));
        return false;
    }

    private String shown() {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    @Override
    public Boolean literal(Pattern.Literal literal) {
        return check(same(literal.value(), value), literal);
    }

    @Override
    public Boolean members(Pattern.Members members) {
        Optional<Map<String, JsonValue>> object = object();
        if (object.isEmpty()) {
            return check(false, members);
        }
        String here = path.isEmpty() ? "" : path + '.';
        boolean fine = true;
        for (Map.Entry<String, Pattern> member : members.members().entrySet()) {
            fine &= compare(member.getValue(), object.get().get(member.getKey()), here + member.getKey());
        }
        return fine;
    }

    private Optional<Map<String, JsonValue>> object() {
        Optional<JsonValue> inside =
                value instanceof JsonValue.Text text ? JsonValue.parse(text.text()) : Optional.ofNullable(value);
        return inside.filter(JsonValue.Members.class::isInstance).map(object -> ((JsonValue.Members) object).members());
    }

    @Override
    public Boolean elements(Pattern.Elements elements) {
        int count = elements.elements().size();
        if (!(value instanceof JsonValue.Elements array) || array.elements().size() != count) {
            return check(false, elements);
        }
        String here = path;
        boolean fine = true;
        for (int index = 0; index < count; index++) {
            fine &= compare(elements.elements().get(index), array.elements().get(index), here + '[' + index + ']');
        }
        return fine;
    }

    @Override
    public Boolean capture(Pattern.Capture capture) {
        @Nullable JsonValue known = variables.get(capture.name());
        if (known != null && !same(known, value)) {
            return check(false, known + " ($" + capture.name() + ')');
        }
        boolean fine = capture.pattern().accept(this);
        if (fine && value != null) {
            variables.put(capture.name(), value);
        }
        return fine;
    }

    @Override
    public Boolean present(Pattern.Present present) {
        return check(true, present);
    }

    @Override
    public Boolean absent(Pattern.Absent absent) {
        return check(value == null, absent);
    }

    @Override
    public Boolean matches(Pattern.Matches matches) {
        return check(
                value instanceof JsonValue.Text text
                        && values.regex(matches.regex())
                                .validate(new JsonValue.Text(text.text()).toString())
                                .isEmpty(),
                matches);
    }

    @Override
    public Boolean fits(Pattern.Fits fits) {
        return fits(() -> values.schema(fits.schema()), fits);
    }

    @Override
    public Boolean fitsAction(Pattern.FitsAction fits) {
        return fits(() -> values.actionSchema(fits.action()), fits);
    }

    private boolean fits(Supplier<ActionSchema> schema, Pattern pattern) {
        if (value == null) {
            return false;
        }
        try {
            List<Violation> violations = schema.get().validate(SchemaTexts.judged(value));
            if (violations.isEmpty()) {
                return check(true, pattern);
            }
            Violation first = violations.get(0);
            return miss(
                    pattern + " (" + first.expected() + (first.pointer().isEmpty() ? "" : " at " + first.pointer())
                            + ')',
                    shown());
        } catch (Stop e) {
            return miss(pattern.toString(), e.getMessage());
        }
    }

    @Override
    public Boolean range(Pattern.Range range) {
        return check(
                value instanceof JsonValue.Numeral number
                        && number.value() >= range.least()
                        && number.value() <= range.most(),
                range);
    }

    @Override
    public Boolean contains(Pattern.Contains contains) {
        if (value instanceof JsonValue.Elements array) {
            return check(array.elements().stream().anyMatch(element -> holds(contains.part(), element)), contains);
        }
        return check(
                value instanceof JsonValue.Text text
                        && part(contains.part()).filter(text.text()::contains).isPresent(),
                contains);
    }

    /** Whether an element is as expected; what the pattern keeps is kept for the first that is. */
    private boolean holds(Pattern pattern, JsonValue element) {
        Matching inner = new Matching(values, variables);
        boolean fine = inner.compare(pattern, element, path);
        if (fine) {
            variables.putAll(inner.variables);
        }
        return fine;
    }

    private Optional<String> part(Pattern pattern) {
        if (pattern instanceof Pattern.Literal literal && literal.value() instanceof JsonValue.Text text) {
            return Optional.of(text.text());
        }
        return pattern instanceof Pattern.Capture capture
                        && variables.get(capture.name()) instanceof JsonValue.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    @Override
    public Boolean same(Pattern.Same same) {
        try {
            JsonValue expected = values.made(same.template());
            return check(same(expected, value), expected + " (" + same + ')');
        } catch (Stop e) {
            return miss(same.toString(), e.getMessage());
        }
    }

    private static boolean same(JsonValue one, @Nullable JsonValue other) {
        if (one instanceof JsonValue.Numeral number && other instanceof JsonValue.Numeral another) {
            return sameNumber(number.literal(), another.literal());
        }
        if (one instanceof JsonValue.Elements array && other instanceof JsonValue.Elements another) {
            return sameElements(array.elements(), another.elements());
        }
        if (one instanceof JsonValue.Members object && other instanceof JsonValue.Members another) {
            return object.members().keySet().equals(another.members().keySet())
                    && object.members().entrySet().stream()
                            .allMatch(member ->
                                    same(member.getValue(), another.members().get(member.getKey())));
        }
        return one.equals(other);
    }

    private static boolean sameElements(List<JsonValue> one, List<JsonValue> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (!same(one.get(index), other.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(String one, String other) {
        try {
            return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }
}
