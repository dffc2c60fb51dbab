package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong, as data. Immutable; equal when everything is.
 *
 * <pre>{@code
 * FaultPlan plan = FaultPlan.builder("second register swapped")
 *         .seed(7)
 *         .rule(When.going(Direction.C2S).command("actions/register").nth(2),
 *                 new DeliveryFault.Reorder(2, Duration.ofSeconds(1)))
 *         .build();
 * }</pre>
 *
 * @param name its name in recordings
 * @param seed decides everything that is left to chance, together with the seed of the run and the connection's number
 * @param rules in the order in which they are applied to a message; copied
 */
public record FaultPlan(String name, long seed, List<FaultRule> rules) {

    private static final FaultPlan NONE = new FaultPlan("none", 0, List.of());

    /** Copies the rules. */
    public FaultPlan {
        requireNonNull(name, "name");
        rules = List.copyOf(rules);
    }

    /** {@return a plan without a fault} */
    public static FaultPlan none() {
        return NONE;
    }

    /**
     * Starts a plan.
     *
     * @param name its name
     * @return a builder without rules
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Reads a plan file.
     *
     * @param file the file
     * @return the plan
     * @throws dev.neurosdk.testkit.yaml.YamlException when anything in it is wrong, with line and column
     */
    public static FaultPlan parse(YamlFile file) {
        FaultPlan plan = read(file.root().asMapping());
        file.throwIfProblems();
        return plan;
    }

    /**
     * Reads a plan that is part of a file. Problems are noted in the file, not thrown.
     *
     * @param mapping the plan
     * @return the plan, as far as it could be read
     */
    public static FaultPlan read(YamlMapping mapping) {
        return FaultReader.plan(mapping);
    }

    /**
     * A plan that comes with the kit.
     *
     * @param name one of {@link #presets()}
     * @return the plan
     * @throws IllegalArgumentException when there is none of that name
     */
    public static FaultPlan preset(String name) {
        return Presets.named(name);
    }

    /** {@return the names of the plans that come with the kit} */
    public static List<String> presets() {
        return Presets.NAMES;
    }

    /** {@return whether nothing ever goes wrong} */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** {@return whether a rule needs a connection opened for frames where connections are sockets} */
    public boolean needsFrames() {
        return rules.stream()
                .map(FaultRule::fault)
                .anyMatch(fault -> fault.needsFrames()
                        || fault instanceof ControlFault.NoPong
                        || fault instanceof ControlFault.LatePong);
    }

    /**
     * Carries the plan out on one connection.
     *
     * @param connection the connection's number, from 1
     * @param timeline the clock
     * @param recorder is told every fault, right before what it changes
     * @param seed of the run
     * @return the line, nothing wrapped yet
     */
    public FaultLine line(int connection, Timeline timeline, Recorder recorder, long seed) {
        return new FaultLine(this, connection, timeline, recorder, seed);
    }

    /**
     * Carries out the plan's faults of handshakes.
     *
     * @param acceptor decides about the handshakes that nothing happens to
     * @param timeline the clock
     * @param recorder is told every fault, as of connection 0
     * @param seed of the run
     * @return decides about all handshakes
     */
    public Acceptor guard(Acceptor acceptor, Timeline timeline, Recorder recorder, long seed) {
        boolean guarded = rules.stream().anyMatch(rule -> rule.fault() instanceof HandshakeFault);
        return guarded ? new FaultDoor(this, acceptor, timeline, recorder, seed) : acceptor;
    }

    /** Collects rules. Confined to one thread. */
    public static final class Builder {
        private final String name;
        private final List<FaultRule> rules = new ArrayList<>();
        private long seed;

        private Builder(String name) {
            this.name = requireNonNull(name, "name");
        }

        /**
         * Sets the seed; 0 by default.
         *
         * @param value the seed
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Adds a rule for as often as it happens.
         *
         * @param when the condition
         * @param fault what happens
         * @return this builder
         */
        public Builder rule(When when, Fault fault) {
            return rule(new FaultRule(when, fault));
        }

        /**
         * Adds a rule.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder rule(FaultRule rule) {
            rules.add(requireNonNull(rule, "rule"));
            return this;
        }

        /** {@return the plan} */
        public FaultPlan build() {
            return new FaultPlan(name, seed, rules);
        }
    }
}
