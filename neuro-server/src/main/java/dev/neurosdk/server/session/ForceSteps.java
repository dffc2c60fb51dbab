package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a force from demand to end. Source: section 8.4 of the protocol page. Confined to one turn.
 *
 * <p>A second force replaces the first; a call of the first that is under way stays owed, and the second waits for its
 * result, so that there are never two calls outstanding (R7).
 */
final class ForceSteps {

    private final Turn turn;

    ForceSteps(Turn turn) {
        this.turn = turn;
    }

    void demanded(GameMessage.ForceActions message) {
        List<String> names = registered(message.actionNames());
        if (names.size() < message.actionNames().size()) {
            reportUnregistered(message.actionNames());
        }
        if (names.isEmpty()) {
            turn.emit(new SessionEvent.ForceIgnored(turn.session(), message.actionNames()));
            return;
        }
        if (turn.force.force() != null) {
            turn.broken(Rule.FORCE_ONE_AT_A_TIME, "/command", "no force while another is open", "a second force");
            drop(ForceOutcome.REPLACED);
        }
        Force force = new Force(message, names, List.of());
        if (turn.owed == null) {
            ask(force);
        } else {
            turn.force = new ForceState.Waiting(force);
        }
    }

    void decided(SessionInput.Decided input) {
        Force force = choosing(input.request());
        if (force == null) {
            return;
        }
        turn.effect(new Effect.CancelTimer(input.request()));
        String objection = objection(force, input.decision());
        if (objection == null) {
            call(force, input.decision(), input.callId());
        } else {
            noUsableDecision(force, objection);
        }
    }

    void undecided(SessionInput.Undecided input) {
        Force force = choosing(input.request());
        if (force != null) {
            turn.effect(new Effect.CancelTimer(input.request()));
            noUsableDecision(force, input.why());
        }
    }

    void timerFired(long timer) {
        Force undecided = choosing(timer);
        if (undecided != null) {
            turn.effect(new Effect.StopAsking());
            noUsableDecision(undecided, "gave no answer within " + words(turn.settings.decisionLimit()));
        } else if (turn.force instanceof ForceState.Pausing pausing && pausing.timer() == timer) {
            ask(pausing.force());
        } else if (turn.owed != null && turn.owed.timer() == timer) {
            resultOverdue(turn.owed);
        }
    }

    /** The owed result came and {@code owed} has been cleared. */
    void answered(GameMessage.ActionResult result) {
        if (turn.force instanceof ForceState.Waiting waiting) {
            ask(waiting.force());
        } else if (turn.force instanceof ForceState.Called called) {
            if (result.success()) {
                end(ForceOutcome.SUCCEEDED);
            } else {
                tryAgain(called.force(), Objects.requireNonNullElse(result.message(), "the game gave no reason"));
            }
        }
    }

    /** A call under way is still answered with a result, so only a force without one ends here. */
    void namesRemoved() {
        Force force = turn.force.force();
        boolean called = turn.force instanceof ForceState.Called;
        if (force != null && !called && registered(force.names()).isEmpty()) {
            drop(ForceOutcome.NAMES_GONE);
        }
    }

    /** Ends the open force, if there is one, whatever its state. */
    void drop(ForceOutcome outcome) {
        if (turn.force instanceof ForceState.Choosing choosing) {
            turn.effect(new Effect.StopAsking());
            turn.effect(new Effect.CancelTimer(choosing.request()));
        } else if (turn.force instanceof ForceState.Pausing pausing) {
            turn.effect(new Effect.CancelTimer(pausing.timer()));
        }
        if (turn.force.force() != null) {
            end(outcome);
        }
    }

    private void ask(Force force) {
        List<String> names = registered(force.names());
        if (names.isEmpty()) {
            end(ForceOutcome.NAMES_GONE);
            return;
        }
        long request = turn.nextTicket();
        turn.force = new ForceState.Choosing(force, request);
        turn.effect(new Effect.StartTimer(request, turn.settings.decisionLimit()));
        turn.effect(new Effect.Ask(request, question(force, names)));
    }

    private DecisionRequest question(Force force, List<String> names) {
        GameMessage.ForceActions message = force.message();
        return new DecisionRequest(
                turn.game(),
                message.state(),
                message.query(),
                message.ephemeralContext(),
                message.priority(),
                names.stream().map(this::offer).toList(),
                force.attempt(),
                force.failures());
    }

    private ActionOffer offer(String name) {
        RegisteredAction action = Objects.requireNonNull(turn.registry.get(name));
        return new ActionOffer(name, action.definition().description(), action.schema());
    }

    private void call(Force force, Decision decision, String callId) {
        long timer = turn.nextTicket();
        turn.owed = new PendingCall(callId, decision.action(), timer);
        turn.force = new ForceState.Called(force);
        turn.settings.edition().resultLimit().ifPresent(limit -> turn.effect(new Effect.StartTimer(timer, limit)));
        turn.send(new NeuroMessage.Action(callId, decision.action(), decision.data()));
    }

    private void resultOverdue(PendingCall call) {
        turn.owed = null;
        turn.broken(Rule.RESULT_IN_TIME, "", "a result for the call " + call.id(), "none in time");
        if (turn.force instanceof ForceState.Waiting waiting) {
            ask(waiting.force());
        } else {
            drop(ForceOutcome.TIMED_OUT);
        }
    }

    private void noUsableDecision(Force force, String why) {
        turn.emit(new SessionEvent.DecisionFailed(turn.session(), force.attempt(), why));
        tryAgain(force, why);
    }

    private void tryAgain(Force force, String why) {
        int failures = force.attempt();
        if (failures > turn.settings.retries()) {
            end(ForceOutcome.ATTEMPTS_USED_UP);
            return;
        }
        long timer = turn.nextTicket();
        turn.force = new ForceState.Pausing(force.failed(why), timer);
        turn.effect(new Effect.StartTimer(timer, turn.settings.retryPause().multipliedBy(failures)));
    }

    private void end(ForceOutcome outcome) {
        turn.force = ForceState.Idle.INSTANCE;
        turn.emit(new SessionEvent.ForceEnded(turn.session(), outcome));
    }

    /** The force whose question this is, unless the question is no longer open. */
    private @Nullable Force choosing(long request) {
        return turn.force instanceof ForceState.Choosing choosing && choosing.request() == request
                ? choosing.force()
                : null;
    }

    /** What is wrong with a decision, in words that help the next attempt; null when it can leave. */
    private @Nullable String objection(Force force, Decision decision) {
        RegisteredAction action = turn.registry.get(decision.action());
        if (action == null || !force.names().contains(decision.action())) {
            return "chose " + Turn.quoted(decision.action()) + ", expected one of "
                    + String.join(", ", registered(force.names()));
        }
        List<Violation> violations = action.schema().validate(decision.data());
        return violations.isEmpty()
                ? null
                : violations.stream().map(Violation::message).collect(Collectors.joining("; "));
    }

    private List<String> registered(List<String> names) {
        return names.stream().filter(turn.registry::contains).distinct().toList();
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
