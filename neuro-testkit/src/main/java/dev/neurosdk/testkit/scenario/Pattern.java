package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JSON value is expected to be. Immutable; {@link Object#toString()} is how it is written in a scenario file.
 *
 * <p>What a pattern doesn't mention may be anything: an object may have more members.
 */
public sealed interface Pattern extends Expected {

    /**
     * Calls the visitor's method for this kind of pattern.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a pattern
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    @Override
    default Pattern pattern() {
        return this;
    }

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of a pattern
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param literal the pattern
         * @return the visitor's result
         */
        R literal(Literal literal);

        /**
         * Visits.
         *
         * @param members the pattern
         * @return the visitor's result
         */
        R members(Members members);

        /**
         * Visits.
         *
         * @param elements the pattern
         * @return the visitor's result
         */
        R elements(Elements elements);

        /**
         * Visits.
         *
         * @param capture the pattern
         * @return the visitor's result
         */
        R capture(Capture capture);

        /**
         * Visits.
         *
         * @param present the pattern
         * @return the visitor's result
         */
        R present(Present present);

        /**
         * Visits.
         *
         * @param absent the pattern
         * @return the visitor's result
         */
        R absent(Absent absent);

        /**
         * Visits.
         *
         * @param matches the pattern
         * @return the visitor's result
         */
        R matches(Matches matches);

        /**
         * Visits.
         *
         * @param fits the pattern
         * @return the visitor's result
         */
        R fits(Fits fits);

        /**
         * Visits.
         *
         * @param fits the pattern
         * @return the visitor's result
         */
        R fitsAction(FitsAction fits);

        /**
         * Visits.
         *
         * @param range the pattern
         * @return the visitor's result
         */
        R range(Range range);

        /**
         * Visits.
         *
         * @param contains the pattern
         * @return the visitor's result
         */
        R contains(Contains contains);

        /**
         * Visits.
         *
         * @param same the pattern
         * @return the visitor's result
         */
        R same(Same same);
    }

    /**
     * Exactly this value; numbers are compared by value.
     *
     * @param value the value
     */
    record Literal(JsonValue value) implements Pattern {
        /** Refuses null. */
        public Literal {
            requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public String toString() {
            return Notation.literal(value);
        }
    }

    /**
     * An object with at least these members. Where there is text instead, the JSON inside the text counts, as in the data of
     * an action.
     *
     * @param members what each member is expected to be; copied
     */
    record Members(Map<String, Pattern> members) implements Pattern {
        /** Copies the members. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.members(this);
        }

        @Override
        public String toString() {
            return Notation.members(members);
        }
    }

    /**
     * An array of exactly these elements, in order.
     *
     * @param elements what each element is expected to be; copied
     */
    record Elements(List<Pattern> elements) implements Pattern {
        /** Copies the elements. */
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elements(this);
        }

        @Override
        public String toString() {
            return elements.toString();
        }
    }

    /**
     * The value of a variable where it has one; where it has none, a value that fits, which the variable has from then on.
     *
     * @param name the variable
     * @param pattern what the value is expected to be besides
     */
    record Capture(String name, Pattern pattern) implements Pattern {
        /** Refuses a name that is none. */
        public Capture {
            Notation.requireName(name);
            requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.capture(this);
        }

        @Override
        public String toString() {
            return '$' + name + (pattern instanceof Present ? "" : "=" + pattern);
        }
    }

    /** Anything, as long as it is there. */
    record Present() implements Pattern {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }

        @Override
        public String toString() {
            return "!present";
        }
    }

    /** Nothing: the member isn't there. */
    record Absent() implements Pattern {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent(this);
        }

        @Override
        public String toString() {
            return "!absent";
        }
    }

    /**
     * Text in which a regular expression is found, in time proportional to the text.
     *
     * @param regex the expression, in the dialect of JSON Schema's {@code pattern}, without look-around and back-references
     */
    record Matches(String regex) implements Pattern {
        /**
         * Refuses a broken expression.
         *
         * @throws IllegalArgumentException when the expression is broken or too large
         */
        public Matches {
            SchemaTexts.requireRegex(regex);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(this);
        }

        @Override
        public String toString() {
            return '~' + regex;
        }
    }

    /**
     * A value that fits a schema of the scenario; of text, the JSON inside.
     *
     * @param schema the schema's name
     */
    record Fits(String schema) implements Pattern {
        /** Refuses null. */
        public Fits {
            requireNonNull(schema, "schema");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fits(this);
        }

        @Override
        public String toString() {
            return "schema:" + schema;
        }
    }

    /**
     * Data that fits the schema of an action as it is registered now; of text, the JSON inside.
     *
     * @param action gives the action's name
     */
    record FitsAction(Template action) implements Pattern {
        /** Refuses null. */
        public FitsAction {
            requireNonNull(action, "action");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fitsAction(this);
        }

        @Override
        public String toString() {
            return "valid(" + action + ')';
        }
    }

    /**
     * A number within bounds.
     *
     * @param least the least; negative infinity for none
     * @param most the most; infinity for none
     */
    record Range(double least, double most) implements Pattern {
        /**
         * Refuses a range that nothing is in.
         *
         * @throws IllegalArgumentException when the least is more than the most, or one is no number
         */
        public Range {
            if (!(least <= most)) {
                throw new IllegalArgumentException("range: expected the lower bound first, was " + least + ".." + most);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.range(this);
        }

        @Override
        public String toString() {
            return Notation.bound(least) + ".." + Notation.bound(most);
        }
    }

    /**
     * An array with an element that is as expected, or text that contains this text.
     *
     * @param part the element or text
     */
    record Contains(Pattern part) implements Pattern {
        /** Refuses null. */
        public Contains {
            requireNonNull(part, "part");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contains(this);
        }

        @Override
        public String toString() {
            return "contains(" + part + ')';
        }
    }

    /**
     * The value that a template gives now.
     *
     * @param template the template
     */
    record Same(Template template) implements Pattern {
        /** Refuses null. */
        public Same {
            requireNonNull(template, "template");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.same(this);
        }

        @Override
        public String toString() {
            return template.toString();
        }
    }
}
