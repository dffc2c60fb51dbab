package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.time.Duration;
import java.util.function.Function;

/**
 * How a fake Neuro answers {@code startup} (ACK-1 to ACK-3): it is free to, so a game must cope with all of these. Immutable.
 */
public final class Acknowledgement {

    /** At once, as Neuro. */
    public static final Acknowledgement ON = of("neuro", "Neuro-sama");

    /** Never, like every server before edition E5. */
    public static final Acknowledgement OFF = new Acknowledgement(game -> Reply.nothing());

    /** Twice, the second time as another character; a game must cope with it. */
    public static final Acknowledgement TWICE = new Acknowledgement(
            game -> ON.reply(game).then(of("evil", "Evil Neuro").reply(game)));

    /** The members of the session directly in {@code data}, which no server may do (ACK-1). */
    public static final Acknowledgement FLAT = new Acknowledgement(game ->
            Reply.raw("{\"command\":\"startup\",\"data\":{\"sessionId\":\"session-1\",\"characterId\":\"neuro\","
                    + "\"displayName\":\"Neuro-sama\"}}"));

    private final Function<GameConnection, Reply> replies;

    private Acknowledgement(Function<GameConnection, Reply> replies) {
        this.replies = replies;
    }

    /**
     * At once, as a character.
     *
     * @param characterId the character's stable id
     * @param displayName its readable name
     * @return the acknowledgement, with a session id for each connection
     * @throws IllegalArgumentException when one of them is empty
     */
    public static Acknowledgement of(String characterId, String displayName) {
        CharacterSession checked = new CharacterSession("session", characterId, displayName);
        return new Acknowledgement(game -> Reply.raw(MessageEncoder.encode(new NeuroMessage.StartupAck(
                new CharacterSession("session-" + game.number(), checked.characterId(), checked.displayName())))));
    }

    /**
     * As Neuro, some time after {@code startup}.
     *
     * @param delay how much later
     * @return the acknowledgement
     */
    public static Acknowledgement late(Duration delay) {
        return ON.after(delay);
    }

    /**
     * The same later.
     *
     * @param delay how much later
     * @return the acknowledgement
     */
    public Acknowledgement after(Duration delay) {
        return new Acknowledgement(game -> reply(game).after(delay));
    }

    Reply reply(GameConnection game) {
        return replies.apply(game);
    }
}
