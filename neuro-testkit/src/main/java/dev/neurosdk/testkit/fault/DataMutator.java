package dev.neurosdk.testkit.fault;

/** A way to spoil the data of a call. */
public enum DataMutator {
    /** There is no data. */
    ABSENT("absent"),
    /** The text is empty. */
    EMPTY("empty"),
    /** The text is an opening brace. */
    NOT_JSON("not-json"),
    /** The text breaks off. */
    TRUNCATED("truncated"),
    /** The text has a comma too many. */
    TRAILING_COMMA("trailing-comma"),
    /** The text uses single quotes. */
    SINGLE_QUOTES("single-quotes"),
    /** The text is wrapped in a Markdown fence. */
    FENCED("fenced"),
    /** The text is JSON null. */
    NULL("null"),
    /** The text is a number. */
    SCALAR("scalar"),
    /** The object inside an array. */
    ARRAY("array"),
    /** The object inside a string. */
    STRING("string"),
    /** The data is an object instead of a text. */
    OBJECT("object"),
    /** An object without members. */
    NO_MEMBERS("no-members"),
    /** A member is missing. */
    DROP_REQUIRED("drop-required"),
    /** A member has a value of another type. */
    WRONG_TYPE("wrong-type"),
    /** A member is null. */
    NULL_MEMBER("null-member"),
    /** A member has a value that is no choice. */
    UNKNOWN_CHOICE("unknown-choice"),
    /** A member has another spelling. */
    RENAMED("renamed"),
    /** A member is there twice. */
    REPEATED_MEMBER("repeated-member"),
    /** A member too many. */
    EXTRA_MEMBER("extra-member"),
    /** A member has 100,000 characters. */
    HUGE_TEXT("huge-text"),
    /** A member is beyond every number type. */
    HUGE_NUMBER("huge-number"),
    /** A member is 200 levels deep. */
    DEEP("deep"),
    /** A member has control characters and an unpaired surrogate, escaped. */
    ODD_CHARACTERS("odd-characters");

    private final String word;

    DataMutator(String word) {
        this.word = word;
    }

    /** {@return its name in plans} */
    public String word() {
        return word;
    }
}
