package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.peer.Peer;
import java.time.Duration;
import java.util.Optional;

/** Where connections to the peer under test come from, for one of the two roles. Confined to one run. */
interface Stage extends AutoCloseable {

    /**
     * Opens a connection.
     *
     * @return the connection; nothing when the peer isn't there in time
     */
    Optional<Peer<?>> open(Step.Open step, Duration within);

    /** Answers by itself, on one connection or, where it is null, on all and those to come. */
    void answer(Answering answering, Optional<Peer<?>> on);

    /** Lets things go wrong on every connection that is opened from now on. */
    void fault(FaultPlan plan);

    /** Asks something that the peer answers only after everything before, and waits for the answer. */
    void ask(Sentinel sentinel, Peer<?> on, Duration within);

    /** Closes every connection, and no longer listens. */
    @Override
    void close();
}
