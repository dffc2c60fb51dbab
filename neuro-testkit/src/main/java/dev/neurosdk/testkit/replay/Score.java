package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.Network;
import java.time.Duration;
import java.util.List;

/**
 * What is to be played and how. Immutable.
 *
 * @param parts the connections of the recording; copied
 * @param own which side is played
 * @param network where
 * @param speed how fast
 * @param comparison what of a message has to be as recorded
 * @param strict whether the first divergence ends it
 * @param deadline how much longer than in the recording something may take
 * @param recorder is told what happens
 */
record Score(
        List<Part> parts,
        Direction own,
        Network network,
        Speed speed,
        Comparison comparison,
        boolean strict,
        Duration deadline,
        Recorder recorder) {

    Score {
        parts = List.copyOf(parts);
    }

    long now() {
        return network.timeline().nanos();
    }
}
