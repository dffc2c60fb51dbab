package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.message.GameMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Answers forces like a good Neuro that chooses by chance: one call at a time, of a name that the force allows and that is
 * registered, with data that fits; again with a new id when it fails, some times; given up at the edition's deadline for
 * results. Holds back while the result of any call is owed, and lets a newer force replace the open one. Thread-safe.
 *
 * <p>Set by {@link FakeNeuro.Builder#autopilot()} or as a {@link NeuroDispatcher}.
 */
public final class Autopilot implements NeuroDispatcher {

    private static final int RETRIES = 3;

    private final long seed;
    private final int retries;
    private final Duration thinking;
    private final Map<GameConnection, Pilot> pilots = Collections.synchronizedMap(new WeakHashMap<>());

    private Autopilot(long seed, int retries, Duration thinking) {
        this.seed = seed;
        this.retries = retries;
        this.thinking = thinking;
    }

    /**
     * An autopilot that thinks for no time and tries a force again up to 3 times.
     *
     * @param seed decides what is chosen
     * @return the autopilot
     */
    public static Autopilot seeded(long seed) {
        return new Autopilot(seed, RETRIES, Duration.ZERO);
    }

    /**
     * The same with another limit.
     *
     * @param most how often a force is tried again after a failure; 0 for never
     * @return the autopilot
     * @throws IllegalArgumentException when it is negative
     */
    public Autopilot retries(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most: expected zero or more, was " + most);
        }
        return new Autopilot(seed, most, thinking);
    }

    /**
     * The same, slower.
     *
     * @param time how long each choice takes
     * @return the autopilot
     * @throws IllegalArgumentException when it is negative
     */
    public Autopilot thinking(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: expected zero or more, was " + time);
        }
        return new Autopilot(seed, retries, time);
    }

    @Override
    public Reply replyTo(GameMessage message, GameConnection game) {
        Pilot pilot = pilots.computeIfAbsent(game, unknown -> new Pilot(unknown.number() + seed, retries));
        return message.accept(pilot) ? considering(pilot) : Reply.nothing();
    }

    private Reply considering(Pilot pilot) {
        return Reply.doing(game -> consider(pilot, game)).after(thinking);
    }

    private void consider(Pilot pilot, GameConnection game) {
        pilot.choose(game).ifPresent(action -> {
            game.say(action);
            game.resultLimit()
                    .ifPresent(limit -> game.later(limit, () -> {
                        if (pilot.givesUp(action.id())) {
                            considering(pilot).perform(game);
                        }
                    }));
        });
    }
}
