package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.Deferral;
import dev.neurosdk.server.event.SessionEvent.Refusal;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceQueue;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.ForceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a force from demand to end. Source: section 8.4 of the protocol page. Confined to one turn.
 *
 * <p>A force that comes while a result is owed waits for it, so that there are never two calls outstanding (R7).
 */
final class ForceSteps {

    private final Turn turn;
    private final CallSteps calls;
    private final ForceRules rules;
    private ForceState state;
    private ForceQueue queue;
    private long count;

    ForceSteps(Turn turn, CallSteps calls, SessionState state) {
        this.turn = turn;
        this.calls = calls;
        this.rules = turn.settings.forces();
        this.state = state.force();
        this.queue = state.forces();
        this.count = state.counts().forces();
    }

    ForceState state() {
        return state;
    }

    ForceQueue queue() {
        return queue;
    }

    long count() {
        return count;
    }

    boolean isIdle() {
        return state instanceof ForceState.Idle;
    }

    // ---- a force arrives

    void demanded(GameMessage.ForceActions message) {
        List<String> names = registered(List.copyOf(new LinkedHashSet<>(message.actionNames())));
        reportUnregistered(message.actionNames());
        if (names.isEmpty()) {
            ignore(message, Refusal.NOTHING_REGISTERED);
        } else if (isIdle()) {
            open(new Force(++count, message, names, List.of()));
        } else {
            turn.broken(Rule.FORCE_ONE_AT_A_TIME, "/command", "no force while another is open", "a second force");
            second(message, names);
        }
    }

    private void second(GameMessage.ForceActions message, List<String> names) {
        switch (rules.second()) {
            case REPLACE -> {
                drop(ForceOutcome.REPLACED);
                open(new Force(++count, message, names, List.of()));
            }
            case REJECT -> ignore(message, Refusal.ANOTHER_IS_OPEN);
            case QUEUE -> {
                if (queue.forces().size() >= turn.settings.limits().waitingForces()) {
                    ignore(message, Refusal.TOO_MANY_WAITING);
                } else {
                    Force force = new Force(++count, message, names, List.of());
                    opened(force);
                    queue = queue.with(force);
                    defer(force, Deferral.OPEN_FORCE);
                }
            }
        }
    }

    private void ignore(GameMessage.ForceActions message, Refusal why) {
        turn.emit(new SessionEvent.ForceIgnored(turn.session(), message.actionNames(), why));
    }

    private void open(Force force) {
        opened(force);
        take(force);
    }

    private void opened(Force force) {
        turn.emit(new SessionEvent.ForceOpened(turn.session(), force.number(), force.message(), force.names()));
    }

    private void defer(Force force, Deferral why) {
        turn.emit(new SessionEvent.ForceDeferred(turn.session(), force.number(), why));
    }

    private void take(Force force) {
        if (calls.isFree()) {
            listen(force);
        } else {
            state = new ForceState.Waiting(force);
            defer(force, Deferral.OWED_RESULT);
        }
    }

    /** Takes up a force that waited for an owed result, which is no longer owed; whether there was one. */
    boolean resume() {
        if (state instanceof ForceState.Waiting waiting) {
            listen(waiting.force());
            return true;
        }
        return false;
    }

    /** Takes up the next force of the queue; whether there was one. */
    boolean next() {
        if (queue.forces().isEmpty()) {
            return false;
        }
        Force force = queue.forces().get(0);
        queue = queue.without(force::equals);
        take(force);
        return true;
    }

    // ---- speech

    private void listen(Force force) {
        if (turn.speaking) {
            turn.effect(new Effect.Hush(force.priority()));
        }
        if (turn.speaking && force.priority().compareTo(ForcePriority.HIGH) < 0) {
            long timer = turn.nextTicket();
            state = new ForceState.Listening(force, timer);
            turn.effect(new Effect.StartTimer(timer, rules.speechLimit()));
            defer(force, Deferral.SPEECH);
        } else {
            ask(force);
        }
    }

    void speechOver() {
        if (state instanceof ForceState.Listening listening) {
            turn.effect(new Effect.CancelTimer(listening.timer()));
            ask(listening.force());
        }
    }

    // ---- decisions

    private void ask(Force force) {
        ask(force, false);
    }

