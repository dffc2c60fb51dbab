package dev.neurosdk.protocol.rule;

import dev.neurosdk.protocol.edition.Edition;

/**
 * The statements that can be checked, each with a stable id and the clause it belongs to.
 *
 * <p>One clause can have several rules: its shape, what a careful sender avoids, and so on. Whoever judges (the decoder,
 * the linter, a session, a conformance run) names one of these.
 */
public enum Rule {
    /** A message is exactly one RFC 8259 JSON text. */
    JSON_TEXT(Clause.JSON_2, "text", Level.MUST, "a message is exactly one RFC 8259 JSON text"),
    /** A member name occurs once in its object. */
    JSON_UNIQUE_NAMES(Clause.JSON_4, "unique-names", Level.MUST, "a member name occurs once in its object"),
    /** A number literal is at most 128 characters long, its exponent within 400, and finite as a double. */
    JSON_NUMBER(
            Clause.JSON_6,
            "number",
            Level.MUST,
            "a number literal is at most 128 characters long, its exponent within 400, and finite as a double"),
    /** A string holds no lone surrogate. */
    JSON_SURROGATE(Clause.JSON_8, "surrogate", Level.MUST, "a string holds no lone surrogate"),
    /** Nesting stays within the receiver's limit. */
    JSON_NESTING(Clause.JSON_9, "nesting", Level.MUST, "nesting stays within the receiver's limit"),
    /** A text stays within the receiver's limit. */
    JSON_SIZE(Clause.JSON_9, "size", Level.MUST, "a text stays within the receiver's limit"),
    /** Messages travel in text frames. */
    TEXT_FRAME(Clause.ENV_3, "text-frame", Level.MUST, "messages travel in text frames"),
    /** A message from the game is a JSON object. */
    GAME_ENVELOPE_OBJECT(Clause.ENV_1, "object", Level.MUST, "a message from the game is a JSON object"),
    /** Command is a non-empty string. */
    GAME_ENVELOPE_COMMAND(Clause.ENV_1, "command", Level.MUST, "command is a non-empty string"),
    /** Game is a non-empty string. */
    GAME_ENVELOPE_GAME(Clause.ENV_1, "game", Level.MUST, "game is a non-empty string"),
    /** Data is absent or an object, and present where the command has content. */
    GAME_ENVELOPE_DATA(
            Clause.ENV_1, "data", Level.MUST, "data is absent or an object, and present where the command has content"),
    /** A sender leaves an absent member out instead of writing null. */
    GAME_ENVELOPE_NULL(
            Clause.ENV_1, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A sender adds no members of its own to the envelope. */
    GAME_ENVELOPE_EXTRA(Clause.ENV_1, "extra", Level.ADVICE, "a sender adds no members of its own to the envelope"),
    /** A message from Neuro is a JSON object. */
    NEURO_ENVELOPE_OBJECT(Clause.ENV_2, "object", Level.MUST, "a message from Neuro is a JSON object"),
    /** Command is a non-empty string. */
    NEURO_ENVELOPE_COMMAND(Clause.ENV_2, "command", Level.MUST, "command is a non-empty string"),
    /** Data is absent or an object, and present where the command has content. */
    NEURO_ENVELOPE_DATA(
            Clause.ENV_2, "data", Level.MUST, "data is absent or an object, and present where the command has content"),
    /** A sender leaves an absent member out instead of writing null. */
    NEURO_ENVELOPE_NULL(
            Clause.ENV_2, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A message from Neuro has no member game. */
    NEURO_ENVELOPE_NO_GAME(Clause.ENV_2, "no-game", Level.MUST, "a message from Neuro has no member game"),
    /** A sender adds no members of its own to the envelope. */
    NEURO_ENVELOPE_EXTRA(Clause.ENV_2, "extra", Level.ADVICE, "a sender adds no members of its own to the envelope"),
    /** A command without content has no data, or an empty object. */
    NO_CONTENT(Clause.ENV_5, "no-content", Level.MUST, "a command without content has no data, or an empty object"),
    /** The command is one that the edition defines. */
    UNKNOWN_COMMAND(Clause.ENV_6, "unknown-command", Level.ADVICE, "the command is one that the edition defines"),
    /** A custom command carries a vendor prefix. */
    VENDOR_PREFIX(Clause.ENV_6, "vendor-prefix", Level.SHOULD, "a custom command carries a vendor prefix"),
    /** Game is the same in every message of a connection. */
    GAME_NAME_STABLE(Clause.ENV_4, "stable-name", Level.MUST, "game is the same in every message of a connection"),
    /** An action definition is an object whose name is a non-empty string. */
    ACTION_SHAPE(
            Clause.ACD_1, "shape", Level.MUST, "an action definition is an object whose name is a non-empty string"),
    /** A name is lower case, its words joined by _ or -. */
    ACTION_NAME_FORM(Clause.ACD_1, "form", Level.SHOULD, "a name is lower case, its words joined by _ or -"),
    /** A name occurs once in a registration. */
    ACTION_NAME_UNIQUE(Clause.ACD_1, "unique", Level.MUST, "a name occurs once in a registration"),
    /** An action has a description, a string. */
    ACTION_DESCRIPTION(Clause.ACD_2, "description", Level.MUST, "an action has a description, a string"),
    /** A sender adds no members of its own to an action definition. */
    ACTION_EXTRA(Clause.ACD_1, "extra", Level.ADVICE, "a sender adds no members of its own to an action definition"),
    /** A sender leaves an absent schema out instead of writing null. */
    ACTION_NULL(Clause.ACD_3, "null", Level.ADVICE, "a sender leaves an absent schema out instead of writing null"),
    /** A schema is a JSON object. */
    SCHEMA_OBJECT(Clause.ACD_3, "object", Level.MUST, "a schema is a JSON object"),
    /** A non-empty schema says "type": "object" at its root. */
    SCHEMA_ROOT(Clause.ACD_3, "root-type", Level.MUST, "a non-empty schema says \"type\": \"object\" at its root"),
    /** A schema is valid in JSON Schema draft 2020-12 or draft 7. */
    SCHEMA_VALID(Clause.ACD_3, "valid", Level.MUST, "a schema is valid in JSON Schema draft 2020-12 or draft 7"),
    /** A reference leads to a place inside the same schema. */
    SCHEMA_REFERENCE(Clause.ACD_3, "reference", Level.MUST, "a reference leads to a place inside the same schema"),
    /** A pattern is a regular expression without look-around and back-references. */
    SCHEMA_PATTERN(
            Clause.ACD_3,
            "pattern",
            Level.MUST,
            "a pattern is a regular expression without look-around and back-references"),
    /** A schema stays within the receiver's limits on size, depth, references and recursion. */
    SCHEMA_LIMIT(
            Clause.ACD_3,
            "limit",
            Level.MUST,
            "a schema stays within the receiver's limits on size, depth, references and recursion"),
    /** A sender omits an empty schema. */
    SCHEMA_EMPTY(Clause.ACD_3, "empty", Level.ADVICE, "a sender omits an empty schema"),
    /** A schema avoids keywords that are badly supported. */
    WEAK_KEYWORD(Clause.ACD_4, "keyword", Level.SHOULD, "a schema avoids keywords that are badly supported"),
    /** A schema does not rely on uniqueItems. */
    UNIQUE_ITEMS(Clause.ACD_5, "unique-items", Level.ADVICE, "a schema does not rely on uniqueItems"),
    /** Startup is the first message of a connection. */
    STARTUP_FIRST(Clause.STA_1, "first", Level.MUST, "startup is the first message of a connection"),
    /** Context has message, a string, and silent, a boolean. */
    CONTEXT_SHAPE(Clause.CTX_1, "shape", Level.MUST, "context has message, a string, and silent, a boolean"),
    /** A sender adds no members of its own to context. */
    CONTEXT_EXTRA(Clause.CTX_1, "extra", Level.ADVICE, "a sender adds no members of its own to context"),
    /** Actions/register has actions, an array. */
    REGISTER_SHAPE(Clause.REG_1, "shape", Level.MUST, "actions/register has actions, an array"),
    /** A sender adds no members of its own to actions/register. */
    REGISTER_EXTRA(Clause.REG_1, "extra", Level.ADVICE, "a sender adds no members of its own to actions/register"),
    /** Before E7 registering an active name again changes nothing. */
    REGISTER_DUPLICATE(
            Clause.REG_2, "duplicate", Level.ADVICE, "before E7 registering an active name again changes nothing"),
    /** A game keeps to the receiver's limit on registered actions. */
    REGISTER_LIMIT(Clause.REG_1, "limit", Level.ADVICE, "a game keeps to the receiver's limit on registered actions"),
    /** A game chooses names that no other game of the character uses. */
    NAME_COLLISION(
            Clause.BPA_7, "collision", Level.ADVICE, "a game chooses names that no other game of the character uses"),
    /** Actions/unregister has action_names, an array of strings. */
    UNREGISTER_SHAPE(Clause.UNR_1, "shape", Level.MUST, "actions/unregister has action_names, an array of strings"),
    /** A sender adds no members of its own to actions/unregister. */
    UNREGISTER_EXTRA(Clause.UNR_1, "extra", Level.ADVICE, "a sender adds no members of its own to actions/unregister"),
    /** Actions/force has query, a string, and action_names, a non-empty array of strings. */
    FORCE_SHAPE(
            Clause.FRC_1,
            "shape",
            Level.MUST,
            "actions/force has query, a string, and action_names, a non-empty array of strings"),
    /** A sender leaves an absent member out instead of writing null. */
    FORCE_NULL(Clause.FRC_1, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A sender adds no members of its own to actions/force. */
    FORCE_EXTRA(Clause.FRC_1, "extra", Level.ADVICE, "a sender adds no members of its own to actions/force"),
    /** A force names each action once. */
    FORCE_DUPLICATE_NAME(Clause.FRC_1, "duplicate-name", Level.ADVICE, "a force names each action once"),
    /** Priority is low, medium, high or critical. */
    FORCE_PRIORITY(Clause.FRC_3, "priority", Level.MUST, "priority is low, medium, high or critical"),
    /** A force names actions that are registered. */
    FORCE_REGISTERED(Clause.GDE_3, "registered", Level.SHOULD, "a force names actions that are registered"),
    /** A game sends no force while another is open. */
    FORCE_ONE_AT_A_TIME(Clause.FRC_2, "one-at-a-time", Level.MUST, "a game sends no force while another is open"),
    /** Action/result has id, a string, and success, a boolean. */
    RESULT_SHAPE(Clause.RES_1, "shape", Level.MUST, "action/result has id, a string, and success, a boolean"),
    /** A sender leaves an absent member out instead of writing null. */
    RESULT_NULL(Clause.RES_1, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A sender adds no members of its own to action/result. */
    RESULT_EXTRA(Clause.RES_1, "extra", Level.ADVICE, "a sender adds no members of its own to action/result"),
    /** A result answers a pending call, once. */
    RESULT_ID(Clause.RES_1, "id", Level.MUST, "a result answers a pending call, once"),
    /** A result arrives before the edition's deadline. */
    RESULT_IN_TIME(Clause.RES_4, "in-time", Level.MUST, "a result arrives before the edition's deadline"),
    /** A failing result says what was wrong. */
    RESULT_REASON(Clause.RES_5, "reason", Level.SHOULD, "a failing result says what was wrong"),
    /** The acknowledgement has session with sessionId, characterId and displayName, strings. */
    ACK_SHAPE(
            Clause.ACK_1,
            "shape",
            Level.MUST,
            "the acknowledgement has session with sessionId, characterId and displayName, strings"),
    /** A sender adds no members of its own to the acknowledgement. */
    ACK_EXTRA(Clause.ACK_1, "extra", Level.ADVICE, "a sender adds no members of its own to the acknowledgement"),
    /** The acknowledgement answers a startup of the same connection. */
    ACK_ANSWERS(Clause.ACK_1, "answers", Level.MUST, "the acknowledgement answers a startup of the same connection"),
    /** A call names an action that is registered. */
    CALL_REGISTERED(Clause.ACN_1, "registered", Level.MUST, "a call names an action that is registered"),
    /** An id belongs to one call only. */
    CALL_ID_UNIQUE(Clause.ACN_1, "unique-id", Level.MUST, "an id belongs to one call only"),
    /** A server sends no call while another is owed its result. */
    CALL_ALONE(Clause.RES_2, "one-call", Level.SHOULD, "a server sends no call while another is owed its result"),
    /** Action has id, a non-empty string, and name, a string. */
    CALL_SHAPE(Clause.ACN_1, "shape", Level.MUST, "action has id, a non-empty string, and name, a string"),
    /** A sender leaves an absent member out instead of writing null. */
    CALL_NULL(Clause.ACN_1, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A sender adds no members of its own to action. */
    CALL_EXTRA(Clause.ACN_1, "extra", Level.ADVICE, "a sender adds no members of its own to action"),
    /** An action's data is a string. */
    CALL_DATA_TEXT(Clause.ACN_2, "text", Level.MUST, "an action's data is a string"),
    /** An action's data is JSON text of an object. */
    CALL_DATA_OBJECT(Clause.ACN_2, "object", Level.SHOULD, "an action's data is JSON text of an object"),
    /** An action's data fits the action's schema. */
    CALL_DATA_FIT(Clause.ACN_2, "fit", Level.SHOULD, "an action's data fits the action's schema"),
    /** Speech_finished has isFinal, a boolean; cancelled, a boolean, and reason, a string, are optional. */
    SPEECH_SHAPE(
            Clause.SPF_1,
            "shape",
            Level.MUST,
            "speech_finished has isFinal, a boolean; cancelled, a boolean, and reason, a string, are optional"),
    /** A sender leaves an absent member out instead of writing null. */
    SPEECH_NULL(Clause.SPF_1, "null", Level.ADVICE, "a sender leaves an absent member out instead of writing null"),
    /** A sender adds no members of its own to speech_finished. */
    SPEECH_EXTRA(Clause.SPF_1, "extra", Level.ADVICE, "a sender adds no members of its own to speech_finished"),
    /** Reason comes only with cancelled. */
    SPEECH_REASON(Clause.SPF_1, "reason", Level.MUST, "reason comes only with cancelled"),
    /** Shutdown/graceful has wants_shutdown, a boolean. */
    GRACEFUL_SHAPE(Clause.PRO_2, "shape", Level.PROPOSAL, "shutdown/graceful has wants_shutdown, a boolean"),
    /** A sender adds no members of its own to shutdown/graceful. */
    GRACEFUL_EXTRA(Clause.PRO_2, "extra", Level.ADVICE, "a sender adds no members of its own to shutdown/graceful");

    private final Clause clause;
    private final String id;
    private final Level level;
    private final String statement;

    Rule(Clause clause, String name, Level level, String statement) {
        this.clause = clause;
        this.id = clause.id() + "/" + name;
        this.level = level;
        this.statement = statement;
    }

    /** {@return the clause that this rule belongs to} */
    public Clause clause() {
        return clause;
    }

    /** {@return the stable id: the clause's id and a short name, for example {@code CTX-1/shape}} */
    public String id() {
        return id;
    }

    /**
     * How binding the rule is in an edition.
     *
     * @param edition the edition judged by
     * @return the level; PROBE where the edition does not have the clause yet, so that nobody is judged by it
     */
    public Level level(Edition edition) {
        if (!clause.appliesTo(edition)) {
            return Level.PROBE;
        }
        return this == WEAK_KEYWORD ? clause.level(edition) : level;
    }

    /** {@return what has to hold, in words, beginning in lower case, without a full stop} */
    public String statement() {
        return statement;
    }

    /** {@return what the author of the peer should do when this rule is broken: one sentence with a full stop} */
    public String remedy() {
        return Remedies.of(this);
    }

    @Override
    public String toString() {
        return id;
    }
}
