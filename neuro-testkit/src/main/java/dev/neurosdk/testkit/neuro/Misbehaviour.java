package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.function.Consumer;

/**
 * What no Neuro should do and some server does: a game has to survive each of these. See section 15.3 of the protocol page
 * for games, section 15.2 for servers. Immutable.
 */
public enum Misbehaviour {
    /** A call of an action that the game never had; it should be answered with a failing result (BPA-8). */
    UNKNOWN_ACTION(game -> game.call(Sentinel.newName(), null)),
    /** A call of the action that the game took away last, or of one it never had (UNR-3). */
    UNREGISTERED_ACTION(game -> game.call(game.lastUnregistered(), null)),
    /** Two calls back to back, the second while the first is owed its result. */
    SECOND_CALL(game -> {
        game.call(game.someAction(), null);
        game.call(game.someAction(), null);
    }),
    /** The same call twice, with the same id (ACN-1). */
    DUPLICATE_ID(game -> {
        NeuroMessage.Action action = new NeuroMessage.Action(game.nextCallId(), game.someAction(), null);
        game.say(action);
        game.say(action);
    }),
    /** A call of a registered action that the open force does not name, while it is open (FRC-4). */
    OUTSIDE_FORCE(game -> game.call(game.actionOutsideForce(), null)),
    /** A call with data that is no JSON (ACN-2). */
    BROKEN_DATA(game -> game.call(game.someAction(), "{")),
    /** A call with an array for data (ACN-2). */
    DATA_IS_AN_ARRAY(game -> game.call(game.someAction(), "[]")),
    /** A call with empty data (ACN-2). */
    DATA_IS_EMPTY(game -> game.call(game.someAction(), "")),
    /** A call whose data is an object instead of its JSON text (ACN-2). */
    DATA_IS_NO_TEXT(game -> game.say(call(game, ",\"data\":{}"))),
    /** A call whose data is null instead of absent (ACN-1). */
    NULL_DATA(game -> game.say(call(game, ",\"data\":null"))),
    /** A call with a member that nobody knows (ACN-1). */
    EXTRA_MEMBER(game -> game.say(call(game, ",\"mood\":\"smug\""))),
    /** A call whose id is a number (ACN-1). */
    NUMBER_AS_ID(game -> game.say("{\"command\":\"action\",\"data\":{\"id\":7,\"name\":" + name(game) + "}}")),
    /** A call whose id is empty (ACN-1). */
    EMPTY_ID(game -> game.say("{\"command\":\"action\",\"data\":{\"id\":\"\",\"name\":" + name(game) + "}}")),
    /** A call without a name (ACN-1). */
    NO_NAME(game -> game.say("{\"command\":\"action\",\"data\":{\"id\":\"" + game.nextCallId() + "\"}}")),
    /** A message with the member {@code game} (ENV-2). */
    GAME_MEMBER(game -> game.say("{\"command\":\"speech_finished\",\"game\":\"x\",\"data\":{\"isFinal\":true}}")),
    /** A text that is no JSON. */
    NO_JSON(game -> game.say("{\"command\":\"act")),
    /** JSON that is no object (ENV-2). */
    NO_OBJECT(game -> game.say("null")),
    /** An object without a command (ENV-2). */
    NO_COMMAND(game -> game.say("{}")),
    /** A command that nobody knows, with a vendor prefix as it should be (ENV-6). */
    VENDOR_COMMAND(game -> game.say("{\"command\":\"neuro-testkit/hello\",\"data\":{\"x\":1}}")),
    /** A command that nobody knows, without a vendor prefix (ENV-6). */
    UNKNOWN_COMMAND(game -> game.say("{\"command\":\"mood\",\"data\":{\"value\":\"smug\"}}")),
    /** A command of games, as a relay's bug sends it back. */
    ECHO(game -> game.say("{\"command\":\"context\",\"game\":\"x\",\"data\":{\"message\":\"x\",\"silent\":true}}")),
    /** An acknowledgement that nobody asked for, as another character (ACK-1). */
    UNSOLICITED_ACKNOWLEDGEMENT(
            game -> game.say(new NeuroMessage.StartupAck(new CharacterSession("session-x", "evil", "Evil Neuro")))),
    /** An acknowledgement whose members sit directly in {@code data} (ACK-1). */
    FLAT_ACKNOWLEDGEMENT(game -> Acknowledgement.FLAT.reply(game).perform(game)),
    /** An utterance without its final message (SPF-3). */
    SPEECH_WITHOUT_END(game -> Reply.speak(Speech.of(2).withoutEnd()).perform(game)),
    /** {@code speech_finished} in a second {@code data} (SPF-1). */
    WRAPPED_SPEECH(game -> game.say("{\"command\":\"speech_finished\",\"data\":{\"data\":{\"isFinal\":true}}}")),
    /** {@code speech_finished} with a reason though it was not cut off (SPF-1). */
    REASON_WITHOUT_CANCELLED(
            game -> game.say("{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true,\"reason\":\"bored\"}}")),
    /** The request to register everything again, three times in a row. */
    REREGISTER_STORM(game -> {
        for (int i = 0; i < 3; i++) {
            game.say(new NeuroMessage.ReregisterAll());
        }
    }),
    /** A binary message (ENV-3). */
    BINARY(game -> game.sayBinary(new byte[] {'{', '}'}));

    /** Captures nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<GameConnection> deed;

    Misbehaviour(Consumer<GameConnection> deed) {
        this.deed = deed;
    }

    void perform(GameConnection game) {
        deed.accept(game);
    }

    private static String call(GameConnection game, String more) {
        return "{\"command\":\"action\",\"data\":{\"id\":\"" + game.nextCallId() + "\",\"name\":" + name(game) + more
                + "}}";
    }

    private static String name(GameConnection game) {
        return new JsonText().value(game.someAction()).toString();
    }
}
