package dev.neurosdk.server.metrics;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.CallOutcome;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.metrics.LabelledCounter.Name;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts and times events. Thread-safe. */
final class EventMeters implements SessionEvent.Visitor {

    static final Set<String> RECEIVED = Set.of(
            GameMessage.Startup.COMMAND,
            GameMessage.Context.COMMAND,
            GameMessage.RegisterActions.COMMAND,
            GameMessage.UnregisterActions.COMMAND,
            GameMessage.ForceActions.COMMAND,
            GameMessage.ActionResult.COMMAND,
            GameMessage.ShutdownReady.COMMAND);
    static final Set<String> SENT = Set.of(
            NeuroMessage.StartupAck.COMMAND,
            NeuroMessage.Action.COMMAND,
            NeuroMessage.ReregisterAll.COMMAND,
            NeuroMessage.GracefulShutdown.COMMAND,
            NeuroMessage.ImmediateShutdown.COMMAND,
            NeuroMessage.SpeechFinished.COMMAND);

    private static final int MAX_CODES = 32;
    private static final int MAX_LIMITS = 64;
    private static final String UNREADABLE = "unreadable";
    private static final String MADE = "made";
    private static final String FAILED = "failed";
    private static final Duration[] DECISION_BUCKETS =
            millis(1, 5, 10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000);
    private static final Duration[] CALL_BUCKETS =
            millis(1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 20_000);

    private final AtomicInteger connections;
    private final Counter opened;
    private final LabelledCounter closed;
    private final LabelledCounter closings;
    private final Counter games;
    private final LabelledCounter received;
    private final LabelledCounter sent;
    private final LabelledCounter ignored;
    private final Counter texts;
    private final Map<Level, LabelledCounter> violations = new EnumMap<>(Level.class);
    private final LabelledCounter forcesOpened;
    private final LabelledCounter forcesDeferred;
    private final LabelledCounter forcesIgnored;
    private final LabelledCounter forcesEnded;
    private final Counter asked;
    private final Stopwatch decisions;
    private final Counter byHand;
    private final LabelledCounter called;
    private final Stopwatch calls;
    private final LabelledCounter strays;
    private final Counter held;
    private final LabelledCounter shutdownsAsked;
    private final LabelledCounter shutdownsEnded;
    private final LabelledCounter limits;

    EventMeters(MeterRegistry registry) {
        connections = new AtomicInteger();
        opened = counter(registry, "neuro.connections.opened", "Connections that were opened");
        closed = LabelledCounter.growing(
                registry, new Name("neuro.connections.closed", "Connections that ended"), "code", MAX_CODES);
        closings = LabelledCounter.growing(
                registry, new Name("neuro.closings", "Connections that the server decided to end"), "code", MAX_CODES);
        games = counter(registry, "neuro.games.started", "Games that announced themselves, or spoke without doing so");
        received = messages(registry, "received", RECEIVED);
        sent = messages(registry, "sent", SENT);
        ignored = LabelledCounter.of(
                registry,
                new Name("neuro.inputs.ignored", "What came and was no message, or one that nobody knows"),
                "command",
                Stream.concat(RECEIVED.stream(), Stream.of(UNREADABLE, "other")).toList());
        texts = counter(
                registry, "neuro.texts.sent", "Texts sent as they are: an operator's, or replies of strict mode");
        for (Level level : Level.values()) {
            violations.put(level, violations(registry, level));
        }
        forcesOpened = LabelledCounter.of(
                registry, new Name("neuro.forces.opened", "Forces taken up"), "priority", ForcePriority.class);
        forcesDeferred = LabelledCounter.of(
                registry,
                new Name("neuro.forces.deferred", "Times a force had to wait before the decider was asked"),
                "why",
                SessionEvent.Deferral.class);
        forcesIgnored = LabelledCounter.of(
                registry, new Name("neuro.forces.ignored", "Forces not taken up"), "why", SessionEvent.Refusal.class);
        forcesEnded = LabelledCounter.of(
                registry, new Name("neuro.forces.ended", "Forces that ended"), "outcome", ForceOutcome.class);
        asked = counter(registry, "neuro.decisions.asked", "Questions to the decider");
        decisions = new Stopwatch(
                registry,
                "neuro.decision.latency",
                "From the question to the decider's answer, or to what took its place",
                DECISION_BUCKETS,
                MADE,
                FAILED);
        byHand = counter(registry, "neuro.forces.answered.by.hand", "Forces answered by an operator");
        called = LabelledCounter.of(
                registry, new Name("neuro.calls.made", "Actions called"), "forced", List.of("true", "false"));
        calls = new Stopwatch(
                registry,
                "neuro.call.latency",
                "From the call of an action to its result, or to what took its place",
                CALL_BUCKETS,
                (Object[]) CallOutcome.values());
        strays = LabelledCounter.of(
                registry,
                new Name("neuro.results.stray", "Results that settled nothing"),
                "kind",
                SessionEvent.StrayResult.class);
        held = counter(registry, "neuro.contexts.deferred", "Context messages kept until an owed result was in");
        shutdownsAsked = LabelledCounter.of(
                registry,
                new Name("neuro.shutdowns.asked", "Requests to shut down"),
                "kind",
                List.of("graceful", "immediate"));
        shutdownsEnded = LabelledCounter.of(
                registry,
                new Name("neuro.shutdowns.ended", "Requests to shut down that ended"),
                "outcome",
                ShutdownOutcome.class);
        limits = LabelledCounter.growing(
                registry, new Name("neuro.limits.reached", "Times a limit was reached"), "limit", MAX_LIMITS);
    }

