package dev.neurosdk.testkit.fault;

import java.util.function.UnaryOperator;

/** A way to spoil the envelope of a message. */
public enum Malformation {
    /** Cut off in the middle. */
    TRUNCATED("truncated", text -> text.substring(0, text.length() / 2)),
    /** No text at all. */
    EMPTY("empty", text -> ""),
    /** Words. */
    NOT_JSON("not-json", text -> "this is not JSON"),
    /** A number. */
    SCALAR("scalar", text -> "42"),
    /** JSON null. */
    NULL("null", text -> "null"),
    /** The message inside an array. */
    ARRAY("array", text -> '[' + text + ']'),
    /** The message inside a string. */
    STRING("string", text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'),
    /** Without its command. */
    NO_COMMAND("no-command", text -> text.replaceFirst("\"command\"", "\"comand\"")),
    /** The command is a number. */
    COMMAND_NUMBER("command-number", text -> text.replaceFirst("\"command\"\\s*:\\s*\"[^\"]*\"", "\"command\":7")),
    /** A command that nobody knows. */
    UNKNOWN_COMMAND(
            "unknown-command",
            text -> text.replaceFirst("\"command\"\\s*:\\s*\"[^\"]*\"", "\"command\":\"neuro-testkit/unknown\"")),
    /** A data member that is no object. */
    DATA_SCALAR(
            "data-scalar",
            text -> "{\"data\":7," + text.replaceFirst("^\\s*\\{", "").replaceFirst("\"data\"", "\"was\"")),
    /** The command twice. */
    REPEATED_MEMBER("repeated-member", text -> text.replaceFirst("\\{", "{\"command\":\"other\",")),
    /** Something behind the object. */
    TRAILING("trailing", text -> text + "{}"),
    /** A comma before the last brace. */
    TRAILING_COMMA("trailing-comma", text -> text.replaceFirst("}\\s*$", ",}")),
    /** A comment. */
    COMMENT("comment", text -> "/* hello */" + text),
    /** A byte order mark in front. */
    BYTE_ORDER_MARK("byte-order-mark", text -> '\uFEFF' + text),
    /** Single quotes. */
    SINGLE_QUOTES("single-quotes", text -> text.replace('"', '\'')),
    /** Deeper than anybody reads. */
    DEEP("deep", text -> "[".repeat(2000) + text + "]".repeat(2000));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<String> change;

    Malformation(String word, UnaryOperator<String> change) {
        this.word = word;
        this.change = change;
    }

    /** {@return its name in plans} */
    public String word() {
        return word;
    }

    /**
     * Spoils a message.
     *
     * @param text the message
     * @return what comes in its place
     */
    public String applied(String text) {
        return change.apply(text);
    }
}
