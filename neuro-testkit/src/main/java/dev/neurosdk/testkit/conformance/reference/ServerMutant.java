package dev.neurosdk.testkit.conformance.reference;

/** One thing that a reference server does wrong. */
public enum ServerMutant {
    /** Answers what it does not understand with an error. */
    ERROR_REPLY,
    /** Closes on text that is no JSON object. */
    CLOSE_ON_GARBAGE,
    /** Dies on {@code null}. */
    CRASH_ON_NULL,
    /** Startup clears nothing. */
    KEEP_ON_STARTUP,
    /** Startup clears the actions of every game. */
    CLEAR_ALL_GAMES,
    /** Never acknowledges. */
    NO_ACK,
    /** The acknowledgement's members lie flat in data. */
    FLAT_ACK,
    /** Acknowledgements go to everybody. */
    ACK_BROADCAST,
    /** Closes on a second startup. */
    REFUSE_SECOND_STARTUP,
    /** A force outlives startup. */
    KEEP_FORCE_ON_STARTUP,
    /** Ignores everything before startup. */
    NEED_STARTUP,
    /** Registers later than it forces. */
    REORDER_BURST,
    /** Ignores startup that has data. */
    REFUSE_STARTUP_DATA,
    /** The duplicate rule of the other editions. */
    OTHER_DUPLICATE_RULE,
    /** Of two definitions in one message the first counts. */
    FIRST_IN_MESSAGE,
    /** Registers only the first action of a message. */
    FIRST_ACTION_ONLY,
    /** Closes on an empty array. */
    CLOSE_ON_EMPTY_ARRAY,
    /** Ignores actions with an empty schema. */
    REFUSE_EMPTY_SCHEMA,
    /** Ignores actions whose schemas use weak keywords. */
    REFUSE_WEAK_KEYWORDS,
    /** Ignores actions whose schemas are no objects. */
    REFUSE_OTHER_ROOTS,
    /** Closes on names such as {@code __proto__}. */
    CLOSE_ON_ODD_NAMES,
    /** A name that was unregistered can't come back. */
    NEVER_AGAIN,
    /** Unregistering does nothing. */
    IGNORE_UNREGISTER,
    /** Closes when an unknown name is unregistered. */
    CLOSE_ON_UNKNOWN_NAME,
    /** A force that nobody can answer stays and blocks the next. */
    STUCK_FORCE,
    /** Calls whatever is registered, whichever names are forced. */
    PICK_OUTSIDE_LIST,
    /** Calls once more after a success. */
    CALL_AGAIN,
    /** Calls names that are not registered. */
    CALL_UNREGISTERED,
    /** Ignores a force of which one name is not registered. */
    ALL_OR_NOTHING,
    /** Closes on a force without names. */
    CLOSE_ON_EMPTY_FORCE,
    /** Sends a second call while one is pending. */
    TWO_OUTSTANDING,
    /** Ignores forces of a priority other than low. */
    LOW_ONLY,
    /** Ignores forces of unknown priority. */
    STRICT_PRIORITY,
    /** Ignores forces with a state. */
    REFUSE_STATE,
    /** Ignores forces that say whether they are ephemeral. */
    REFUSE_EPHEMERAL,
    /** Sends data that does not fit. */
    UNFIT_DATA,
    /** Sends data for actions that take none. */
    DATA_ALWAYS,
    /** Answers no force. */
    NEVER_ANSWER,
    /** Answers only the first force of a connection. */
    ANSWER_ONCE,
    /** Sends calls to everybody. */
    BROADCAST,
    /** Serves only one game at a time. */
    ONE_GAME,
    /** Does not try again. */
    NO_RETRY,
    /** Tries again with the same id. */
    SAME_ID,
    /** Tries a removed action again. */
    RETRY_REMOVED,
    /** Tries again after a success that has a message. */
    RETRY_ON_MESSAGE,
    /** Any result settles the call. */
    ANY_RESULT,
    /** A second result for a call makes it try again. */
    DUPLICATE_RETRIES,
    /** Closes on a result that it does not expect. */
    CLOSE_ON_STRAY,
    /** Ignores results with a message. */
    REFUSE_MESSAGE,
    /** Closes on context while a result is owed. */
    CLOSE_ON_CONTEXT_OWED,
    /** Closes on messages of more than 256 KiB. */
    CLOSE_ON_LARGE,
    /** Closes on context. */
    CLOSE_ON_CONTEXT,
    /** A call whose game is gone blocks every later one. */
    STUCK_AFTER_DROP,
    /** Chooses nothing more once a game has left that sent a binary message. */
    STUCK_AFTER_BINARY,
    /** Keeps actions over a reconnect. */
    KEEP_REGISTRY,
    /** Calls actions of games that are gone. */
    USE_GONE,
    /** Serves only the first connection of a name. */
    ONE_CONNECTION_A_NAME,
    /** Refuses every handshake but the first. */
    ONE_CONNECTION,
    /** Ignores messages with members that it does not know. */
    STRICT_MEMBERS,
    /** Ignores messages with null in them. */
    STRICT_NULLS,
    /** Ignores messages of more than one line. */
    ONE_LINE_ONLY,
    /** Turns what is not ASCII into question marks. */
    ASCII_ONLY,
    /** Answers binary messages. */
    ANSWER_BINARY,
    /** Answers a change of the game's name. */
    ANSWER_RENAME,
    /** Ignores fragmented messages. */
    FRAGMENTLESS,
    /** Refuses handshakes without an origin. */
    REFUSE_PLAIN,
    /** Refuses handshakes with an origin. */
    REFUSE_ORIGIN,
    /** Knows no path but the root. */
    ROOT_ONLY,
    /** Accepts voice connections and says nothing on them. */
    SILENT_VOICE,
    /** Says twice that voice is ready. */
    VOICE_TWO_ANSWERS,
    /** Is ready for audio of another sample rate. */
    VOICE_OTHER_RATE,
    /** Leaves the connection open after it has said that there is no voice. */
    VOICE_NO_CLOSE,
    /** Closes when speakers or audio come before voice is on. */
    VOICE_STRICT_START,
    /** Answers audio that it drops. */
    VOICE_ERROR_REPLY,
    /** Dies on audio whose length 4 does not divide. */
    VOICE_CRASH_ON_ODD,
    /** Closes when there are more than 32 speakers. */
    VOICE_CLOSE_ON_CROWD,
    /** Closes when a speaker is unregistered who is not there. */
    VOICE_CLOSE_ON_UNKNOWN,
    /** Closes on a speaker whose id is none. */
    VOICE_CLOSE_ON_ODD_ID,
    /** Sends audio with the header of games. */
    VOICE_WITH_HEADER,
    /** Pauses for 1.5 s while it speaks. */
    VOICE_GAPS,
    /** Says that it speaks when it has begun. */
    VOICE_LATE_SPEAKING,
    /** Sends on audio that was cancelled. */
    VOICE_TAIL,
    /** Closes when voice is stopped. */
    VOICE_STOP_CLOSES,
    /** Gives a name voice only once. */
    VOICE_ONCE_A_NAME,
    /** Gives voice only to games that are connected. */
    VOICE_NEEDS_MAIN,
    /** Knows no names with a slash. */
    VOICE_NO_SLASH,
    /** Knows no voice addresses with a query. */
    VOICE_NO_QUERY,
    /** Chooses late while somebody talks. */
    VOICE_FIRST,
    /** Gives a name only one voice connection at a time. */
    VOICE_ONE_SOCKET,
    /** Ends the connection when a frame of audio comes in fragments. */
    CUT_FRAGMENTED_AUDIO,
    /** Never says that its speech is over. */
    NO_FINAL,
    /** Speaks to the end, whatever is forced. */
    DEAF_WHILE_SPEAKING,
    /** Says nothing at all of what it can't say. */
    SILENT_WHEN_FILTERED,
    /** Goes by the display name of another character. */
    BORROWED_NAME,
    /** Begins a new session with every startup. */
    NEW_SESSION,
    /** Dies on a schema that is none. */
    DIE_ON_BROKEN_SCHEMA,
    /** Registers only the first hundred actions. */
    FEW_ACTIONS,
    /** Sends calls to the game that registered the name last. */
    LAST_OWNER,
    /** Chooses at once and calls late, whatever was unregistered meanwhile. */
    STALE_CHOICE,
    /** Always calls the first name of a force. */
    FIRST_ALWAYS,
    /** Sends the call of a game that is gone to another. */
    CALL_ELSEWHERE,
    /** Never acts without a force. */
    NEVER_UNFORCED,
    /** Tries again outside a force. */
    RETRY_UNFORCED,
    /** Tries again with the same name. */
    RETRY_SAME_NAME,
    /** Tries again without end. */
    RETRY_FOREVER,
    /** Takes results from any connection. */
    ANY_CONNECTION,
    /** Gives a call up after 5 s. */
    GIVE_UP_SOON,
    /** Waits for a result for ever. */
    NEVER_GIVE_UP,
    /** A failure that comes too late makes it try again. */
    ACCEPT_LATE,
    /** Tries again when no result came. */
    RETRY_ON_TIMEOUT,
    /** Thinks about every context. */
    SLOW_CONTEXT,
    /** Gets slower with every game that leaves. */
    SLOWER_EACH_TIME,
    /** Drops connections on which nothing was said for 100 s. */
    DROP_IDLE,
    /** Asks for actions again and ignores them. */
    IGNORE_REREGISTERED,
    /** Loses what comes too quickly. */
    BURST_LIMIT,
    /** Takes no more than fifty connections. */
    FEW_CONNECTIONS,
    /** Refuses handshakes for {@code localhost}. */
    BY_NUMBER_ONLY,
    /** Accepts handshakes that are none. */
    ACCEPT_BAD_HANDSHAKE,
    /** Takes one handshake after the other. */
    ONE_HANDSHAKE_AT_A_TIME,
    /** Answers pings with pongs that are empty. */
    EMPTY_PONG,
    /** Reads each fragment of a text by itself. */
    SPLIT_CHARACTERS,
    /** Takes text that is not UTF-8. */
    ACCEPT_BAD_TEXT,
    /** Takes frames that are not masked. */
    ACCEPT_UNMASKED,
    /** Masks what it sends. */
    MASKED_FRAMES,
    /** Leaves out frames that mean nothing. */
    ACCEPT_RESERVED,
    /** Answers a close frame with the code that stands for none. */
    ECHO_NO_CODE,
    /** Takes close frames that are none. */
    ACCEPT_ANY_CLOSE,
    /** Resets the connection when a message is longer than 32 KiB. */
    CUT_OFF_LARGE,
    /** Reads nobody else's frame while one is incomplete. */
    ONE_READER,
    /** Writes to nobody while one does not read. */
    ONE_WRITER,
    /** Resets the connection when the client ends its half. */
    RESET_ON_HALF_CLOSE,
    /** Agrees to compression and does not know how. */
    DEFLATE_IN_NAME,
    /** Inflates until the memory is full, and dies. */
    DEFLATE_WITHOUT_END
}
