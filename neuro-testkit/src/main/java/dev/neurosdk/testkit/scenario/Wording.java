package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of text that mean more than themselves in a scenario file. What makes no sense is an IllegalArgumentException. */
final class Wording {

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_]\\w*)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("([a-z]+)\\((.*)\\)", Pattern.DOTALL);

    private Wording() {}

    /**
     * A variable, and what follows its equals sign.
     *
     * @param name the variable
     * @param value what follows; nothing without an equals sign
     */
    record Named(String name, Optional<String> value) {}

    /**
     * A function.
     *
     * @param name one of {@link Notation#FUNCTIONS}
     * @param argument what is in the parentheses
     */
    record Call(String name, String argument) {
        /** The variable that the argument has to be. */
        String variable() {
            return named(argument)
                    .filter(named -> named.value().isEmpty())
                    .map(Named::name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected " + name + "($variable), was " + name + '(' + argument + ')'));
        }
    }

    static Optional<Named> named(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Named(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    static Optional<Call> call(String text) {
        Matcher matcher = FUNCTION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        if (Notation.FUNCTIONS.contains(name)) {
            return Optional.of(new Call(name, matcher.group(2).strip()));
        }
        if (matcher.group(2).startsWith("$")) {
            throw new IllegalArgumentException("unknown function " + name + "; expected one of "
                    + String.join(", ", Notation.FUNCTIONS) + ", or \\" + text + " for the text itself");
        }
        return Optional.empty();
    }

    /** The text itself, without the backslash that keeps it from meaning more. */
    static JsonValue literal(String text) {
        return new JsonValue.Text(text.startsWith("\\") ? text.substring(1) : text);
    }
}
