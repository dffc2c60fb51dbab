package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Network;
import java.time.Duration;

/**
 * What every fake has to be told before it begins. Immutable.
 *
 * @param network where its connections come from, and its clock
 * @param recorder is told everything that happens
 * @param firstConnection the number of its first connection in what is recorded
 * @param edition what received messages are judged by
 * @param deadline how long anything may take, already stretched for this machine
 * @param memory how many lines, untaken messages and violations are kept
 * @param faults what goes wrong on its connections
 * @param seed decides whatever is left to chance
 */
public record PeerSettings(
        Network network,
        Recorder recorder,
        int firstConnection,
        Edition edition,
        Duration deadline,
        int memory,
        FaultPlan faults,
        long seed) {

    /** Refuses null. */
    public PeerSettings {
        requireNonNull(network, "network");
        requireNonNull(recorder, "recorder");
        requireNonNull(edition, "edition");
        requireNonNull(deadline, "deadline");
        requireNonNull(faults, "faults");
    }

    /** {@return the clock that the fake goes by} */
    public Timeline timeline() {
        return network.timeline();
    }
}
