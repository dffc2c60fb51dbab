package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.RegisteredAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Does looking an action up stay the same however many there are? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar LookupBenchmark}</pre>
 *
 * <p>How to read it: the registry should cost what a {@link HashMap} costs at every size. What both cost more with
 * 10 000 actions is the memory that they touch, not their work. Names are looked up in a fixed random order, and their
 * hash codes are known after the first round, as they are not for a name fresh from the wire.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LookupBenchmark {

    private static final int ROUND = 1 << 14;

    /** How many actions there are. */
    @Param({"1", "100", "10000"})
    public int actions = 1;

    private final String[] known = new String[ROUND];
    private final String[] unknown = new String[ROUND];
    private ActionRegistry registry = ActionRegistry.EMPTY;
    private Map<String, RegisteredAction> map = Map.of();
    private int next;

    /** Registers the actions and deals the names. */
    @Setup(Level.Trial)
    public void register() {
        List<RegisteredAction> all = new ArrayList<>(actions);
        for (int number = 0; number < actions; number++) {
            all.add(action("action_" + number));
        }
        registry = ActionRegistry.EMPTY.with(all);
        map = new HashMap<>();
        all.forEach(action -> map.put(action.name(), action));
        Random random = new Random(1);
        for (int turn = 0; turn < ROUND; turn++) {
            int number = random.nextInt(actions);
            known[turn] = "action_" + number;
            unknown[turn] = "missing_" + number;
        }
    }

    /** {@return an action that is there} */
    @Benchmark
    public @Nullable RegisteredAction registryHit() {
        return registry.get(known[turn()]);
    }

    /** {@return nothing} */
    @Benchmark
    public @Nullable RegisteredAction registryMiss() {
        return registry.get(unknown[turn()]);
    }

    /** {@return an action that is there} */
    @Benchmark
    public @Nullable RegisteredAction mapHit() {
        return map.get(known[turn()]);
    }

    /** {@return nothing} */
    @Benchmark
    public @Nullable RegisteredAction mapMiss() {
        return map.get(unknown[turn()]);
    }

    private int turn() {
        next = (next + 1) & (ROUND - 1);
        return next;
    }

    private static RegisteredAction action(String name) {
        ActionSchema schema = Schemas.compiled(null);
        return new RegisteredAction(new ActionDefinition(name, "Does something."), schema, "Star Harbour");
    }
}
