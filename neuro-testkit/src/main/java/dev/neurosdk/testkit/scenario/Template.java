package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON value that is made when it is needed. Immutable; {@link Object#toString()} is how it is written in a scenario file.
 */
public sealed interface Template {

    /**
     * Calls the visitor's method for this kind of template.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a template
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /** Which data is generated from a schema. */
    enum Kind {
        /** Data that fits. */
        VALID,
        /** Data that fits, at an edge of what does. */
        BOUNDARY,
        /** Data that breaks one keyword of the schema. */
        INVALID;

        /** {@return the word for it in a scenario file} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of a template
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param literal the template
         * @return the visitor's result
         */
        R literal(Literal literal);

        /**
         * Visits.
         *
         * @param members the template
         * @return the visitor's result
         */
        R members(Members members);

        /**
         * Visits.
         *
         * @param elements the template
         * @return the visitor's result
         */
        R elements(Elements elements);

        /**
         * Visits.
         *
         * @param variable the template
         * @return the visitor's result
         */
        R variable(Variable variable);

        /**
         * Visits.
         *
         * @param kept the template
         * @return the visitor's result
         */
        R kept(Kept kept);

        /**
         * Visits.
         *
         * @param uid the template
         * @return the visitor's result
         */
        R uid(Uid uid);

        /**
         * Visits.
         *
         * @param first the template
         * @return the visitor's result
         */
        R first(First first);

        /**
         * Visits.
         *
         * @param generated the template
         * @return the visitor's result
         */
        R generated(Generated generated);

        /**
         * Visits.
         *
         * @param text the template
         * @return the visitor's result
         */
        R asText(AsText text);
    }

    /**
     * Always the same value.
     *
     * @param value the value
     */
    record Literal(JsonValue value) implements Template {
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
     * An object.
     *
     * @param members what makes each member, in order; copied
     */
    record Members(Map<String, Template> members) implements Template {
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
     * An array.
     *
     * @param elements what makes each element; copied
     */
    record Elements(List<Template> elements) implements Template {
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
     * The value of a variable.
     *
     * @param name the variable
     */
    record Variable(String name) implements Template {
        /** Refuses a name that is none. */
        public Variable {
            Notation.requireName(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(this);
        }

        @Override
        public String toString() {
            return '$' + name;
        }
    }

    /**
     * What another template makes, which a variable has from then on.
     *
     * @param name the variable
     * @param value makes the value
     */
    record Kept(String name, Template value) implements Template {
        /** Refuses a name that is none. */
        public Kept {
            Notation.requireName(name);
            requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kept(this);
        }

        @Override
        public String toString() {
            return '$' + name + '=' + value;
        }
    }

    /** A text that no other one made so has been: an id. */
    record Uid() implements Template {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.uid(this);
        }

        @Override
        public String toString() {
            return "uid";
        }
    }

    /**
     * The first element of a variable that is an array.
     *
     * @param variable the variable
     */
    record First(String variable) implements Template {
        /** Refuses a name that is none. */
        public First {
            Notation.requireName(variable);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.first(this);
        }

        @Override
        public String toString() {
            return "first($" + variable + ')';
        }
    }

    /**
     * JSON text of data for an action, generated from the schema that it is registered with, from the scenario's seed.
     *
     * @param kind which data
     * @param action gives the action's name
     */
    record Generated(Kind kind, Template action) implements Template {
        /** Refuses null. */
        public Generated {
            requireNonNull(kind, "kind");
            requireNonNull(action, "action");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.generated(this);
        }

        @Override
        public String toString() {
            return kind.word() + '(' + action + ')';
        }
    }

    /**
     * The JSON text of a value, as the data of an action is.
     *
     * @param value makes the value
     */
    record AsText(Template value) implements Template {
        /** Refuses null. */
        public AsText {
            requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.asText(this);
        }

        @Override
        public String toString() {
            return "text of " + value;
        }
    }
}
