package dev.neurosdk.server.logging;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** One log line for each event, and one for each broken rule. Thread-safe. */
final class EventLines implements SessionEvent.Visitor {

    private static final int TEXT_LENGTH = 200;
    private static final int MESSAGE_LENGTH = 1000;
    private static final int SENTENCE_LENGTH = 500;

    private final Logger log;

    EventLines(Logger log) {
        this.log = log;
    }

    @Override
    public void connected(SessionEvent.Connected event) {
        line(log.atInfo(), event, "connected")
                .addKeyValue("remote", event.session().remote())
                .log("Connected");
    }

    @Override
    public void disconnected(SessionEvent.Disconnected event) {
        line(log.atInfo(), event, "disconnected")
                .addKeyValue("code", event.code())
                .addKeyValue("reason", plain(event.reason()))
                .log("Disconnected");
    }

    @Override
    public void closing(SessionEvent.Closing event) {
        line(log.atWarn(), event, "closing")
                .addKeyValue("code", event.code())
                .addKeyValue("reason", plain(event.reason()))
                .log("The server ends the connection");
    }

    @Override
    public void gameStarted(SessionEvent.GameStarted event) {
        line(log.atInfo(), event, "gameStarted").log("Game started");
    }

    @Override
    public void actionsChanged(SessionEvent.ActionsChanged event) {
        line(log.atDebug(), event, "actionsChanged")
                .addKeyValue("added", names(event.added()))
                .addKeyValue("removed", names(event.removed()))
                .addKeyValue("registered", event.registered())
                .log("Actions changed");
    }

    @Override
    public void messageReceived(SessionEvent.MessageReceived event) {
        line(log.atDebug(), event, "messageReceived")
                .addKeyValue("command", event.message().command())
                .addKeyValue("message", json(() -> MessageEncoder.encode(event.message())))
                .log("Received {}", event.message().command());
        event.violations().forEach(violation -> broken(event, violation));
    }

    @Override
    public void inputIgnored(SessionEvent.InputIgnored event) {
        line(log.atDebug(), event, "inputIgnored")
                .addKeyValue("command", event.command() == null ? "" : plain(event.command()))
                .log("Ignored what came");
        event.violations().forEach(violation -> broken(event, violation));
    }

    @Override
    public void ruleBroken(SessionEvent.RuleBroken event) {
        broken(event, event.violation());
    }

    @Override
    public void messageSent(SessionEvent.MessageSent event) {
        line(log.atDebug(), event, "messageSent")
                .addKeyValue("command", event.message().command())
                .addKeyValue("message", json(() -> MessageEncoder.encode(event.message())))
                .log("Sent {}", event.message().command());
    }

    @Override
    public void textSent(SessionEvent.TextSent event) {
        line(log.atDebug(), event, "textSent")
                .addKeyValue("message", json(event::text))
                .log("Sent a text as it is");
    }

    @Override
    public void forceOpened(SessionEvent.ForceOpened event) {
        force(log.atDebug(), event, "forceOpened", event.force())
                .addKeyValue("priority", event.message().priority().wire())
                .addKeyValue("actions", names(event.names()))
                .log("Force taken up");
    }

    @Override
    public void forceDeferred(SessionEvent.ForceDeferred event) {
        force(log.atDebug(), event, "forceDeferred", event.force())
                .addKeyValue("why", word(event.why()))
                .log("Force waits");
    }

    /** The rule that it broke is a line of its own. */
    @Override
    public void forceIgnored(SessionEvent.ForceIgnored event) {
        line(log.atInfo(), event, "forceIgnored")
                .addKeyValue("why", word(event.why()))
                .addKeyValue("actions", names(event.names()))
                .log("Force ignored");
    }

    @Override
    public void forceEnded(SessionEvent.ForceEnded event) {
        force(at(event.outcome()), event, "forceEnded", event.force())
                .addKeyValue("outcome", word(event.outcome()))
                .addKeyValue("attempts", event.attempts())
                .log("The force {}", event.outcome().words());
    }

    @Override
    public void decisionAsked(SessionEvent.DecisionAsked event) {
        force(log.atDebug(), event, "decisionAsked", event.force())
                .addKeyValue("attempt", event.attempt())
                .log("Decider asked");
    }

    @Override
    public void decisionMade(SessionEvent.DecisionMade event) {
        force(log.atDebug(), event, "decisionMade", event.force())
                .addKeyValue("attempt", event.attempt())
                .addKeyValue("action", plain(event.action()))
                .log("Decision made");
    }

