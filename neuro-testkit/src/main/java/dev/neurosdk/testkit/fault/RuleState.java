package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.time.Timeline;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How far one rule has come on one connection. Confined to the lock of its line. */
class RuleState {

    final FaultRule rule;
    final RandomGenerator random;
    private int met;
    private int fired;
    private boolean spent;
    Timeline.@Nullable Alarm alarm;

    RuleState(FaultRule rule, long seed) {
        this.rule = rule;
        this.random = new SplittableRandom(seed);
    }

    /** A message as a rule sees it. */
    record Passing(Direction direction, String command, int number, long bytesBefore, int length, boolean outgoing) {}

    /** Whether the fault happens to a message; counts it. */
    boolean happensTo(Passing message, Conversation conversation, long started, long now) {
        if (rule.isTimed() || rule.fault() instanceof ControlFault || rule.fault() instanceof HandshakeFault) {
            return false;
        }
        return meets(message) && lasts(conversation, started, now) && counts();
    }

    /** Whether the fault happens to a control frame, or by the clock; counts it. */
    boolean happens(Conversation conversation, long started, long now) {
        return lasts(conversation, started, now) && counts();
    }

    private boolean meets(Passing message) {
        When when = rule.when();
        if (rule.fault().needsFrames() && !message.outgoing && !(rule.fault() instanceof ConnectionFault)) {
            return false;
        }
        return when.goes(message.direction)
                && (when.command() == null || when.command().equals(message.command))
                && (when.message() == 0 || when.message() == message.number)
                && reaches(message)
                && rule.fault().fits(message.direction, message.command);
    }

    private boolean reaches(Passing message) {
        long at = rule.when().atByte();
        return at == 0 || (message.bytesBefore < at && at <= message.bytesBefore + message.length);
    }

    /** Whether everything holds that doesn't depend on the message. */
    boolean lasts(Conversation conversation, long started, long now) {
        When when = rule.when();
        if (when.afterCommand() != null && !conversation.hasHeard(when.afterCommand())) {
            return false;
        }
        @Nullable Situation situation = when.situation();
        long since = situation == null ? started : conversation.since(situation).orElse(Long.MAX_VALUE);
        return since != Long.MAX_VALUE && now - since >= when.after().toNanos();
    }

    private boolean counts() {
        When when = rule.when();
        met++;
        boolean counted = (when.nth() == 0 || when.nth() == met) && met % when.every() == 0;
        if (!counted || fired >= rule.times() || !drawn(when.probability())) {
            return false;
        }
        fired++;
        return true;
    }

    boolean drawn(double probability) {
        return probability >= 1 || random.nextDouble() < probability;
    }

    /** Whether the clock of a timed rule should run: its situation holds, and it has not happened in it yet. */
    boolean isDue(Conversation conversation) {
        When when = rule.when();
        boolean holds = (when.situation() == null
                        || conversation.since(when.situation()).isPresent())
                && (when.afterCommand() == null || conversation.hasHeard(when.afterCommand()));
        spent = spent && holds;
        return holds && !spent;
    }

    void spend() {
        spent = true;
    }
}