    private void ask(Force force, boolean fallback) {
        List<String> names = registered(force.names());
        if (names.isEmpty()) {
            end(force, ForceOutcome.NAMES_GONE);
            return;
        }
        if (turn.pause.isOn()) {
            hold(force, fallback);
            return;
        }
        long request = turn.nextTicket();
        state = new ForceState.Choosing(force, request, fallback);
        turn.emit(new SessionEvent.DecisionAsked(turn.session(), force.number(), force.attempt()));
        turn.effect(new Effect.StartTimer(request, rules.decisionLimit()));
        turn.effect(new Effect.Ask(request, question(force, names), fallback));
    }

    // ---- the decider is paused, and an operator may choose

    private void hold(Force force, boolean fallback) {
        state = new ForceState.Held(force, fallback);
        defer(force, Deferral.PAUSED);
    }

    /** Withdraws the open question; it is put again when the decider is no longer paused. */
    void paused() {
        if (state instanceof ForceState.Choosing choosing) {
            withdraw();
            hold(choosing.force(), choosing.last());
        }
    }

    void unpaused() {
        if (state instanceof ForceState.Held held && held.fallback()) {
            ask(held.force(), true);
        } else if (state instanceof ForceState.Held held) {
            listen(held.force());
        }
    }

    void answer(Wish.Answer wish) {
        String objection = answerable(wish.force())
                ? Objection.to(wish.decision(), turn.registry, registered(open().names()))
                : "force " + wish.force() + " is not open, or the result of a call is owed";
        if (objection != null) {
            turn.effect(new Effect.Keep<>(wish.asker(), new ActionOutcome.NotSent(objection)));
            return;
        }
        Force force = open();
        withdraw();
        state = new ForceState.Called(force);
        turn.emit(new SessionEvent.AnsweredByHand(
                turn.session(), force.number(), force.attempt(), wish.decision().action()));
        calls.force(force.game(), wish.decision(), wish.asker());
    }

    void decline(Wish.Decline wish) {
        boolean open = isOpen(wish.force()) && !(state instanceof ForceState.Called);
        if (open) {
            drop(ForceOutcome.DECLINED);
        }
        turn.effect(new Effect.Keep<>(wish.asker(), open ? DeclineOutcome.DECLINED : DeclineOutcome.NOT_OPEN));
    }

    private boolean answerable(long number) {
        return isOpen(number) && calls.isFree();
    }

    private boolean isOpen(long number) {
        return state.force() != null && open().number() == number;
    }

    private Force open() {
        return Objects.requireNonNull(state.force());
    }

    // ---- questions and answers

    private DecisionRequest question(Force force, List<String> names) {
        GameMessage.ForceActions message = force.message();
        List<ActionOffer> offers = new ArrayList<>(names.size());
        names.forEach(name -> offers.add(offer(name)));
        return new DecisionRequest(
                turn.session(),
                message.game(),
                message.state(),
                message.query(),
                message.ephemeralContext(),
                message.priority(),
                offers,
                force.attempt(),
                force.failures());
    }

    private ActionOffer offer(String name) {
        RegisteredAction action = Objects.requireNonNull(turn.registry.get(name));
        return new ActionOffer(name, action.definition().description(), action.schema());
    }

    void decided(SessionInput.Decided input) {
        ForceState.Choosing choosing = choosing(input.request());
        if (choosing == null) {
            return;
        }
        Force force = choosing.force();
        Decision decision = input.decision();
        turn.effect(new Effect.CancelTimer(input.request()));
        String objection = Objection.to(decision, turn.registry, registered(force.names()));
        if (objection == null) {
            state = new ForceState.Called(force);
            turn.emit(
                    new SessionEvent.DecisionMade(turn.session(), force.number(), force.attempt(), decision.action()));
            calls.force(force.game(), decision, null);
        } else {
            noUsableDecision(choosing, objection);
        }
    }

    void undecided(SessionInput.Undecided input) {
        ForceState.Choosing choosing = choosing(input.request());
        if (choosing == null) {
            return;
        }
        turn.effect(new Effect.CancelTimer(input.request()));
        if (input.declined()) {
            noDecision(choosing.force(), input.why());
            end(choosing.force(), ForceOutcome.DECLINED);
        } else {
            noUsableDecision(choosing, input.why());
        }
    }

    void timerFired(long timer) {
        ForceState.Choosing choosing = choosing(timer);
        if (choosing != null) {
            turn.effect(new Effect.StopAsking());
            noUsableDecision(choosing, "gave no answer within " + words(rules.decisionLimit()));
        } else if (state instanceof ForceState.Pausing pausing && pausing.timer() == timer) {
            ask(pausing.force());
        } else if (state instanceof ForceState.Listening listening && listening.timer() == timer) {
            ask(listening.force());
        }
    }

