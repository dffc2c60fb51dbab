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
     * @param tally counts what was met
     * @throws Violated when an invariant does not hold
     */
    static void run(long seed, long steps, Tally tally) {
        long world = seed;
        for (long left = steps; left > 0; left -= SimulatedWorld.LIFE) {
            new SimulatedWorld(world++, tally).live((int) Math.min(SimulatedWorld.LIFE, left));
        }
    }

    /**
     * Looks for a violation, to be called in a class loader of its own.
     *
     * @param seed the seed of the first world
     * @param steps how many steps at most
     * @return the invariant, a blank, and how many steps were needed; null when all held
     */
    public static @Nullable String search(long seed, long steps) {
        long number = seed;
        for (long done = 0; done < steps; done += SimulatedWorld.LIFE) {
            SimulatedWorld world = new SimulatedWorld(number++, new Tally());
            try {
                world.live(SimulatedWorld.LIFE);
            } catch (Violated found) {
                return found.invariant() + " " + (done + world.step());
            }
        }
        return null;
    }
}
