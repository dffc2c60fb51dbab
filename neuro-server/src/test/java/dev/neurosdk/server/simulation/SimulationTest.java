package dev.neurosdk.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final long DEFAULT_STEPS = 200_000;
    private static final long FIXED_SEED = 20_261_126;

    @Test
    void world_holdsItsInvariants() {
        long steps = Long.getLong("neuro.simulation.steps", DEFAULT_STEPS);
        Long given = Long.getLong("neuro.simulation.seed");
        if (given != null) {
            new SimulatedWorld(given).live(SimulatedWorld.LIFE);
            return;
        }
        long fresh = ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
        System.out.println(
                "simulation: " + steps + " steps, half from seed " + FIXED_SEED + ", half from seed " + fresh);
        long begin = System.nanoTime();
        long worlds = Simulation.run(FIXED_SEED, steps / 2) + Simulation.run(fresh, steps / 2);
        System.out.println("simulation: " + worlds + " worlds in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        assertThat(worlds).isPositive();
    }
}
