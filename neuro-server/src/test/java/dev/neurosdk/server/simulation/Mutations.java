package dev.neurosdk.server.simulation;

import java.util.List;

/** The deliberate bugs, as they are easily made. */
final class Mutations {

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "A settled call's deadline is not cancelled",
                    "session/CallSteps",
                    "turn.effect(new Effect.CancelTimer(call.timer()));",
                    ""),
            new Mutation(
                    "startup leaves the call owed", "session/Turn", "calls.abandon(call -> call.equals(game));", ""),
            new Mutation(
                    "Names are not filtered again before a retry",
                    "session/ForceSteps",
                    "List<String> names = registered(force.names()); if (names.isEmpty()) {",
                    "List<String> names = force.names(); if (registered(names).isEmpty()) {"),
            new Mutation(
                    "A failing result is retried without limit",
                    "session/ForceSteps",
                    "force.attempt() <= rules.retries()) { pause(force.failed(Objects",
                    "force.attempt() > 0) { pause(force.failed(Objects"),
            new Mutation(
                    "A second force does not drop the first", "session/ForceSteps", "drop(ForceOutcome.REPLACED);", ""),
            new Mutation(
                    "startup clears the actions of all games",
                    "session/Turn",
                    "registry.actionsOf(game).stream()",
                    "registry.actions().stream()"),
            new Mutation(
                    "Futures of waiting acts are not kept at the end",
                    "session/CallSteps",
                    "acts.stream().filter(act -> games.test(act.game())).forEach(act -> turn.effect(act.abandoned()));",
                    ""),
            new Mutation(
                    "Context is not held while a result is owed",
                    "session/CallSteps",
                    "if (isFree()) { handOver(context);",
                    "if (turn.settings != null) { handOver(context);"),
            new Mutation(
                    "Any result settles the pending call",
                    "session/CallSteps",
                    "call == null || !call.id().equals(result.id())",
                    "call == null"),
            new Mutation(
                    "startup counts the calls from the beginning",
                    "session/CallSteps",
                    "settle(call, CallOutcome.ABANDONED);",
                    "settle(call, CallOutcome.ABANDONED); count = 0;"),
            new Mutation(
                    "A name lost to another connection stays registered", "session/Turn", "remove(List.of(name));", ""),
            new Mutation(
                    "A paused decider is asked",
                    "session/ForceSteps",
                    "if (turn.pause.isOn()) { hold(force, fallback); return; }",
                    ""),
            new Mutation(
                    "A pause leaves the question open",
                    "session/ForceSteps",
                    "withdraw(); hold(choosing.force(), choosing.last());",
                    "hold(choosing.force(), choosing.last());"),
            new Mutation("The end of a pause asks nobody", "session/Turn", "forces.unpaused();", ""),
            new Mutation(
                    "One pause ends the other", "session/DeciderPause", "return here || everywhere;", "return here;"),
            new Mutation(
                    "A paused decider acts by itself",
                    "session/CallSteps",
                    "if (wish.byDecider() && turn.pause.isOn()) {",
                    "if (wish.byDecider() && turn.settings == null) {"),
            new Mutation("A pause leaves the decider's acts waiting", "session/Turn", "calls.paused();", ""),
            new Mutation(
                    "An answer by hand meets whatever force is open",
                    "session/ForceSteps",
                    "return state.force() != null && open().number() == number;",
                    "return state.force() != null;"),
            new Mutation(
                    "An answer by hand leaves the decider's question open",
                    "session/ForceSteps",
                    "withdraw(); state = new ForceState.Called(force);",
                    "state = new ForceState.Called(force);"),
            new Mutation(
                    "An answer by hand leaves while a result is owed",
                    "session/ForceSteps",
                    "isOpen(number) && calls.isFree();",
                    "isOpen(number);"),
            new Mutation(
                    "Who answers by hand hears nothing of it",
                    "session/ForceSteps",
                    "wish.decision(), wish.asker());",
                    "wish.decision(), null);"),
            new Mutation(
                    "A force whose call is under way is declined",
                    "session/ForceSteps",
                    "isOpen(wish.force()) && !(state instanceof ForceState.Called);",
                    "isOpen(wish.force());"),
            new Mutation("The queue of forces is upside down", "force/ForceQueue", ">= 0) {", "<= 0) {"),
            new Mutation(
                    "An act goes before the open force",
                    "session/Turn",
                    "(forces.isIdle() && somethingBegins())",
                    "somethingBegins()"),
            new Mutation(
                    "An answer counts for whatever question is open",
                    "session/ForceSteps",
                    "state instanceof ForceState.Choosing choosing && choosing.request() == request",
                    "state instanceof ForceState.Choosing choosing && request > 0"),
            new Mutation(
                    "unregister leaves a force without names open",
                    "session/Turn",
                    "forget(names); forces.namesRemoved();",
                    "forget(names);"),
            new Mutation(
                    "A duplicate replaces in every edition",
                    "action/ActionAdmission",
                    "candidate.edition().duplicateRegister() == Edition.DuplicateRegister.REPLACE",
                    "candidate.edition().duplicateRegister() != null"),
            new Mutation(
                    "Held context goes before the result",
                    "session/CallSteps",
                    "turn.tell(call.game(), (decider, game) -> decider.resultReceived(game, call.action(), result)); releaseContexts();",
                    "releaseContexts(); turn.tell(call.game(), (decider, game) -> decider.resultReceived(game, call.action(), result));"),
            new Mutation(
                    "Held context is not released at the deadline",
                    "session/CallSteps",
                    "\"none in time\"); releaseContexts();",
                    "\"none in time\");"),
            new Mutation(
                    "A low force does not wait for the end of speech",
                    "session/ForceSteps",
                    "compareTo(ForcePriority.HIGH) < 0) {",
                    "compareTo(ForcePriority.LOW) < 0) {"),
            new Mutation("The end of speech wakes nobody", "session/Turn", "forces.speechOver();", ""),
            new Mutation(
                    "A shutdown's deadline is not cancelled",
                    "session/GameSteps",
                    "turn.effect(new Effect.CancelTimer(leaving.timer()));",
                    ""),
            new Mutation(
                    "A second shutdown forgets who waits for the first",
                    "session/GameSteps",
                    "endShutdown(wish.game(), ShutdownOutcome.SUPERSEDED);",
                    ""),
            new Mutation(
                    "One context too many is held",
                    "session/HeldContexts",
                    "contexts.size() > limits.heldContexts()",
                    "contexts.size() > limits.heldContexts() + 1"),
            new Mutation(
                    "One act too many waits",
                    "session/CallSteps",
                    "acts.size() >= turn.settings.limits().waitingActs()",
                    "acts.size() > turn.settings.limits().waitingActs()"),
            new Mutation(
                    "A dropped force leaves its question open",
                    "session/ForceSteps",
                    "turn.effect(new Effect.StopAsking()); turn.effect(new Effect.CancelTimer(choosing.request()));",
                    "turn.effect(new Effect.CancelTimer(choosing.request()));"),
            new Mutation(
                    "A late result passes for a duplicate",
                    "session/CallSteps",
                    "settled = settled.givenUp(call.number()); settle(call, CallOutcome.TIMED_OUT);",
                    "settle(call, CallOutcome.TIMED_OUT);"),
            new Mutation(
                    "A foreign result is taken for one's own",
                    "session/CallSteps",
                    "origin.connection() != turn.session().number()",
                    "origin.connection() < 0"),
            new Mutation(
                    "The end of the connection leaves waiting forces open",
                    "session/ForceSteps",
                    "dropWaiting(outcome, condition); Force force",
                    "Force force"),
            new Mutation("An unregistered name stays claimed", "session/Turn", "release(gone);", ""),
            new Mutation(
                    "A force whose result is overdue is tried again",
                    "session/ForceSteps",
                    "end(called.force(), ForceOutcome.TIMED_OUT);",
                    "pause(called.force().failed(\"no result\"));"),
            new Mutation(
                    "Data is not checked before it leaves",
                    "session/Objection",
                    "decision.checked() ? action.schema().validate(decision.data()) : List.<Violation>of()",
                    "List.<Violation>of()"),
            new Mutation(
                    "startup is acknowledged in every edition",
                    "session/Turn",
                    "if (settings.edition().startupAck()) {",
                    "if (settings.edition() != null) {"),
            new Mutation(
                    "The fallback is asked again and again",
                    "session/ForceSteps",
                    "rules.fallback() != Fallback.GIVE_UP && !choosing.last()",
                    "rules.fallback() != Fallback.GIVE_UP"),
            new Mutation("A wish after the end is lost", "session/Turn", "turn.effect(wish.abandoned());", ""),
            new Mutation(
                    "A deed that fails stops those after it",
                    "session/Session",
                    "carryOut(effect);",
                    "effect.accept(carryingOut);"),
            new Mutation(
                    "A registration with a refused definition takes its name",
                    "session/Registration",
                    "if (isShort(definition, pointer) && isOurs",
                    "claims.add(definition.name()); if (isShort(definition, pointer) && isOurs"),
            new Mutation(
                    "Repeated names cheat the registry's limit",
                    "session/Registration",
                    "added.getOrDefault(action.name(), turn.registry.get(action.name()))",
                    "turn.registry.get(action.name())"),
            new Mutation(
                    "A decision for a name that was not offered leaves",
                    "session/Objection",
                    "action == null || !choices.contains(decision.action())",
                    "action == null"));

    private Mutations() {}
}
