package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import java.util.ArrayList;
import java.util.List;

/** Carries out the faults of handshakes, each handshake counted as a message of its rule. Thread-safe. */
final class FaultDoor implements Acceptor {

    private static final String NO_DETAIL = "";

    private final FaultPlan plan;
    private final Acceptor acceptor;
    private final Timeline timeline;
    private final Recorder recorder;
    private final long started;
    private final Conversation nothing;
    private final List<RuleState> rules = new ArrayList<>();

    FaultDoor(FaultPlan plan, Acceptor acceptor, Timeline timeline, Recorder recorder, long seed) {
        this.plan = plan;
        this.acceptor = acceptor;
        this.timeline = timeline;
        this.recorder = recorder;
        this.started = timeline.nanos();
        this.nothing = new Conversation(0, started);
        for (int i = 0; i < plan.rules().size(); i++) {
            if (plan.rules().get(i).fault() instanceof HandshakeFault) {
                rules.add(new RuleState(plan.rules().get(i), Seeds.of(plan, seed, 0, i)));
            }
        }
    }

    @Override
    public Admission decide(Opening opening) {
        Admission admission = acceptor.decide(opening);
        for (RuleState rule : happening()) {
            admission = spoilt((HandshakeFault) rule.rule.fault(), admission);
        }
        return admission;
    }

    private List<RuleState> happening() {
        List<RuleState> happening;
        synchronized (this) {
            happening = rules.stream()
                    .filter(rule -> rule.happens(nothing, started, timeline.nanos()))
                    .toList();
        }
        happening.forEach(rule -> recorder.record(
                new LogEntry.Fault(timeline.nanos(), 0, Direction.S2C, rule.rule.label(), plan.name(), NO_DETAIL)));
        return happening;
    }

    private static Admission spoilt(HandshakeFault fault, Admission admission) {
        return fault instanceof HandshakeFault.Slow slow
                ? new Delayed(slow.delay(), admission)
                : new Refused(((HandshakeFault.Refuse) fault).status());
    }
}
