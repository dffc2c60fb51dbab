package dev.neurosdk.server.simulation;

import org.jspecify.annotations.Nullable;

/** Many worlds, one after the other. */
public final class Simulation {

    private Simulation() {}

    /**
     * Runs worlds until a number of steps is reached.
     *
     * @param seed the seed of the first world; the next one has the next
     * @param steps how many steps in all
     * @return how many worlds there were
     * @throws Violated when an invariant does not hold
     */
    static long run(long seed, long steps) {
        long worlds = 0;
        for (long done = 0; done < steps; done += SimulatedWorld.LIFE) {
            new SimulatedWorld(seed + worlds).live((int) Math.min(SimulatedWorld.LIFE, steps - done));
            worlds++;
        }
        return worlds;
    }

    /**
     * Looks for a violation, to be called in a class loader of its own.
     *
     * @param seed the seed of the first world
     * @param steps how many steps at most
     * @return the invariant, a blank, and how many steps were needed; null when all held
     */
    public static @Nullable String search(long seed, long steps) {
        long worlds = 0;
        for (long done = 0; done < steps; done += SimulatedWorld.LIFE) {
            SimulatedWorld world = new SimulatedWorld(seed + worlds++);
            try {
                world.live(SimulatedWorld.LIFE);
            } catch (Violated found) {
                return found.invariant() + " " + (done + world.step());
            }
        }
        return null;
    }
}
