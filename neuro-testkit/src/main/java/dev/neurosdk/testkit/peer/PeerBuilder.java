package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Network;
import java.time.Duration;

/**
 * Describes a fake before it begins: what every fake can be told. Confined to one thread.
 *
 * @param <B> the builder that is given back
 */
public abstract class PeerBuilder<B extends PeerBuilder<B>> {

    private Network network = Network.tcp();
    private Recorder recorder = Recorder.none();
    private int firstConnection = 1;
    private Duration deadline = Duration.ofSeconds(5);
    private Edition edition = Edition.newest();
    private int memory = 10_000;
    private FaultPlan faults = FaultPlan.none();
    private long seed = 1;

    /** For the builders of the fakes. */
    protected PeerBuilder() {}

    /** {@return this builder} */
    protected abstract B self();

    /**
     * Sets where connections come from; {@link Network#tcp()} by default.
     *
     * @param value the network, and with it the clock
     * @return this builder
     */
    public B network(Network value) {
        network = requireNonNull(value, "network");
        return self();
    }

    /**
     * Sets who is told everything that is sent, received and closed, as connection 1 (and on); nobody by default.
     *
     * @param value the recorder
     * @return this builder
     */
    public B recorder(Recorder value) {
        return recorder(value, 1);
    }

    /**
     * Sets who is told everything that is sent, received and closed, where several fakes tell the same recorder.
     *
     * @param value the recorder
     * @param connection the number of this fake's first connection in what is recorded, from 1
     * @return this builder
     * @throws IllegalArgumentException when the number is below 1
     */
    public B recorder(Recorder value, int connection) {
        recorder = requireNonNull(value, "recorder");
        firstConnection = atLeastOne(connection, "connection");
        return self();
    }

    /**
     * Sets how long anything may take but connecting; 5 s by default.
     *
     * @param value above zero; multiplied by the system property {@code neuro.testkit.timeScale}
     * @return this builder
     * @throws IllegalArgumentException when it is not above zero
     */
    public B deadline(Duration value) {
        deadline = positive(value, "deadline");
        return self();
    }

    /**
     * Sets the edition that received messages are judged by, and that decides what this side may say by itself; the newest
     * by default.
     *
     * @param value the edition
     * @return this builder
     */
    public B edition(Edition value) {
        edition = requireNonNull(value, "edition");
        return self();
    }

    /**
     * Sets how many lines of the transcript, how many messages that nobody took, and how many violations are kept; the
     * oldest are forgotten first. 10,000 by default.
     *
     * @param value at least 1
     * @return this builder
     * @throws IllegalArgumentException when it is below 1
     */
    public B memory(int value) {
        memory = atLeastOne(value, "memory");
        return self();
    }

    /**
     * Sets what goes wrong on the connections of this fake; nothing by default. Each fault is recorded right before what it
     * changes, and the transcript shows what really went over the wire.
     *
     * @param value the plan; faults of frames need sockets, see {@link FaultPlan#needsFrames()}
     * @return this builder
     */
    public B faults(FaultPlan value) {
        faults = requireNonNull(value, "faults");
        return self();
    }

    /**
     * Sets what decides everything that is left to chance; 1 by default.
     *
     * @param value any number; the same number gives the same choices
     * @return this builder
     */
    public B seed(long value) {
        seed = value;
        return self();
    }

    /** {@return what was described so far} */
    protected final PeerSettings settings() {
        return new PeerSettings(
                network, recorder, firstConnection, edition, TimeScale.scaled(deadline), memory, faults, seed);
    }

    /**
     * Checks a duration.
     *
     * @param value the duration
     * @param name what it is
     * @return the duration
     * @throws IllegalArgumentException when it is not above zero
     */
    protected static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
        }
        return value;
    }

    private static int atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1, was " + value);
        }
        return value;
    }
}
