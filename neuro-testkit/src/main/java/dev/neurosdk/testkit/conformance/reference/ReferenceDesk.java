package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the data of calls: what is wrong with it. Confined to its game. */
final class ReferenceDesk {

    private static final int BIG = 256 << 10;
    private static final Pattern DEEP = Pattern.compile("[\\[{]{500}");
    private static final Pattern ODD_NUMBER = Pattern.compile("-0\\b|e-?\\d{3}|\\d{16}");
    private static final Pattern EXOTIC = Pattern.compile("[^\\x00-\\x7f]|\\\\u");
    private static final String QUEEN = "\"queen\"";
    private static final String MOST = "100";

    private final ReferenceGame game;

    ReferenceDesk(ReferenceGame game) {
        this.game = game;
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    /** Whether this data makes a flawed game end the connection. */
    boolean ends(@Nullable JsonValue data) {
        String text = text(data);
        return (is(CLOSE_ON_BIG_DATA) && text.length() > BIG)
                || (is(CLOSE_ON_DEEP_DATA) && DEEP.matcher(text).find());
    }

    /** Whether this data makes a flawed game forget the call. */
    boolean loses(ActionDefinition action, @Nullable JsonValue data) {
        String text = text(data);
        boolean taken = action.schema() != null;
        return (is(SILENT_ON_EXTRA) && text.contains("nc_extra"))
                || (is(SILENT_ON_ODD_NUMBERS) && ODD_NUMBER.matcher(text).find())
                || (is(SILENT_ON_UNICODE) && EXOTIC.matcher(text).find())
                || (is(SILENT_ON_REPEATED_MEMBER) && text.split("\"(card|text)\"\\s*:", -1).length > 2)
                || (is(SILENT_ON_UNWANTED_DATA) && !taken && !text.isBlank() && !text.equals("{}"))
                || (is(SILENT_ON_UNFIT)
                        && JsonValue.parse(text).orElse(null) instanceof JsonValue.Members
                        && fault(action, data).isPresent());
    }

    private static String text(@Nullable JsonValue data) {
        return data instanceof JsonValue.Text text ? text.text() : "";
    }

    /** What is wrong with the data, and what would be right; nothing when it fits. */
    Optional<String> fault(ActionDefinition action, @Nullable JsonValue data) {
        if (data != null && !(data instanceof JsonValue.Text) && !(data instanceof JsonValue.Nothing)) {
            return Optional.of("data: expected JSON text, was " + data);
        }
        String text = text(data);
        if (action.schema() == null && text.isBlank()) {
            return is(PARSE_EMPTY_DATA) ? Optional.of("invalid JSON") : Optional.empty();
        }
        if (is(REFUSE_LINE_BREAK) && text.endsWith("\n")) {
            return Optional.of("data: expected no line break");
        }
        Optional<JsonValue> parsed = JsonValue.parse(text);
        boolean accepted = (is(ACCEPT_BROKEN_DATA) && parsed.isEmpty())
                || (is(ACCEPT_NON_OBJECT)
                        && parsed.filter(value -> !(value instanceof JsonValue.Members))
                                .isPresent());
        if (accepted) {
            return Optional.empty();
        }
        return is(DECODE_TWICE) && parsed.orElse(null) instanceof JsonValue.Text inner
                ? unfit(action, inner.text())
                : unfit(action, text);
    }

    private Optional<String> unfit(ActionDefinition action, String text) {
        SchemaResult compiled = ActionSchema.compile(applied(action.schema()), game.edition);
        if (!(compiled instanceof SchemaResult.Compiled good)) {
            throw new IllegalStateException("the reference game's schemas are sound");
        }
        Optional<String> unfit = good.schema().validate(text).stream()
                .findFirst()
                .map(violation -> violation.message() + ". " + advice(action));
        return unfit.or(() -> impossible(action, text));
    }

    /** The schema that data is held against, looser than the registered one for some flaws. */
    private @Nullable String applied(@Nullable String schema) {
        String applied = schema;
        if (applied != null && is(ACCEPT_MISSING)) {
            applied = applied.replaceAll(",\"required\":\\[[^]]*]", "");
        }
        if (applied != null && (is(ACCEPT_OUT_OF_RANGE) || is(ACCEPT_WRONG_TYPE))) {
            applied = applied.replaceAll(",\"(enum|minimum|maximum)\":(\\[[^]]*]|\\d+)", "");
        }
        if (applied != null && is(ACCEPT_WRONG_TYPE)) {
            applied = applied.replaceAll("\"type\":\"(string|number|integer)\"", "");
        }
        return applied;
    }

    private static String advice(ActionDefinition action) {
        if (action.schema() == null) {
            return "It takes nothing.";
        }
        return action.equals(ReferenceActions.PLAY_CARD)
                ? "Choose ace, king or queen and bet 1 to 100."
                : "Say a text, at a volume of 0 to 10.";
    }

    private static Optional<String> impossible(ActionDefinition action, String text) {
        boolean tooMuch = action.equals(ReferenceActions.PLAY_CARD)
                && JsonValue.parse(text)
                        .filter(data -> data.at("/card")
                                        .filter(card -> card.toString().equals(QUEEN))
                                        .isPresent()
                                && data.at("/bet")
                                        .filter(bet -> bet.toString().equals(MOST))
                                        .isPresent())
                        .isPresent();
        return tooMuch ? Optional.of("The queen can't bet 100: choose ace or king.") : Optional.empty();
    }
}
