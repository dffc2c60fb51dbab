package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fake Neuro does about one message of a game: some steps, in order, and which messages it is meant for. Immutable.
 */
public final class Reply {

    private static final Reply NOTHING = new Reply(message -> true, List.of());

    private final Predicate<GameMessage> fits;
    private final List<Step> steps;

    private Reply(Predicate<GameMessage> fits, List<Step> steps) {
        this.fits = fits;
        this.steps = List.copyOf(steps);
    }

    /** One thing that is done, some time after the one before it. */
    private record Step(Duration pause, Consumer<GameConnection> deed) {}

    /** {@return the reply to any message that does nothing} */
    public static Reply nothing() {
        return NOTHING;
    }

    /**
     * Says something, whatever the message was.
     *
     * @param messages what is said, in order
     * @return the reply to any message
     */
    public static Reply say(NeuroMessage... messages) {
        return raw(Stream.of(messages).map(MessageEncoder::encode).toArray(String[]::new));
    }

    /**
     * Says texts as they are, whatever the message was.
     *
     * @param texts anything, in order
     * @return the reply to any message
     */
    public static Reply raw(String... texts) {
        return doing(Stream.of(texts)
                .<Consumer<GameConnection>>map(text -> game -> game.say(text))
                .toList());
    }

    /**
     * Speaks, whatever the message was.
     *
     * @param speech what the game is told of the utterance
     * @return the reply to any message
     */
    public static Reply speak(Speech speech) {
        List<Step> steps = new ArrayList<>();
        for (NeuroMessage message : speech.messages()) {
            String text = MessageEncoder.encode(message);
            steps.add(new Step(steps.isEmpty() ? Duration.ZERO : speech.pause(), game -> game.say(text)));
        }
        return new Reply(message -> true, steps);
    }

    /**
     * Calls an action without data, with an id of its own.
     *
     * @param name the action's name
     * @return the reply to a force that names the action
     */
    public static Reply act(String name) {
        return act(name, null);
    }

    /**
     * Calls an action, with an id of its own.
     *
     * @param name the action's name
     * @param data JSON text of the data; null when absent
     * @return the reply to a force that names the action
     */
    public static Reply act(String name, @Nullable String data) {
        requireNonNull(name, "name");
        return doing(game -> game.call(name, data))
                .to(GameMessage.ForceActions.class, force -> force.actionNames().contains(name));
    }

    /**
     * Closes the connection, whatever the message was.
     *
     * @param code a code that may be sent
     * @param reason at most 123 bytes in UTF-8; may be empty
     * @return the reply to any message
     */
    public static Reply close(int code, String reason) {
        return doing(game -> game.close(code, reason));
    }

    /** {@return the reply to any message that cuts the connection (FIN) without a close frame} */
    public static Reply abort() {
        return doing(GameConnection::abort);
    }

    /** {@return the reply to any message that resets the connection (RST)} */
    public static Reply reset() {
        return doing(GameConnection::reset);
    }

    /**
     * Does anything with the connection, on a thread of the transport.
     *
     * @param deed doesn't wait; when it throws, the next wait of the fake Neuro fails
     * @return the reply to any message
     */
    public static Reply doing(Consumer<GameConnection> deed) {
        return doing(List.of(requireNonNull(deed, "deed")));
    }

    private static Reply doing(List<Consumer<GameConnection>> deeds) {
        return new Reply(
                message -> true,
                deeds.stream().map(deed -> new Step(Duration.ZERO, deed)).toList());
    }

    /**
     * The same later.
     *
     * @param delay how much later than otherwise
     * @return the reply
     */
    public Reply after(Duration delay) {
        List<Step> later = new ArrayList<>(steps);
        if (!later.isEmpty()) {
            later.set(0, new Step(later.get(0).pause().plus(delay), later.get(0).deed()));
        }
        return new Reply(fits, later);
    }

    /**
     * This and then another; meant for what this is meant for.
     *
     * @param next what follows
     * @return the reply
     */
    public Reply then(Reply next) {
        return new Reply(
                fits, Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    /**
     * The same for one kind of message.
     *
     * @param kind the kind
     * @return the reply
     */
    public Reply to(Class<? extends GameMessage> kind) {
        return to(kind, message -> true);
    }

    /**
     * The same for some messages of a kind.
     *
     * @param kind the kind
     * @param condition says which of them
     * @param <K> the kind
     * @return the reply
     */
    public <K extends GameMessage> Reply to(Class<K> kind, Predicate<? super K> condition) {
        return new Reply(message -> kind.isInstance(message) && condition.test(kind.cast(message)), steps);
    }

    boolean fits(GameMessage message) {
        return fits.test(message);
    }

    boolean isNothing() {
        return steps.isEmpty();
    }

    void perform(GameConnection game) {
        perform(game, steps);
    }

    private static void perform(GameConnection game, List<Step> left) {
        if (left.isEmpty()) {
            return;
        }
        Step first = left.get(0);
        Runnable now = () -> {
            first.deed().accept(game);
            perform(game, left.subList(1, left.size()));
        };
        if (first.pause().isZero()) {
            now.run();
        } else {
            game.later(first.pause(), now);
        }
    }
}