    /** The question, unless it is no longer open. */
    private ForceState.@Nullable Choosing choosing(long request) {
        return state instanceof ForceState.Choosing choosing && choosing.request() == request ? choosing : null;
    }

    private void noUsableDecision(ForceState.Choosing choosing, String why) {
        Force force = choosing.force();
        noDecision(force, why);
        if (force.attempt() <= rules.retries()) {
            pause(force.failed(why));
        } else if (rules.fallback() != Fallback.GIVE_UP && !choosing.last()) {
            ask(force.failed(why), true);
        } else {
            end(force, ForceOutcome.ATTEMPTS_USED_UP);
        }
    }

    private void noDecision(Force force, String why) {
        turn.emit(new SessionEvent.DecisionFailed(turn.session(), force.number(), force.attempt(), why));
    }

    // ---- results

    /** The owed result came, and nothing is owed any more. */
    void answered(GameMessage.ActionResult result) {
        if (!(state instanceof ForceState.Called called)) {
            return;
        }
        Force force = called.force();
        if (result.success()) {
            end(force, ForceOutcome.SUCCEEDED);
        } else if (registered(force.names()).isEmpty()) {
            end(force, ForceOutcome.NAMES_GONE);
        } else if (force.attempt() <= rules.retries()) {
            pause(force.failed(Objects.requireNonNullElse(result.message(), "the game gave no reason")));
        } else {
            end(force, ForceOutcome.ATTEMPTS_USED_UP);
        }
    }

    /** The owed result did not come in time. */
    void unanswered() {
        if (state instanceof ForceState.Called called) {
            end(called.force(), ForceOutcome.TIMED_OUT);
        }
    }

    private void pause(Force failed) {
        long timer = turn.nextTicket();
        state = new ForceState.Pausing(failed, timer);
        turn.effect(new Effect.StartTimer(
                timer, rules.retryPause().multipliedBy(failed.failures().size())));
    }

    // ---- ends

    /** A call under way is still answered with a result, so only forces without one end here. */
    void namesRemoved() {
        Force force = state.force();
        boolean called = state instanceof ForceState.Called;
        if (force != null && !called && registered(force.names()).isEmpty()) {
            drop(ForceOutcome.NAMES_GONE);
        }
        dropWaiting(
                ForceOutcome.NAMES_GONE, waiting -> registered(waiting.names()).isEmpty());
    }

    /** Ends the forces that a condition holds for, whatever their state. */
    void dropAll(ForceOutcome outcome, Predicate<Force> condition) {
        dropWaiting(outcome, condition);
        Force force = state.force();
        if (force != null && condition.test(force)) {
            drop(outcome);
        }
    }

    private void dropWaiting(ForceOutcome outcome, Predicate<Force> condition) {
        List<Force> gone = queue.forces().stream().filter(condition).toList();
        queue = queue.without(condition);
        gone.forEach(force -> ended(force, outcome));
    }

    private void drop(ForceOutcome outcome) {
        withdraw();
        end(open(), outcome);
    }

    /** Stops what is under way for the open force. */
    private void withdraw() {
        if (state instanceof ForceState.Choosing choosing) {
            turn.effect(new Effect.StopAsking());
            turn.effect(new Effect.CancelTimer(choosing.request()));
        } else if (state instanceof ForceState.Pausing pausing) {
            turn.effect(new Effect.CancelTimer(pausing.timer()));
        } else if (state instanceof ForceState.Listening listening) {
            turn.effect(new Effect.CancelTimer(listening.timer()));
        }
    }

    private void end(Force force, ForceOutcome outcome) {
        state = ForceState.Idle.INSTANCE;
        ended(force, outcome);
    }

    private void ended(Force force, ForceOutcome outcome) {
        turn.emit(new SessionEvent.ForceEnded(turn.session(), force.number(), outcome, force.attempt()));
        turn.tell(force.game(), (decider, game) -> decider.forceEnded(game, force.message(), outcome));
    }

    private List<String> registered(List<String> names) {
        return turn.registry.names().containsAll(names)
                ? names
                : names.stream().filter(turn.registry::contains).toList();
    }

    private void reportUnregistered(List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (!turn.registry.contains(name)) {
                turn.broken(
                        Rule.FORCE_REGISTERED,
                        "/data/action_names/" + index,
                        "the name of a registered action",
                        Turn.quoted(name));
            }
        }
    }

    private static String words(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