    @Override
    public void decisionFailed(SessionEvent.DecisionFailed event) {
        force(log.atWarn(), event, "decisionFailed", event.force())
                .addKeyValue("attempt", event.attempt())
                .addKeyValue("why", plain(event.why()))
                .log("The decider gave nothing usable");
    }

    @Override
    public void answeredByHand(SessionEvent.AnsweredByHand event) {
        force(log.atInfo(), event, "answeredByHand", event.force())
                .addKeyValue("attempt", event.attempt())
                .addKeyValue("action", plain(event.action()))
                .log("An operator answered a force");
    }

    @Override
    public void pauseChanged(SessionEvent.PauseChanged event) {
        line(log.atInfo(), event, "pauseChanged")
                .addKeyValue("paused", event.paused())
                .log(event.paused() ? "The decider is paused" : "The decider is asked again");
    }

    @Override
    public void callMade(SessionEvent.CallMade event) {
        call(event, "callMade", event.id(), event.action())
                .addKeyValue("forced", event.forced())
                .log("Action called");
    }

    @Override
    public void callEnded(SessionEvent.CallEnded event) {
        call(event, "callEnded", event.id(), event.action())
                .addKeyValue("outcome", word(event.outcome()))
                .log("Call ended");
    }

    /** The rule that it broke is a line of its own. */
    @Override
    public void resultDiscarded(SessionEvent.ResultDiscarded event) {
        line(log.atDebug(), event, "resultDiscarded")
                .addKeyValue("id", plain(event.id()))
                .addKeyValue("kind", word(event.kind()))
                .log("Result discarded");
    }

    @Override
    public void contextHeld(SessionEvent.ContextHeld event) {
        line(log.atDebug(), event, "contextHeld")
                .addKeyValue("held", event.held())
                .log("Context kept until the result is in");
    }

    @Override
    public void shutdownAsked(SessionEvent.ShutdownAsked event) {
        line(log.atInfo(), event, "shutdownAsked")
                .addKeyValue("immediate", event.immediate())
                .log("Game asked to shut down");
    }

    @Override
    public void shutdownEnded(SessionEvent.ShutdownEnded event) {
        boolean late = event.outcome() == ShutdownOutcome.TIMED_OUT;
        line(late ? log.atWarn() : log.atInfo(), event, "shutdownEnded")
                .addKeyValue("outcome", word(event.outcome()))
                .log("Request to shut down ended");
    }

    @Override
    public void limitReached(SessionEvent.LimitReached event) {
        line(log.atWarn(), event, "limitReached")
                .addKeyValue("limit", plain(event.limit()))
                .addKeyValue("outcome", plain(event.outcome()))
                .log("Limit reached");
    }

    private void broken(SessionEvent event, Violation violation) {
        boolean binding = violation.level() == Level.MUST || violation.level() == Level.SHOULD;
        line(binding ? log.atWarn() : log.atDebug(), event, "ruleBroken")
                .addKeyValue("clause", violation.clause().id())
                .addKeyValue("rule", violation.rule().id())
                .addKeyValue("binding", word(violation.level()))
                .addKeyValue("pointer", plain(violation.pointer()))
                .log(() -> PlainText.of(violation.message(), SENTENCE_LENGTH));
    }

    private LoggingEventBuilder at(ForceOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> log.atDebug();
            case ATTEMPTS_USED_UP, TIMED_OUT -> log.atWarn();
            case DECLINED, NAMES_GONE, REPLACED, RESTARTED, DISCONNECTED -> log.atInfo();
        };
    }

    private LoggingEventBuilder call(SessionEvent event, String kind, String id, String action) {
        return line(log.atDebug(), event, kind).addKeyValue("id", id).addKeyValue("action", plain(action));
    }

    private static LoggingEventBuilder force(LoggingEventBuilder line, SessionEvent event, String kind, long force) {
        return line(line, event, kind).addKeyValue("force", force);
    }

    private static LoggingEventBuilder line(LoggingEventBuilder line, SessionEvent event, String kind) {
        return SessionKeys.on(line.addKeyValue("event", kind), event.session());
    }

    private static Supplier<Object> json(Supplier<String> text) {
        return () -> PlainText.of(text.get(), MESSAGE_LENGTH);
    }

    private static Supplier<Object> names(List<String> names) {
        return () -> plain(String.join(", ", names));
    }

    private static String plain(String text) {
        return PlainText.of(text, TEXT_LENGTH);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
