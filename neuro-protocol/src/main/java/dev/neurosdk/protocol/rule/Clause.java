package dev.neurosdk.protocol.rule;

import dev.neurosdk.protocol.edition.Edition;
import java.util.Arrays;
import java.util.Optional;

/**
 * The register of clauses: every statement of the specification that can be pointed at, with its stable id.
 *
 * <p>The official text has no numbers; these are ours and are never reused. {@code JSON-n} stands for section n of RFC
 * 8259 and {@code WS-n} for section n of RFC 6455. Source: section 13 of the protocol page.
 */
public enum Clause {
    /** A message from the game is one JSON object with command, game and an optional object data. */
    ENV_1(
            "ENV-1",
            Level.MUST,
            Edition.E0,
            "a message from the game is one JSON object with command, game and an optional object data"),
    /** A message from Neuro is one JSON object with command and an optional object data, never game. */
    ENV_2(
            "ENV-2",
            Level.MUST,
            Edition.E0,
            "a message from Neuro is one JSON object with command and an optional object data, never game"),
    /** Text frames only on the main socket, both ways. */
    ENV_3("ENV-3", Level.MUST, Edition.E1, "text frames only on the main socket, both ways"),
    /** Game never changes and reads like the game's display name. */
    ENV_4("ENV-4", Level.MUST, Edition.E0, "game never changes and reads like the game's display name"),
    /** Commands without content have no data, or an empty object. */
    ENV_5("ENV-5", Level.MUST, Edition.E0, "commands without content have no data, or an empty object"),
    /** Unknown and malformed messages are ignored without answer or disconnect; custom commands carry a vendor prefix. */
    ENV_6(
            "ENV-6",
            Level.MUST,
            Edition.E7,
            "unknown and malformed messages are ignored without answer or disconnect; custom commands carry a vendor prefix"),
    /** An action's name is unique, lower case, with _ or - between words. */
    ACD_1("ACD-1", Level.MUST, Edition.E0, "an action's name is unique, lower case, with _ or - between words"),
    /** An action has a description, a string. */
    ACD_2("ACD-2", Level.MUST, Edition.E0, "an action has a description, a string"),
    /** An action's schema is absent, empty, or a valid object schema. */
    ACD_3("ACD-3", Level.MUST, Edition.E0, "an action's schema is absent, empty, or a valid object schema"),
    /** Schema keywords that are badly supported. */
    ACD_4("ACD-4", Level.SHOULD, Edition.E2, "schema keywords that are badly supported"),
    /** UniqueItems is not to be trusted. */
    ACD_5("ACD-5", Level.ADVICE, Edition.E3, "uniqueItems is not to be trusted"),
    /** Startup is the first message. */
    STA_1("STA-1", Level.MUST, Edition.E0, "startup is the first message"),
    /** Startup clears all actions of this game, and only of this game. */
    STA_2("STA-2", Level.MUST, Edition.E0, "startup clears all actions of this game, and only of this game"),
    /** Startup comes promptly. */
    STA_3("STA-3", Level.SHOULD, Edition.E0, "startup comes promptly"),
    /** Shape of context. */
    CTX_1("CTX-1", Level.MUST, Edition.E0, "shape of context"),
    /** Meaning of silent (not visible on the wire). */
    CTX_2("CTX-2", Level.MUST, Edition.E0, "meaning of silent (not visible on the wire)"),
    /** Shape of actions/register; registered actions can be chosen. */
    REG_1("REG-1", Level.MUST, Edition.E0, "shape of actions/register; registered actions can be chosen"),
    /** A duplicate name is ignored in E0 to E6 and replaces from E7 on. */
    REG_2("REG-2", Level.MUST, Edition.E0, "a duplicate name is ignored in E0 to E6 and replaces from E7 on"),
    /** Shape of actions/unregister. */
    UNR_1("UNR-1", Level.MUST, Edition.E0, "shape of actions/unregister"),
    /** Unregistering unknown names is harmless. */
    UNR_2("UNR-2", Level.MUST, Edition.E0, "unregistering unknown names is harmless"),
    /** Unregistered actions are no longer called, and no longer carried out. */
    UNR_3("UNR-3", Level.MUST, Edition.E0, "unregistered actions are no longer called, and no longer carried out"),
    /** Shape of actions/force. */
    FRC_1("FRC-1", Level.MUST, Edition.E0, "shape of actions/force"),
    /** One force at a time. */
    FRC_2("FRC-2", Level.MUST, Edition.E1, "one force at a time"),
    /** Priority has four values, low by default, and takes effect only while speaking. */
    FRC_3(
            "FRC-3",
            Level.MUST,
            Edition.E4,
            "priority has four values, low by default, and takes effect only while speaking"),
    /** The answer to a force is one of its action_names. */
    FRC_4("FRC-4", Level.MUST, Edition.E0, "the answer to a force is one of its action_names"),
    /** Ephemeral_context is accepted (its effect on memory is not visible). */
    FRC_5("FRC-5", Level.MUST, Edition.E0, "ephemeral_context is accepted (its effect on memory is not visible)"),
    /** A force is answered as soon as possible. */
    FRC_6("FRC-6", Level.MUST, Edition.E0, "a force is answered as soon as possible"),
    /** Shape of action/result; one for each call, with the same id. */
    RES_1("RES-1", Level.MUST, Edition.E0, "shape of action/result; one for each call, with the same id"),
    /** A result is sent as soon as the call is validated, before it is carried out. */
    RES_2(
            "RES-2",
            Level.SHOULD,
            Edition.E0,
            "a result is sent as soon as the call is validated, before it is carried out"),
    /** A failure inside a force makes the whole force be tried again; success ends it. */
    RES_3(
            "RES-3",
            Level.MUST,
            Edition.E0,
            "a failure inside a force makes the whole force be tried again; success ends it"),
    /** After the deadline the call counts as failed and a late result is discarded. */
    RES_4(
            "RES-4",
            Level.MUST,
            Edition.E7,
            "after the deadline the call counts as failed and a late result is discarded"),
    /** A failing result says what was wrong. */
    RES_5("RES-5", Level.SHOULD, Edition.E0, "a failing result says what was wrong"),
    /** Success is never retried, whatever its message. */
    RES_6("RES-6", Level.MUST, Edition.E0, "success is never retried, whatever its message"),
    /** Shape of the acknowledgement, which goes to the connection that sent startup. */
    ACK_1(
            "ACK-1",
            Level.MUST,
            Edition.E5,
            "shape of the acknowledgement, which goes to the connection that sent startup"),
    /** The values for the two official characters. */
    ACK_2("ACK-2", Level.SHOULD, Edition.E5, "the values for the two official characters"),
    /** The acknowledgement is optional and nobody waits for it. */
    ACK_3("ACK-3", Level.MUST, Edition.E5, "the acknowledgement is optional and nobody waits for it"),
    /** Shape of action: a unique non-empty string id and an active name. */
    ACN_1("ACN-1", Level.MUST, Edition.E0, "shape of action: a unique non-empty string id and an active name"),
    /** An action's data is JSON text of an object meant to fit the schema. */
    ACN_2("ACN-2", Level.MUST, Edition.E0, "an action's data is JSON text of an object meant to fit the schema"),
    /** An action's data is usually absent without a schema. */
    ACN_3("ACN-3", Level.SHOULD, Edition.E0, "an action's data is usually absent without a schema"),
    /** The game validates and answers bad data with a failing result. */
    ACN_4("ACN-4", Level.MUST, Edition.E0, "the game validates and answers bad data with a failing result"),
    /** Shape of speech_finished. */
    SPF_1("SPF-1", Level.MUST, Edition.E7, "shape of speech_finished"),
    /** Games wait for the final speech_finished. */
    SPF_2("SPF-2", Level.SHOULD, Edition.E7, "games wait for the final speech_finished"),
    /** A cancelled utterance also ends with a final speech_finished. */
    SPF_3("SPF-3", Level.MUST, Edition.E7, "a cancelled utterance also ends with a final speech_finished"),
    /** Proposals do not exist yet and are not to be relied on. */
    PRO_0("PRO-0", Level.MUST, Edition.E1, "proposals do not exist yet and are not to be relied on"),
    /** Actions/reregister_all. */
    PRO_1("PRO-1", Level.PROPOSAL, Edition.E1, "actions/reregister_all"),
    /** Shutdown/graceful. */
    PRO_2("PRO-2", Level.PROPOSAL, Edition.E1, "shutdown/graceful"),
    /** Shutdown/immediate. */
    PRO_3("PRO-3", Level.PROPOSAL, Edition.E1, "shutdown/immediate"),
    /** Shutdown/ready. */
    PRO_4("PRO-4", Level.PROPOSAL, Edition.E1, "shutdown/ready"),
    /** The server's address can be configured. */
    GDE_0("GDE-0", Level.SHOULD, Edition.E0, "the server's address can be configured"),
    /** Calls are handled at any time, whether or not a force was sent. */
    GDE_1("GDE-1", Level.MUST, Edition.E0, "calls are handled at any time, whether or not a force was sent"),
    /** Disposable actions are unregistered before the result is sent. */
    GDE_2("GDE-2", Level.SHOULD, Edition.E0, "disposable actions are unregistered before the result is sent"),
    /** The server ignores a force on unregistered actions. */
    GDE_3("GDE-3", Level.SHOULD, Edition.E0, "the server ignores a force on unregistered actions"),
    /** Repeatable actions: expect a call just before and just after the force. */
    GDE_4("GDE-4", Level.SHOULD, Edition.E0, "repeatable actions: expect a call just before and just after the force"),
    /** Context is Markdown or plain text, headings from the second level down, prose rather than raw JSON. */
    BPC_1(
            "BPC-1",
            Level.ADVICE,
            Edition.E7,
            "context is Markdown or plain text, headings from the second level down, prose rather than raw JSON"),
    /** A few messages that matter, no stream of small updates. */
    BPC_2("BPC-2", Level.ADVICE, Edition.E7, "a few messages that matter, no stream of small updates"),
    /** Long explanations once; what a decision needs belongs in state. */
    BPC_3("BPC-3", Level.ADVICE, Edition.E7, "long explanations once; what a decision needs belongs in state"),
    /** Context during an owed result is held and delivered in order. */
    BPC_4("BPC-4", Level.SHOULD, Edition.E7, "context during an owed result is held and delivered in order"),
    /** Name, description and schema reach the character unchanged. */
    BPA_1("BPA-1", Level.ADVICE, Edition.E7, "name, description and schema reach the character unchanged"),
    /** Descriptions of one or two sentences. */
    BPA_2("BPA-2", Level.ADVICE, Edition.E7, "descriptions of one or two sentences"),
    /** A stable set of actions, no rapid changes. */
    BPA_3("BPA-3", Level.ADVICE, Edition.E7, "a stable set of actions, no rapid changes"),
    /** Separate actions for different verbs, one action with an enum for like choices. */
    BPA_4(
            "BPA-4",
            Level.ADVICE,
            Edition.E7,
            "separate actions for different verbs, one action with an enum for like choices"),
    /** Often-changing options: a broad parameter, checked by the game. */
    BPA_5("BPA-5", Level.ADVICE, Edition.E7, "often-changing options: a broad parameter, checked by the game"),
    /** Not many near-identical actions. */
    BPA_6("BPA-6", Level.ADVICE, Edition.E7, "not many near-identical actions"),
    /** Names are shared by everything connected to the character. */
    BPA_7("BPA-7", Level.SHOULD, Edition.E7, "names are shared by everything connected to the character"),
    /** An unknown action gets a failing result; results with unknown or outdated ids are thrown away. */
    BPA_8(
            "BPA-8",
            Level.SHOULD,
            Edition.E7,
            "an unknown action gets a failing result; results with unknown or outdated ids are thrown away"),
    /** Result after validation, before execution. */
    BPR_1("BPR-1", Level.ADVICE, Edition.E7, "result after validation, before execution"),
    /** Never rely on the server's timeout. */
    BPR_2("BPR-2", Level.ADVICE, Edition.E7, "never rely on the server's timeout"),
    /** A failure inside a force is retried, but not without end. */
    BPR_3("BPR-3", Level.SHOULD, Edition.E7, "a failure inside a force is retried, but not without end"),
    /** No automatic retry outside a force. */
    BPR_4("BPR-4", Level.SHOULD, Edition.E7, "no automatic retry outside a force"),
    /** A message on success: rarely in E7, on a change worth knowing from E8 on. */
    BPR_5(
            "BPR-5",
            Level.ADVICE,
            Edition.E7,
            "a message on success: rarely in E7, on a change worth knowing from E8 on"),
    /** Force whenever the game is blocked; in open-ended play force after a while. */
    BPF_1(
            "BPF-1",
            Level.ADVICE,
            Edition.E7,
            "force whenever the game is blocked; in open-ended play force after a while"),
    /** One force at a time; a new force can cancel and replace the open one. */
    BPF_2("BPF-2", Level.ADVICE, Edition.E7, "one force at a time; a new force can cancel and replace the open one"),
    /** Low for turn-based games, medium or high when time matters, critical for emergencies. */
    BPF_3(
            "BPF-3",
            Level.ADVICE,
            Edition.E7,
            "low for turn-based games, medium or high when time matters, critical for emergencies"),
    /** State and query are passed on word for word. */
    BPF_4("BPF-4", Level.ADVICE, Edition.E7, "state and query are passed on word for word"),
    /** Ephemeral_context for bulky state sent every turn. */
    BPF_5("BPF-5", Level.ADVICE, Edition.E7, "ephemeral_context for bulky state sent every turn"),
    /** Chains of forces cost a round trip each. */
    BPF_6("BPF-6", Level.ADVICE, Edition.E7, "chains of forces cost a round trip each"),
    /** After a reconnect: startup and registration at once, unasked. */
    BPN_1("BPN-1", Level.SHOULD, Edition.E7, "after a reconnect: startup and registration at once, unasked"),
    /** Context survives disconnects. */
    BPN_2("BPN-2", Level.ADVICE, Edition.E7, "context survives disconnects"),
    /** Give the character what a human player would know, no more. */
    BPG_1("BPG-1", Level.ADVICE, Edition.E7, "give the character what a human player would know, no more"),
    /** State things outright. */
    BPG_2("BPG-2", Level.ADVICE, Edition.E7, "state things outright"),
    /** Expect impossible actions and bad data everywhere. */
    BPG_3("BPG-3", Level.ADVICE, Edition.E7, "expect impossible actions and bad data everywhere"),
    /** Voice address derivation and encoding. */
    VOX_1("VOX-1", Level.MUST, Edition.E6, "voice address derivation and encoding"),
    /** Voice handshake: start, then one of ready or unavailable. */
    VOX_2("VOX-2", Level.MUST, Edition.E6, "voice handshake: start, then one of ready or unavailable"),
    /** Speakers: ids, names, rename, unregister, registered before audio. */
    VOX_3("VOX-3", Level.MUST, Edition.E6, "speakers: ids, names, rename, unregister, registered before audio"),
    /** Audio frame from the game. */
    VOX_4("VOX-4", Level.MUST, Edition.E6, "audio frame from the game"),
    /** Audio frame to the game. */
    VOX_5("VOX-5", Level.MUST, Edition.E6, "audio frame to the game"),
    /** Speaking and cancelled. */
    VOX_6("VOX-6", Level.MUST, Edition.E6, "speaking and cancelled"),
    /** Stop keeps the socket; closing ends. */
    VOX_7("VOX-7", Level.MUST, Edition.E6, "stop keeps the socket; closing ends"),
    /** Voice-only clients. */
    VOX_8("VOX-8", Level.MUST, Edition.E6, "voice-only clients"),
    /** Limits: bad audio is dropped silently. */
    VOX_9("VOX-9", Level.MUST, Edition.E6, "limits: bad audio is dropped silently"),
    /** Voice is additive and optional; the main socket is unaffected. */
    VOX_10("VOX-10", Level.MUST, Edition.E6, "voice is additive and optional; the main socket is unaffected"),
    /** Neuro's own voice is never sent back. */
    VOX_11("VOX-11", Level.MUST, Edition.E6, "Neuro's own voice is never sent back"),
    /** The payload is exactly one JSON text without byte order mark (RFC 8259 sections 2 and 8.1). */
    JSON_2(
            "JSON-2",
            Level.MUST,
            Edition.E0,
            "the payload is exactly one JSON text without byte order mark (RFC 8259 sections 2 and 8.1)"),
    /** The names within an object are unique (RFC 8259 section 4). */
    JSON_4("JSON-4", Level.MUST, Edition.E0, "the names within an object are unique (RFC 8259 section 4)"),
    /** Numbers stay within what receivers can represent (RFC 8259 section 6). */
    JSON_6("JSON-6", Level.MUST, Edition.E0, "numbers stay within what receivers can represent (RFC 8259 section 6)"),
    /** Strings hold no lone surrogates (RFC 8259 section 8.2). */
    JSON_8("JSON-8", Level.MUST, Edition.E0, "strings hold no lone surrogates (RFC 8259 section 8.2)"),
    /** Texts stay within the nesting and size that receivers accept (RFC 8259 section 9). */
    JSON_9(
            "JSON-9",
            Level.MUST,
            Edition.E0,
            "texts stay within the nesting and size that receivers accept (RFC 8259 section 9)"),
    /** Data frames carry what the endpoint accepts (RFC 6455 section 5.6). */
    WS_5_6("WS-5.6", Level.MUST, Edition.E0, "data frames carry what the endpoint accepts (RFC 6455 section 5.6)"),
    /** Closing with a status code that says why (RFC 6455 section 7.4). */
    WS_7_4("WS-7.4", Level.MUST, Edition.E0, "closing with a status code that says why (RFC 6455 section 7.4)");

