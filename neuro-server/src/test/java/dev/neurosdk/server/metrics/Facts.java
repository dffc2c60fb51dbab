package dev.neurosdk.server.metrics;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of each kind, each with the meters that it moves by one. */
final class Facts {

    static final SessionRef SESSION = session(1);
    static final GameMessage.ForceActions FORCE =
            new GameMessage.ForceActions("Tetris", null, "Your move", false, ForcePriority.HIGH, List.of("turn"));

    private Facts() {}

    static SessionRef session(long number) {
        return new SessionRef(number, "public-" + number, "127.0.0.1:" + number, "Tetris");
    }

    static Violation violation(Rule rule) {
        return Violation.of(rule, Edition.newest(), "/data", "better", "worse");
    }

    static SessionEvent.InputIgnored ignored(@Nullable String command) {
        return new SessionEvent.InputIgnored(SESSION, command, List.of());
    }

    static Map<SessionEvent, List<String>> all() {
        Map<SessionEvent, List<String>> all = new LinkedHashMap<>();
        connections(all);
        messages(all);
        forces(all);
        calls(all);
        shutdowns(all);
        return all;
    }

    private static void connections(Map<SessionEvent, List<String>> all) {
        all.put(new SessionEvent.Connected(SESSION), List.of("neuro.connections", "neuro.connections.opened"));
        all.put(new SessionEvent.GameStarted(SESSION, "Tetris"), List.of("neuro.games.started"));
        all.put(
                new SessionEvent.LimitReached(SESSION, "heldContexts", "x"),
                List.of("neuro.limits.reached{limit=heldContexts}"));
        all.put(new SessionEvent.Closing(SESSION, 1008, "x"), List.of("neuro.closings{code=1008}"));
        all.put(new SessionEvent.ActionsChanged(SESSION, "Tetris", List.of("turn"), List.of(), 1), List.of());
    }

    private static void messages(Map<SessionEvent, List<String>> all) {
        all.put(
                new SessionEvent.MessageReceived(
                        SESSION, new GameMessage.Startup("Tetris"), List.of(violation(Rule.GAME_ENVELOPE_EXTRA))),
                List.of(
                        "neuro.messages{command=startup,direction=received}",
                        "neuro.violations{clause=ENV-1,level=advice}"));
        all.put(
                new SessionEvent.MessageSent(SESSION, new NeuroMessage.ReregisterAll()),
                List.of("neuro.messages{command=actions/reregister_all,direction=sent}"));
        all.put(
                new SessionEvent.InputIgnored(SESSION, "context", List.of(violation(Rule.CONTEXT_SHAPE))),
                List.of("neuro.inputs.ignored{command=context}", "neuro.violations{clause=CTX-1,level=must}"));
        all.put(ignored("hax"), List.of("neuro.inputs.ignored{command=other}"));
        all.put(ignored(null), List.of("neuro.inputs.ignored{command=unreadable}"));
        all.put(
                new SessionEvent.RuleBroken(SESSION, violation(Rule.RESULT_ID)),
                List.of("neuro.violations{clause=RES-1,level=must}"));
        all.put(new SessionEvent.TextSent(SESSION, "hi"), List.of("neuro.texts.sent"));
        all.put(new SessionEvent.ContextHeld(SESSION, 7), List.of("neuro.contexts.deferred"));
    }

    private static void forces(Map<SessionEvent, List<String>> all) {
        all.put(
                new SessionEvent.ForceOpened(SESSION, 1, FORCE, List.of("turn")),
                List.of("neuro.forces.opened{priority=high}"));
        all.put(
                new SessionEvent.ForceDeferred(SESSION, 1, SessionEvent.Deferral.SPEECH),
                List.of("neuro.forces.deferred{why=speech}"));
        all.put(
                new SessionEvent.ForceIgnored(SESSION, List.of(), SessionEvent.Refusal.NOTHING_REGISTERED),
                List.of("neuro.forces.ignored{why=nothing_registered}"));
        all.put(new SessionEvent.DecisionAsked(SESSION, 1, 1), List.of("neuro.decisions.asked"));
        all.put(new SessionEvent.DecisionFailed(SESSION, 1, 1, "x"), List.of("neuro.decision.latency{outcome=failed}"));
        all.put(new SessionEvent.DecisionAsked(SESSION, 1, 2), List.of("neuro.decisions.asked"));
        all.put(new SessionEvent.DecisionMade(SESSION, 1, 2, "turn"), List.of("neuro.decision.latency{outcome=made}"));
        all.put(new SessionEvent.PauseChanged(SESSION, true), List.of());
        all.put(new SessionEvent.AnsweredByHand(SESSION, 1, 2, "turn"), List.of("neuro.forces.answered.by.hand"));
        all.put(
                new SessionEvent.ForceEnded(SESSION, 1, ForceOutcome.REPLACED, 2),
                List.of("neuro.forces.ended{outcome=replaced}"));
    }

    private static void calls(Map<SessionEvent, List<String>> all) {
        all.put(new SessionEvent.CallMade(SESSION, "a", "turn", true), List.of("neuro.calls.made{forced=true}"));
        all.put(
                new SessionEvent.CallEnded(SESSION, "a", "turn", SessionEvent.CallOutcome.TIMED_OUT),
                List.of("neuro.call.latency{outcome=timed_out}"));
        all.put(
                new SessionEvent.ResultDiscarded(SESSION, "a", SessionEvent.StrayResult.LATE),
                List.of("neuro.results.stray{kind=late}"));
    }

    private static void shutdowns(Map<SessionEvent, List<String>> all) {
        all.put(
                new SessionEvent.ShutdownAsked(SESSION, "Tetris", true),
                List.of("neuro.shutdowns.asked{kind=immediate}"));
        all.put(
                new SessionEvent.ShutdownEnded(SESSION, "Tetris", ShutdownOutcome.READY),
                List.of("neuro.shutdowns.ended{outcome=ready}"));
    }
}
