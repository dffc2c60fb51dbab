package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.CallIds;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.action.SettledCalls;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.CallOutcome;
import dev.neurosdk.server.event.SessionEvent.StrayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a call from sending to its result, what the character does by itself, and context that waits for a result.
 * Source: section 8.3 of the protocol page. Confined to one turn.
 *
 * <p>Never is more than one result owed: whoever wants to call waits until {@link #isFree()}.
 */
final class CallSteps {

    private static final String PAUSED = "the decider is paused";

    private final Turn turn;
    private CallState state;
    private SettledCalls settled;
    private InjectedCalls injected;
    private HeldContexts held;
    private List<Wish.Act> acts;
    private long count;

    CallSteps(Turn turn, SessionState state) {
        this.turn = turn;
        this.state = state.call();
        this.settled = state.settled();
        this.injected = state.injected();
        this.held = state.held();
        this.acts = state.acts();
        this.count = state.counts().calls();
    }

    CallState state() {
        return state;
    }

    SettledCalls settled() {
        return settled;
    }

    InjectedCalls injected() {
        return injected;
    }

    HeldContexts held() {
        return held;
    }

    List<Wish.Act> acts() {
        return acts;
    }

    long count() {
        return count;
    }

    boolean isFree() {
        return state instanceof CallState.Free;
    }

    // ---- out

    /** Calls an action as the answer to a force; somebody may wait for its outcome. */
    void force(String game, Decision decision, @Nullable Promise<ActionOutcome> asker) {
        send(game, decision, call -> new CallState.Forced(call, asker));
    }

    void wanted(Wish.Act wish) {
        if (wish.byDecider() && turn.pause.isOn()) {
            refuse(wish, PAUSED);
            return;
        }
        if (acts.size() >= turn.settings.limits().waitingActs()) {
            refuse(wish, acts.size() + " actions wait already");
            return;
        }
        List<Wish.Act> longer = new ArrayList<>(acts);
        longer.add(wish);
        acts = List.copyOf(longer);
    }

    /** Refuses what the decider wants to do by itself, since it has just been paused. */
    void paused() {
        acts.stream().filter(Wish.Act::byDecider).forEach(act -> refuse(act, PAUSED));
        acts = acts.stream().filter(act -> !act.byDecider()).toList();
    }

    /** Carries out the act that has waited longest; whether there was one. */
    boolean nextAct() {
        if (acts.isEmpty()) {
            return false;
        }
        Wish.Act act = acts.get(0);
        acts = acts.subList(1, acts.size());
        String objection = Objection.to(act.decision(), turn.registry, List.copyOf(turn.registry.names()));
        if (objection == null) {
            send(act.game(), act.decision(), call -> new CallState.Unforced(call, act.asker()));
        } else {
            refuse(act, objection);
        }
        return true;
    }

    private void refuse(Wish.Act act, String why) {
        turn.effect(new Effect.Keep<>(act.asker(), new ActionOutcome.NotSent(why)));
    }

    private void send(String game, Decision decision, Function<PendingCall, CallState> kind) {
        long number = ++count;
        long timer = turn.nextTicket();
        String id = turn.settings.callIds().id(turn.session().number(), number);
        state = kind.apply(new PendingCall(number, id, game, decision.action(), timer));
        turn.settings.edition().resultLimit().ifPresent(limit -> turn.effect(new Effect.StartTimer(timer, limit)));
        turn.sendOut(new NeuroMessage.Action(id, decision.action(), decision.data()));
        turn.emit(new SessionEvent.CallMade(turn.session(), id, decision.action(), state instanceof CallState.Forced));
    }

    // ---- results

    void result(GameMessage.ActionResult result, ForceSteps forces) {
        CallState answered = state;
        PendingCall call = answered.call();
        if (call == null || !call.id().equals(result.id())) {
            resultOfNoCall(result);
            return;
        }
        settle(call, result.success() ? CallOutcome.SUCCEEDED : CallOutcome.FAILED);
        turn.tell(call.game(), (decider, game) -> decider.resultReceived(game, call.action(), result));
        releaseContexts();
        tell(answered, new ActionOutcome.Answered(call.id(), result.success(), result.message()));
        if (answered instanceof CallState.Forced) {
            forces.answered(result);
        }
    }

    /** Whether it was a timer of these steps. */
    boolean timerFired(long timer, ForceSteps forces) {
        CallState overdue = state;
        PendingCall call = overdue.call();
        if (call == null || call.timer() != timer) {
            return false;
        }
        settled = settled.givenUp(call.number());
        settle(call, CallOutcome.TIMED_OUT);
        turn.broken(Rule.RESULT_IN_TIME, "", "a result for the call " + call.id(), "none in time");
        releaseContexts();
        tell(overdue, new ActionOutcome.TimedOut(call.id()));
        if (overdue instanceof CallState.Forced) {
            forces.unanswered();
        }
        return true;
    }

    /** Gives up the owed result and the waiting acts of games, since they started anew or left. */
    void abandon(Predicate<String> games) {
        PendingCall call = state.call();
        if (call != null && games.test(call.game())) {
            tell(state, new ActionOutcome.Abandoned());
            settled = settled.givenUp(call.number());
            settle(call, CallOutcome.ABANDONED);
            releaseContexts();
        }
        acts.stream().filter(act -> games.test(act.game())).forEach(act -> turn.effect(act.abandoned()));
        acts = acts.stream().filter(act -> !games.test(act.game())).toList();
    }

    private void tell(CallState call, ActionOutcome outcome) {
        Promise<ActionOutcome> asker = call.asker();
        if (asker != null) {
            turn.effect(new Effect.Keep<>(asker, outcome));
        }
    }

    private void settle(PendingCall call, CallOutcome outcome) {
        state = CallState.Free.INSTANCE;
        turn.effect(new Effect.CancelTimer(call.timer()));
        turn.emit(new SessionEvent.CallEnded(turn.session(), call.id(), call.action(), outcome));
    }

    private void resultOfNoCall(GameMessage.ActionResult result) {
        String action = injected.action(result.id());
        if (action == null) {
            discard(result.id());
        } else {
            injected = injected.without(result.id());
            turn.tell(result.game(), (decider, game) -> decider.resultReceived(game, action, result));
        }
    }

    /** An operator sent a text; when it is a call, its result will be none of the game's mistakes. */
    void injected(String text) {
        Decoded<NeuroMessage> decoded =
                new MessageDecoder(turn.settings.edition(), MessageDecoder.DEFAULT_MAX_LENGTH).decodeNeuro(text);
        if (decoded instanceof Decoded.Understood<NeuroMessage> understood
                && understood.message() instanceof NeuroMessage.Action action) {
            injected = injected.with(action.id(), action.name());
        }
    }

    private void discard(String id) {
        CallIds.Origin origin = turn.settings.callIds().origin(id);
        StrayResult kind = kind(origin);
        if (kind == StrayResult.LATE && origin != null) {
            settled = settled.answered(origin.call());
        }
        turn.broken(
                Rule.RESULT_ID,
                "/data/id",
                "the id of the pending call",
                Turn.quoted(id) + ", "
                        + switch (kind) {
                            case LATE -> "whose call was given up before";
                            case DUPLICATE -> "which has had its result before";
                            case FOREIGN -> "whose call went out on another connection";
                            case UNKNOWN -> "which was never given out";
                        });
        turn.emit(new SessionEvent.ResultDiscarded(turn.session(), Turn.quoted(id), kind));
    }

    private StrayResult kind(CallIds.@Nullable Origin origin) {
        if (origin == null) {
            return StrayResult.UNKNOWN;
        }
        if (origin.connection() != turn.session().number()) {
            return StrayResult.FOREIGN;
        }
        if (origin.call() > count) {
            return StrayResult.UNKNOWN;
        }
        return settled.isUnanswered(origin.call()) ? StrayResult.LATE : StrayResult.DUPLICATE;
    }

    // ---- context

    void context(GameMessage.Context context) {
        if (isFree()) {
            handOver(context);
            return;
        }
        held = held.with(context);
        turn.emit(new SessionEvent.ContextHeld(turn.session(), held.contexts().size()));
        if (held.exceed(turn.settings.limits())) {
            turn.emit(new SessionEvent.LimitReached(
                    turn.session(), "heldContexts", "the oldest context is handed over before the result"));
            while (held.exceed(turn.settings.limits())) {
                handOver(held.contexts().get(0));
                held = held.withoutOldest();
            }
        }
    }

    private void releaseContexts() {
        held.contexts().forEach(this::handOver);
        held = HeldContexts.NONE;
    }

    private void handOver(GameMessage.Context context) {
        turn.tell(context.game(), (decider, game) -> decider.contextReceived(game, context));
    }
}
