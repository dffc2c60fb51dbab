package dev.neurosdk.server.http.control;

import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionView;
import java.util.concurrent.CompletionStage;

/** Answers forces in the decider's place, or ends them. Thread-safe. */
final class Answering {

    private final Targets targets;

    Answering(Targets targets) {
        this.targets = targets;
    }

    CompletionStage<Reply> answer(Call call) {
        Session session = targets.session(call);
        SessionView view = session.view();
        Force force = open(view, number(call));
        if (view.owed() != null) {
            throw new Refusal(
                    409,
                    "not-now",
                    "The game owes the result of a call, so nothing was sent: answer the force when it is in.");
        }
        RegisteredAction action = choice(view, force, call.part("action"));
        Decision decision = Acting.decision(call, action.name(), action.schema());
        return Acting.awaited(call, () -> session.answer(force.number(), decision));
    }

    CompletionStage<Reply> decline(Call call) {
        Session session = targets.session(call);
        long number = number(call);
        open(session.view(), number);
        return session.decline(number).thenApply(Answering::reply);
    }

    private static Reply reply(DeclineOutcome outcome) {
        return switch (outcome) {
            case DECLINED -> Reply.outcome(200, "declined");
            case NOT_OPEN -> throw notOpen("it has been answered, or has ended");
            case LEFT -> throw new Refusal(410, "left", "The game has left, and the force with it.");
        };
    }

    private static Force open(SessionView view, long number) {
        Force force = view.force().force();
        if (force == null) {
            throw notOpen("none is open");
        }
        if (force.number() != number) {
            throw notOpen("it is number " + force.number() + " that is open");
        }
        if (view.force() instanceof ForceState.Called) {
            throw notOpen("it has been answered, and the game owes the result");
        }
        return force;
    }

    private static Refusal notOpen(String why) {
        return new Refusal(
                409, "force-not-open", "This force can't be answered now, " + why + ": look at the session again.");
    }

    private static RegisteredAction choice(SessionView view, Force force, String name) {
        RegisteredAction action = view.registry().get(name);
        if (action == null || !force.names().contains(name)) {
            throw new Refusal(
                    404,
                    "unknown-action",
                    "The force does not ask for that action; it asks for " + String.join(", ", force.names()) + ".");
        }
        return action;
    }

    private static long number(Call call) {
        try {
            return Long.parseLong(call.part("force"));
        } catch (NumberFormatException e) {
            throw new Refusal(
                    404,
                    "unknown-force",
                    "A force goes by its number: see \"force\" in " + ControlApi.BASE + "/sessions.");
        }
    }
}
