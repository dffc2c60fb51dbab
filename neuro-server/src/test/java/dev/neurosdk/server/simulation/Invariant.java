package dev.neurosdk.server.simulation;

/** What must hold after every step, whatever games and deciders do. */
enum Invariant {
    ONE_CALL("never are two results owed on a connection"),
    CALL_REGISTERED("an action that is called is registered at that moment"),
    CALL_FITS("the data of a call fits its action's schema, unless it was not to be checked"),
    CALL_WANTED("a call is the answer to the open force, or the act that has waited longest"),
    CALL_ENDS_ONCE("each call ends once, with the outcome that the game and the clock gave it"),
    IDS_UNIQUE("no two calls of the server share an id"),
    RESULT_DEADLINE("a result is given up at the edition's deadline, and at no other moment"),
    RESULT_TOLD("each result of a call reaches the decider once, a stray one never"),
    STRAY_KIND("a stray result is recognised as late, duplicate, foreign or unknown"),
    FORCE_ANSWERED("each force is opened or ignored once, for the right reason"),
    FORCE_NAMES("a force offers those of its names that are registered, in its order"),
    FORCE_ENDS_ONCE("each opened force ends once, as its history demands"),
    FORCE_PROGRESS("nothing that could begin is left waiting, and nothing begins too early"),
    QUEUE_ORDER("waiting forces are taken up by priority, then as they came"),
    QUESTION_COMPLETE("a question carries the force unchanged, its attempt and its earlier failures"),
    RETRY_LIMIT("a force is tried no more often than the rules allow"),
    ANSWER_HEEDED("an answer counts when its question is open and it can be used, and never otherwise"),
    ANSWER_CANCELLED("an answer that is no longer wanted is cancelled"),
    PAUSE_RESPECTED("a paused decider is asked nothing, and forces wait for it without a limit"),
    HAND_HEEDED("an operator's answer reaches the force it was meant for, in the decider's place, or nothing"),
    SPEECH_RESPECTED("a force waits for the end of speech when its priority is low or medium, and only then"),
    CONTEXT_ORDER("each context reaches the decider once, in the order of arrival"),
    CONTEXT_HELD("context waits for the owed result, within the limits, and not longer"),
    REGISTRY_MATCHES("the registry is what the messages, the edition and the limits make it"),
    REGISTRY_NEWS("every change of a registry is told, and nothing else"),
    NAME_OWNER("a shared name belongs to one connection at a time, and who loses it is told"),
    ACTS_IN_ORDER("acts leave in the order wanted, and are refused for a reason only"),
    FUTURE_KEPT("each future completes with what happened, at the latest when the connection has ended"),
    GAME_START_FIRST("a decider hears of a game's start before anything else of it"),
    GAME_LEAVES_ONCE("a decider hears of a game's end once, and of nothing after it"),
    ACKNOWLEDGED("startup is acknowledged once, from the edition that does so, and nothing else is"),
    SENT_ON_PURPOSE("what is sent was asked for, and its event says the same"),
    STRICT_ONLY("only strict mode answers mistakes or ends a connection for them"),
    MESSAGE_ONCE("each message is either acted on or ignored, once, in order"),
    TIMERS_MATCH("exactly those timers run that something waits for"),
    MEMORY_BOUNDED("nothing that is kept exceeds its limit"),
    VIEW_MATCHES("the view shows what has happened"),
    NOTHING_AFTER_END("after the end nothing is sent, told or started"),
    NOTHING_FOR_NOTHING("what no longer counts changes nothing"),
    FAULTS_ARE_USERS("only faults of user code are reported, and they stop nothing");

    private final String statement;

    Invariant(String statement) {
        this.statement = statement;
    }

    String statement() {
        return statement;
    }
}
