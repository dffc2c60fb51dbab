package dev.neurosdk.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.CallOutcome;
import dev.neurosdk.server.event.SessionEvent.Deferral;
import dev.neurosdk.server.event.SessionEvent.Refusal;
import dev.neurosdk.server.event.SessionEvent.StrayResult;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final long DEFAULT_STEPS = 200_000;
    private static final long FIXED_SEED = 20_261_126;

    @Test
    void worlds_holdTheirInvariants() {
        Long given = Long.getLong("neuro.simulation.seed");
        if (given != null) {
            new SimulatedWorld(given, new Tally()).live(SimulatedWorld.LIFE);
            return;
        }
        long steps = Long.getLong("neuro.simulation.steps", DEFAULT_STEPS);
        long fresh = ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
        Tally tally = new Tally();
        long begin = System.nanoTime();

        run("the same in every build", FIXED_SEED, steps / 2, tally);
        run("fresh", fresh, steps - steps / 2, tally);

        System.out.println("simulation: " + (System.nanoTime() - begin) / 1_000_000 + " ms; met: " + tally);
        assertThat(tally.missing(situations())).as("situations never met").isEmpty();
    }

    private static void run(String kind, long seed, long steps, Tally tally) {
        System.out.println("simulation: " + steps + " steps from seed " + seed + " (" + kind + ")");
        Simulation.run(seed, steps, tally);
    }

    /** What a world worth its name meets. */
    private static List<Object> situations() {
        List<Object> all = new ArrayList<>(List.of(SessionEvent.class.getPermittedSubclasses()));
        all.addAll(List.of(ForceOutcome.values()));
        all.addAll(List.of(Refusal.values()));
        all.addAll(List.of(Deferral.values()));
        all.addAll(List.of(CallOutcome.values()));
        all.addAll(List.of(StrayResult.values()));
        all.addAll(List.of(ShutdownOutcome.values()));
        all.addAll(List.of(SendOutcome.values()));
        all.addAll(List.of(DeclineOutcome.values()));
        all.addAll(List.of(ActionOutcome.class.getPermittedSubclasses()));
        all.addAll(List.of(
                Rule.NAME_COLLISION,
                Rule.GAME_NAME_STABLE,
                Rule.STARTUP_FIRST,
                Rule.REGISTER_DUPLICATE,
                Rule.REGISTER_LIMIT,
                Rule.SCHEMA_VALID,
                Rule.FORCE_ONE_AT_A_TIME,
                Rule.FORCE_REGISTERED,
                Rule.RESULT_ID,
                Rule.RESULT_IN_TIME));
        return all;
    }
}
