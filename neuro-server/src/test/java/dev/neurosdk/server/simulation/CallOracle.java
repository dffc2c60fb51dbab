package dev.neurosdk.server.simulation;

import static dev.neurosdk.server.simulation.Invariant.ACTS_IN_ORDER;
import static dev.neurosdk.server.simulation.Invariant.CALL_ENDS_ONCE;
import static dev.neurosdk.server.simulation.Invariant.CALL_FITS;
import static dev.neurosdk.server.simulation.Invariant.CALL_REGISTERED;
import static dev.neurosdk.server.simulation.Invariant.CALL_WANTED;
import static dev.neurosdk.server.simulation.Invariant.CONTEXT_HELD;
import static dev.neurosdk.server.simulation.Invariant.CONTEXT_ORDER;
import static dev.neurosdk.server.simulation.Invariant.FUTURE_KEPT;
import static dev.neurosdk.server.simulation.Invariant.IDS_UNIQUE;
import static dev.neurosdk.server.simulation.Invariant.ONE_CALL;
import static dev.neurosdk.server.simulation.Invariant.RESULT_DEADLINE;
import static dev.neurosdk.server.simulation.Invariant.RESULT_TOLD;
import static dev.neurosdk.server.simulation.Invariant.STRAY_KIND;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.CallOutcome;
import dev.neurosdk.server.event.SessionEvent.StrayResult;
import dev.neurosdk.server.session.SessionLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which result is owed on a connection, which acts wait, which context is held. */
final class CallOracle {

    private static final int INJECTED = 64;

    record Owed(
            String id,
            String action,
            String game,
            boolean isForced,
            @Nullable Wanted asker,
            long since) {}

    record Ended(String id, CallOutcome outcome) {}

    private final Oracle oracle;
    private final SessionLimits limits;
    private final Deque<Wanted> acts = new ArrayDeque<>();
    private final Deque<GameMessage.Context> contexts = new ArrayDeque<>();
    private final Map<String, String> injected = new LinkedHashMap<>();
    private @Nullable Owed owed;

    // What this letter must bring.
    private @Nullable Ended end;
    private @Nullable StrayResult stray;
    private GameMessage.@Nullable ActionResult result;
    private @Nullable String resultOf;
    private NeuroMessage.@Nullable Action unnoted;

    CallOracle(Oracle oracle) {
        this.oracle = oracle;
        this.limits = oracle.settings.limits();
    }

    boolean isFree() {
        return owed == null;
    }

    int waitingActs() {
        return acts.size();
    }

    int waitingContexts() {
        return contexts.size();
    }

    @Nullable
    Owed owed() {
        return owed;
    }

    // ---- letters

    void wanted(Wanted act) {
        boolean stopped = act.kind == Wanted.Kind.DECIDER_ACT && oracle.isPaused();
        if (stopped || acts.size() >= limits.waitingActs()) {
            oracle.due(act, ActionOutcome.NotSent.class);
        } else {
            acts.add(act);
        }
    }

    /** What the decider wants by itself does not leave any more. */
    void paused() {
        acts.removeIf(act -> {
            boolean stopped = act.kind == Wanted.Kind.DECIDER_ACT;
            if (stopped) {
                oracle.due(act, ActionOutcome.NotSent.class);
            }
            return stopped;
        });
    }

    void context(GameMessage.Context context) {
        contexts.add(context);
    }

    /** The call that the result settles; null when it settles none. */
    @Nullable
    Owed result(GameMessage.ActionResult message) {
        Owed call = owed;
        if (call != null && call.id().equals(message.id())) {
            oracle.ledger.answered(call.id());
            settled(call, message.success() ? CallOutcome.SUCCEEDED : CallOutcome.FAILED);
            expectTold(message, call.action());
            if (call.asker() != null) {
                oracle.due(call.asker(), new ActionOutcome.Answered(call.id(), message.success(), message.message()));
            }
            return call;
        }
        String action = injected.remove(message.id());
        if (action == null) {
            stray = oracle.ledger.stray(message.id(), oracle.number);
        } else {
            expectTold(message, action);
        }
        return null;
    }

    private void expectTold(GameMessage.ActionResult message, String action) {
        result = message;
        resultOf = action;
    }

    Owed overdue(Alarm alarm) {
        Owed call = owed;
        long limit = oracle.settings.edition().resultLimit().orElseThrow().toNanos();
        if (call == null || alarm.due != call.since() + limit) {
            throw oracle.violation(RESULT_DEADLINE, alarm, call);
        }
        settled(call, CallOutcome.TIMED_OUT);
        if (call.asker() != null) {
            oracle.due(call.asker(), new ActionOutcome.TimedOut(call.id()));
        }
        return call;
    }

