package dev.neurosdk.testkit.world;

import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A world of fakes in memory and in virtual time: thirty seconds pass in no time, and the same seed gives the same run.
 * Confined to one thread.
 *
 * <pre>{@code
 * try (VirtualWorld world = VirtualWorld.seeded(42)) {
 *     FakeNeuro neuro = world.neuro();
 *     FakeGame game = world.game(neuro, "Star Harbour");
 *     game.startup();
 *     neuro.await(GameMessage.Startup.class);
 * }
 * }</pre>
 */
public final class VirtualWorld implements AutoCloseable {

    private final long seed;
    private final VirtualTimeline timeline = new VirtualTimeline();
    private final MemoryNetwork network;
    private final List<AutoCloseable> inhabitants = new ArrayList<>();

    private VirtualWorld(long seed) {
        this.seed = seed;
        network = new MemoryNetwork(timeline, seed);
    }

    /**
     * A world in which nobody lives yet.
     *
     * @param seed decides everything that is left to chance
     * @return the world
     */
    public static VirtualWorld seeded(long seed) {
        return new VirtualWorld(seed);
    }

    /** {@return a new fake Neuro with the usual settings, listening} */
    public FakeNeuro neuro() {
        return neuro(builder -> builder);
    }

    /**
     * Starts a fake Neuro.
     *
     * @param settings what is special about it
     * @return the fake Neuro, listening
     */
    public FakeNeuro neuro(UnaryOperator<FakeNeuro.Builder> settings) {
        FakeNeuro.Builder builder = FakeNeuro.builder().network(network).seed(seed);
        return settled(() -> settings.apply(builder).start());
    }

    /**
     * Connects a fake game.
     *
     * @param neuro whom it plays with
     * @param name the game's identity
     * @return the connected game
     */
    public FakeGame game(FakeNeuro neuro, String name) {
        return game(neuro.uri(), name, builder -> builder);
    }

    /**
     * Connects a fake game.
     *
     * @param server the address of whoever listens in this world
     * @param name the game's identity
     * @param settings what is special about it
     * @return the connected game
     */
    public FakeGame game(URI server, String name, UnaryOperator<FakeGame.Builder> settings) {
        FakeGame.Builder builder =
                FakeGame.builder(server, name).network(network).seed(seed);
        return settled(() -> settings.apply(builder).connect());
    }

    /**
     * Lets time pass, and everything happen that falls into it.
     *
     * @param time how much
     */
    public void advance(Duration time) {
        timeline.advance(time);
    }

    /** {@return what decides everything that is left to chance} */
    public long seed() {
        return seed;
    }

    /** {@return the clock} */
    public VirtualTimeline timeline() {
        return timeline;
    }

    /** {@return the network} */
    public MemoryNetwork network() {
        return network;
    }

    /** Closes every fake of this world, the last one first. Idempotent. */
    @Override
    public void close() {
        for (int i = inhabitants.size() - 1; i >= 0; i--) {
            settle(inhabitants.remove(i));
        }
    }

    private static void settle(AutoCloseable inhabitant) {
        try {
            inhabitant.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no fake throws this", e);
        }
    }

    private <T extends AutoCloseable> T settled(Opening<T> opening) {
        try {
            T inhabitant = opening.open();
            inhabitants.add(inhabitant);
            return inhabitant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens something that may fail. */
    private interface Opening<T> {
        T open() throws IOException;
    }
}