    private final String id;
    private final Level level;
    private final Edition since;
    private final String summary;

    Clause(String id, Level level, Edition since, String summary) {
        this.id = id;
        this.level = level;
        this.since = since;
        this.summary = summary;
    }

    /**
     * Finds a clause.
     *
     * @param id an id such as {@code FRC-4}; compared exactly
     * @return the clause, or nothing when there is none with that id
     */
    public static Optional<Clause> byId(String id) {
        return Arrays.stream(values()).filter(clause -> clause.id.equals(id)).findFirst();
    }

    /** {@return the stable id, for example {@code FRC-4}} */
    public String id() {
        return id;
    }

    /** {@return the highest level at which a case may score this clause} */
    public Level level() {
        return level;
    }

    /**
     * The level that this clause has in an edition.
     *
     * @param edition the edition judged by
     * @return the level; ADVICE for ACD-4 where support is only called doubtful
     */
    public Level level(Edition edition) {
        boolean softened = this == ACD_4 && edition.weakKeywordStance() == Edition.KeywordStance.DOUBTFUL;
        return softened ? Level.ADVICE : level;
    }

    /** {@return the first edition that has this clause} */
    public Edition since() {
        return since;
    }

    /**
     * Whether an edition has this clause.
     *
     * @param edition the edition judged by
     * @return true from the clause's first edition on
     */
    public boolean appliesTo(Edition edition) {
        return edition.isAtLeast(since);
    }

    /** {@return the clause in a few words, beginning in lower case, without a full stop} */
    public String summary() {
        return summary;
    }

    @Override
    public String toString() {
        return id;
    }
}