    int connections() {
        return connections.get();
    }

    /** What is being timed; nothing once everybody has left. */
    int running() {
        return decisions.running() + calls.running();
    }

    @Override
    public void connected(SessionEvent.Connected event) {
        connections.incrementAndGet();
        opened.increment();
    }

    @Override
    public void disconnected(SessionEvent.Disconnected event) {
        connections.decrementAndGet();
        closed.count(CloseLabel.of(event.code()));
        decisions.forget(event.session().number());
        calls.forget(event.session().number());
    }

    @Override
    public void closing(SessionEvent.Closing event) {
        closings.count(CloseLabel.of(event.code()));
    }

    @Override
    public void gameStarted(SessionEvent.GameStarted event) {
        games.increment();
    }

    @Override
    public void actionsChanged(SessionEvent.ActionsChanged event) {}

    @Override
    public void messageReceived(SessionEvent.MessageReceived event) {
        received.count(event.message().command());
        event.violations().forEach(this::broken);
    }

    @Override
    public void inputIgnored(SessionEvent.InputIgnored event) {
        ignored.count(event.command() == null ? UNREADABLE : event.command());
        event.violations().forEach(this::broken);
    }

    @Override
    public void ruleBroken(SessionEvent.RuleBroken event) {
        broken(event.violation());
    }

    @Override
    public void messageSent(SessionEvent.MessageSent event) {
        sent.count(event.message().command());
    }

    @Override
    public void textSent(SessionEvent.TextSent event) {
        texts.increment();
    }

    @Override
    public void forceOpened(SessionEvent.ForceOpened event) {
        forcesOpened.count(event.message().priority());
    }

    @Override
    public void forceDeferred(SessionEvent.ForceDeferred event) {
        forcesDeferred.count(event.why());
    }

    @Override
    public void forceIgnored(SessionEvent.ForceIgnored event) {
        forcesIgnored.count(event.why());
    }

    @Override
    public void forceEnded(SessionEvent.ForceEnded event) {
        forcesEnded.count(event.outcome());
    }

    @Override
    public void decisionAsked(SessionEvent.DecisionAsked event) {
        asked.increment();
        decisions.start(event.session().number());
    }

    @Override
    public void decisionMade(SessionEvent.DecisionMade event) {
        decisions.stop(event.session().number(), MADE);
    }

    @Override
    public void decisionFailed(SessionEvent.DecisionFailed event) {
        decisions.stop(event.session().number(), FAILED);
    }

    @Override
    public void answeredByHand(SessionEvent.AnsweredByHand event) {
        byHand.increment();
        decisions.forget(event.session().number());
    }

    @Override
    public void pauseChanged(SessionEvent.PauseChanged event) {
        decisions.forget(event.session().number());
    }

    @Override
    public void callMade(SessionEvent.CallMade event) {
        called.count(String.valueOf(event.forced()));
        calls.start(event.session().number());
    }

    @Override
    public void callEnded(SessionEvent.CallEnded event) {
        calls.stop(event.session().number(), event.outcome());
    }

    @Override
    public void resultDiscarded(SessionEvent.ResultDiscarded event) {
        strays.count(event.kind());
    }

    @Override
    public void contextHeld(SessionEvent.ContextHeld event) {
        held.increment();
    }

    @Override
    public void shutdownAsked(SessionEvent.ShutdownAsked event) {
        shutdownsAsked.count(event.immediate() ? "immediate" : "graceful");
    }

    @Override
    public void shutdownEnded(SessionEvent.ShutdownEnded event) {
        shutdownsEnded.count(event.outcome());
    }

    @Override
    public void limitReached(SessionEvent.LimitReached event) {
        limits.count(event.limit());
    }

    private void broken(Violation violation) {
        LabelledCounter counter = violations.get(violation.level());
        if (counter != null) {
            counter.count(violation.clause().id());
        }
    }

    private static LabelledCounter messages(MeterRegistry registry, String direction, Set<String> commands) {
        Name name = new Name("neuro.messages", "Messages", Tags.of("direction", direction));
        return LabelledCounter.of(registry, name, "command", commands);
    }

    private static LabelledCounter violations(MeterRegistry registry, Level level) {
        Name name = new Name("neuro.violations", "Broken rules", Tags.of("level", LabelledCounter.word(level)));
        return LabelledCounter.growing(registry, name, "clause", Clause.values().length);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Duration[] millis(int... values) {
        return Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
