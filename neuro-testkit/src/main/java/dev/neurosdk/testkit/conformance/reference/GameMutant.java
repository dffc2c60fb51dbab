package dev.neurosdk.testkit.conformance.reference;

/** One thing that a reference game does wrong. */
public enum GameMutant {
    /** Registers only when its startup was acknowledged. */
    AWAIT_ACK,
    /** Closes when its startup is acknowledged. */
    CLOSE_ON_ACK,
    /** Says startup again when it is acknowledged once more. */
    STARTUP_ON_ACK,
    /** Closes on an acknowledgement without a whole session. */
    CLOSE_ON_ODD_ACK,
    /** Answers no call before its startup was acknowledged. */
    DEAF_WITHOUT_ACK,
    /** Connects to the root, whatever the address says. */
    FIXED_PATH,
    /** Exits when nobody listens at first. */
    EXIT_WITHOUT_SERVER,
    /** Greets with its actions instead of startup when it is asked for them at once. */
    EAGER_REREGISTER,
    /** Takes data that is no JSON for none. */
    ACCEPT_BROKEN_DATA,
    /** Takes data that is no object for none. */
    ACCEPT_NON_OBJECT,
    /** Does not miss required members. */
    ACCEPT_MISSING,
    /** Takes values of any type. */
    ACCEPT_WRONG_TYPE,
    /** Takes values that are no choice or out of bounds. */
    ACCEPT_OUT_OF_RANGE,
    /** Answers no call whose data has unknown members. */
    SILENT_ON_EXTRA,
    /** Answers no call with unusual numbers. */
    SILENT_ON_ODD_NUMBERS,
    /** Closes on data above 256 KiB. */
    CLOSE_ON_BIG_DATA,
    /** Answers no call whose data is not ASCII or has Unicode escapes. */
    SILENT_ON_UNICODE,
    /** Closes on deeply nested data. */
    CLOSE_ON_DEEP_DATA,
    /** Answers no call whose data has a member twice. */
    SILENT_ON_REPEATED_MEMBER,
    /** Answers no call that has data for an action without parameters. */
    SILENT_ON_UNWANTED_DATA,
    /** Refuses data that ends in a line break. */
    REFUSE_LINE_BREAK,
    /** Takes data that was encoded twice. */
    DECODE_TWICE,
    /** Answers no call with data that does not fit. */
    SILENT_ON_UNFIT,
    /** Answers no call of an action that it never had. */
    SILENT_ON_UNKNOWN_ACTION,
    /** Closes on a call without a name. */
    CLOSE_WITHOUT_NAME,
    /** Closes on a call without an id. */
    CLOSE_WITHOUT_ID,
    /** Closes on a call without data. */
    CLOSE_WITHOUT_DATA,
    /** Answers an id that is no text as it came. */
    ECHO_RAW_ID,
    /** Says of failures only that there was one. */
    SHRUG,
    /** Answers what it does not understand with context. */
    ERROR_REPLY,
    /** Closes on messages without a command. */
    CLOSE_WITHOUT_COMMAND,
    /** Closes on text that is no JSON object. */
    CLOSE_ON_GARBAGE,
    /** Ignores messages with members that it does not know. */
    STRICT_MEMBERS,
    /** Closes on null for absent data. */
    CLOSE_ON_NULL_DATA,
    /** Closes on commands that only games send. */
    CLOSE_ON_ECHO,
    /** Exits on binary messages. */
    DIE_ON_BINARY,
    /** Closes on speech that is not finished in the usual way. */
    CLOSE_ON_SPEECH,
    /** Looks for isFinal in a second data. */
    INNER_SPEECH,
    /** Answers late after 500 messages that it does not understand. */
    CHOKE_ON_FLOOD,
    /** Answers only two calls more after a message that it does not understand. */
    DEAF_AFTER_STRANGE,
    /** Answers every call twice. */
    TWO_RESULTS,
    /** Answers no call outside of a force. */
    ONLY_WHEN_FORCED,
    /** Cuts ids to 36 characters. */
    TRIM_IDS,
    /** Parses the data of actions without parameters, also where there is none. */
    PARSE_EMPTY_DATA,
    /** Loses a call that comes right after another. */
    ONE_CALL_AT_A_TIME,
    /** Carries out the same call twice. */
    FORGET_IDS,
    /** Answers no call of an action that it took back. */
    SILENT_ON_UNREGISTERED,
    /** Carries out actions that it took back. */
    USE_UNREGISTERED,
    /** Takes its actions back before it looks at the data. */
    ACT_FIRST,
    /** Answers only the first call of an action that stays. */
    STUCK_AFTER_SUCCESS,
    /** Forces again after a failure. */
    FORCE_AGAIN_ON_FAILURE,
    /** Forces what was done already. */
    FORCE_ANYWAY,
    /** Does not force again after a reconnect. */
    FORGET_FORCE,
    /** Answers no second call within a force. */
    ONE_TRY,
    /** Takes its actions back after three failures. */
    UNREGISTER_ON_FAILURE,
    /** Forces once more after a success. */
    FORCE_TWICE,
    /** Answers nothing more after three failures. */
    DEAF_AFTER_FAILURES,
    /** Registers only some of its actions again when asked. */
    REREGISTER_SOME,
    /** Closes when it is asked for its actions and has none. */
    CLOSE_WHEN_EMPTY,
    /** Forces again when it is asked for its actions. */
    FORCE_ON_REREGISTER,
    /** Exits instead of saying that it is ready. */
    EXIT_BEFORE_READY,
    /** Is ready to shut down although that was called off. */
    READY_ANYWAY,
    /** Ignores an immediate shutdown. */
    IGNORE_IMMEDIATE,
    /** Exits on an immediate shutdown. */
    EXIT_ON_IMMEDIATE,
    /** Forces without registering. */
    NEVER_REGISTER,
    /** Does not come back after a connection that was cut. */
    NO_RECONNECT,
    /** Does not come back after a connection that was closed in an orderly way. */
    STAY_AWAY_WHEN_CLOSED,
    /** Says startup on its first connection only. */
    STARTUP_ONCE,
    /** Registers on its first connection only. */
    REGISTER_ONCE,
    /** Tries to connect ten times a second. */
    HURRIED_RECONNECT,
    /** Gives up connecting after three attempts. */
    GIVE_UP,
    /** Puts what it registers while it is not connected before what it takes back then. */
    MERGE_QUEUE,
    /** A call whose result was lost blocks every later one. */
    STUCK_AFTER_DROP,
    /** Comes back with two connections. */
    TWO_CONNECTIONS,
    /** Says all its context again on every connection. */
    REPLAY_CONTEXT,
    /** Answers nothing more on a connection that was quiet for nine seconds. */
    FREEZE_WHEN_QUIET,
    /** Does not come back after a handshake that was refused. */
    REFUSED_FOR_EVER,
    /** Registers nothing on a connection when the one before ended before it forced. */
    LOSE_ON_EARLY_DROP,
    /** Closes when its startup is acknowledged after a call. */
    CLOSE_ON_LATE_ACK,
    /** Closes when its startup is acknowledged and was not on an earlier connection. */
    OLD_SERVER_FOR_EVER,
    /** Shows the same key in every handshake. */
    SAME_KEY,
    /** Does not look at the server's answer to its key. */
    TRUST_ANY_ACCEPT,
    /** Does not mask the frames of results. */
    UNMASKED_RESULTS,
    /** Answers no ping. */
    NO_PONG,
    /** Answers a ping between fragments after the last of them. */
    LATE_PONG,
    /** Loses messages of more than one frame. */
    NO_FRAGMENTS,
    /** Decodes each fragment of a message on its own. */
    DECODE_FRAGMENTS,
    /** Takes text that is not UTF-8. */
    ACCEPT_BAD_UTF8,
    /** Cuts the connection on a message that is too big for it. */
    CUT_ON_BIG,
    /** Takes what it reads at once for whole frames. */
    ONE_READ_ONE_FRAME,
    /** Cuts the connection instead of answering a close frame. */
    NO_CLOSE_ECHO,
    /** Leaves out frames that nobody may send. */
    TOLERATE_ILLEGAL,
    /** Cuts the connection on a pong. */
    DIE_ON_PONG,
    /** Compresses long results although nobody agreed to that. */
    COMPRESS_ANYWAY,
    /** Offers compression and does not know how. */
    DEFLATE_IN_NAME,
    /** Exits when the connection ends within a frame. */
    EXIT_IN_FRAME,
    /** Exits without a word when it is quit. */
    VANISH,
    /** Ends a connection that was quiet for ten minutes, by the time of day. */
    WALL_CLOCK,
    /** Asks for voice with its name as forms have it, a plus for a blank. */
    VOICE_NO_ENCODE,
    /** Sends speakers and audio without waiting for voice. */
    VOICE_EAGER,
    /** Sends Neuro's voice back as that of a player. */
    VOICE_ECHO,
    /** Asks for voice five times a second where there is none. */
    VOICE_RETRY_STORM,
    /** Takes audio that begins like JSON for text, and ends the voice connection when it is none. */
    VOICE_BY_FIRST_BYTE,
    /** Ends the voice connection when Neuro is interrupted. */
    VOICE_ENDS_ON_CANCEL,
    /** Ends the voice connection on messages that it does not know. */
    VOICE_ENDS_ON_UNKNOWN,
    /** Takes a player with another name for another player. */
    VOICE_NEW_ID_ON_RENAME,
    /** Does not say when a player leaves. */
    VOICE_LEAVES_SILENTLY,
    /** Registers its speakers only once on a voice connection. */
    VOICE_ROSTER_ONCE,
    /** Loses its connection with the one for voice. */
    VOICE_SHARES_FATE,
    /** Does not ask for voice again after a loss. */
    VOICE_NO_RECONNECT,
    /** Ends the voice connection when it has lost its own. */
    VOICE_FOLLOWS_MAIN,
    /** Begins to play only when voice was granted or refused. */
    VOICE_FIRST,
    /** Registers no more than 32 speakers. */
    VOICE_CAPS_SPEAKERS,
    /** Answers calls late while players talk. */
    VOICE_SLOWS_PLAY,
    /** Sends samples with their bytes the wrong way round. */
    VOICE_BIG_ENDIAN,
    /** Sends samples without a header. */
    VOICE_NO_HEADER
}