    void abandon(Predicate<String> games) {
        Owed call = owed;
        if (call != null && games.test(call.game())) {
            settled(call, CallOutcome.ABANDONED);
            if (call.asker() != null) {
                oracle.due(call.asker(), new ActionOutcome.Abandoned());
            }
        }
        acts.removeIf(act -> {
            if (games.test(act.game)) {
                oracle.due(act, new ActionOutcome.Abandoned());
                return true;
            }
            return false;
        });
    }

    private void settled(Owed call, CallOutcome outcome) {
        owed = null;
        end = new Ended(call.id(), outcome);
    }

    void injected(String id, String action) {
        injected.remove(id);
        injected.put(id, action);
        if (injected.size() > INJECTED) {
            injected.remove(injected.keySet().iterator().next());
        }
    }

    // ---- what is seen

    void sent(NeuroMessage.Action action) {
        oracle.check(owed == null, ONE_CALL, action, owed);
        oracle.check(end == null, CALL_ENDS_ONCE, "the last call has not been told as ended", end);
        oracle.check(oracle.registry.contains(action.name()), CALL_REGISTERED, action, oracle.registry.names());
        oracle.check(!action.id().isEmpty() && oracle.ledger.given(action.id(), oracle.number), IDS_UNIQUE, action);
        oracle.check(contexts.isEmpty(), CONTEXT_HELD, "a new call leaves before", contexts);
        Decision answer = oracle.forces.answer();
        Wanted act = answer == null ? acts.poll() : null;
        Decision decision = act == null ? answer : act.decision;
        if (decision == null) {
            throw oracle.violation(CALL_WANTED, action);
        }
        oracle.check(act == null || oracle.forces.isIdle(), CALL_WANTED, "an act goes before the open force", action);
        oracle.check(
                decision.action().equals(action.name()) && Objects.equals(decision.data(), action.data()),
                CALL_WANTED,
                action,
                decision);
        oracle.check(oracle.registry.admits(decision), CALL_FITS, action);
        Wanted asker = act == null ? oracle.forces.byHand() : act;
        String game = act == null ? oracle.forces.called() : act.game;
        owed = new Owed(action.id(), action.name(), game, act == null, asker, oracle.now());
        unnoted = action;
    }

    void made(SessionEvent.CallMade event) {
        NeuroMessage.Action action = unnoted;
        unnoted = null;
        oracle.check(
                action != null
                        && owed != null
                        && action.id().equals(event.id())
                        && action.name().equals(event.action())
                        && event.forced() == owed.isForced(),
                CALL_WANTED,
                event,
                action);
    }

    void ended(SessionEvent.CallEnded event) {
        Ended expected = end;
        end = null;
        oracle.check(
                expected != null && expected.id().equals(event.id()) && expected.outcome() == event.outcome(),
                CALL_ENDS_ONCE,
                event,
                expected);
    }

    void discarded(SessionEvent.ResultDiscarded event) {
        oracle.check(stray == event.kind(), STRAY_KIND, event, stray);
        stray = null;
    }

    void told(String action, GameMessage.ActionResult message) {
        oracle.check(message.equals(result) && action.equals(resultOf), RESULT_TOLD, message, result);
        result = null;
    }

    void told(GameMessage.Context context) {
        oracle.check(result == null, CONTEXT_ORDER, "context is told before the result", context);
        oracle.check(owed == null || isOverfull(), CONTEXT_HELD, context, owed);
        oracle.check(context.equals(contexts.poll()), CONTEXT_ORDER, context);
    }

    private boolean isOverfull() {
        long length = contexts.stream()
                .mapToLong(context -> context.message().length())
                .sum();
        return contexts.size() > limits.heldContexts() || length > limits.heldLength();
    }

    /** An act did not leave. */
    void refused(Wanted act, ActionOutcome.NotSent outcome) {
        oracle.check(act == acts.peek(), ACTS_IN_ORDER, act, outcome);
        oracle.check(owed == null && oracle.forces.isIdle(), ACTS_IN_ORDER, "refused too early", act);
        oracle.check(!oracle.registry.admits(Objects.requireNonNull(act.decision)), ACTS_IN_ORDER, act, outcome);
        acts.poll();
    }

    void finish() {
        oracle.check(end == null, CALL_ENDS_ONCE, end);
        oracle.check(stray == null, STRAY_KIND, stray);
        oracle.check(result == null, RESULT_TOLD, result);
        oracle.check(unnoted == null, CALL_WANTED, unnoted);
        oracle.check(owed != null || contexts.isEmpty(), CONTEXT_HELD, contexts);
        oracle.check(owed == null || !isOverfull(), CONTEXT_HELD, contexts);
    }

    void ended() {
        oracle.check(acts.isEmpty() && owed == null, FUTURE_KEPT, acts, owed);
    }
}
