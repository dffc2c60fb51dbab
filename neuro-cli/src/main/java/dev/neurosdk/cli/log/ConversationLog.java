package dev.neurosdk.cli.log;

import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows what happens, as it happens: one line for each event, a line below it for each violation. Among the messages the
 * same advice is given to a connection only once. Thread-safe.
 */
public final class ConversationLog implements EventSink, SessionEvent.Visitor {

    private static final int WIRE_COLUMNS = 8192;

    private final LogKind kind;
    private final Lines lines;
    private final GameWords gameWords;
    private final NeuroWords neuroWords;
    private final Consumer<String> out;
    private final Hints hints = new Hints();

    /**
     * Makes a log.
     *
     * @param kind what it shows
     * @param style what the terminal can show
     * @param columns how wide a line may be
     * @param clock tells the time of day
     * @param out takes the lines; must be thread-safe and return at once
     */
    public ConversationLog(LogKind kind, Style style, int columns, Clock clock, Consumer<String> out) {
        this.kind = kind;
        this.lines = new Lines(style, kind == LogKind.WIRE ? WIRE_COLUMNS : columns, clock);
        this.gameWords = new GameWords(style);
        this.neuroWords = new NeuroWords(style);
        this.out = out;
    }

    @Override
    public void accept(SessionEvent event) {
        if (kind != LogKind.OFF) {
            event.accept(this);
        }
    }

    @Override
    public void connected(SessionEvent.Connected event) {
        note(event.session(), new Summary("connected", "from " + event.session().remote(), Paint.DIM));
    }

    @Override
    public void messageReceived(SessionEvent.MessageReceived event) {
        Summary summary = kind == LogKind.WIRE
                ? new Summary("", MessageEncoder.encode(event.message()))
                : event.message().accept(gameWords);
        show(event.session(), Sign.FROM, summary, event.violations());
    }

    @Override
    public void inputIgnored(SessionEvent.InputIgnored event) {
        String command = event.command() == null ? "a message" : event.command();
        show(event.session(), Sign.FROM, new Summary("ignored", command, Paint.YELLOW), event.violations());
    }

    @Override
    public void ruleBroken(SessionEvent.RuleBroken event) {
        for (Violation violation : worthShowing(event.session(), List.of(event.violation()))) {
            out.accept(lines.line(event.session(), violation));
        }
    }

    @Override
    public void messageSent(SessionEvent.MessageSent event) {
        Summary summary = kind == LogKind.WIRE
                ? new Summary("", MessageEncoder.encode(event.message()))
                : event.message().accept(neuroWords);
        show(event.session(), Sign.TO, summary, List.of());
    }

    @Override
    public void gameStarted(SessionEvent.GameStarted event) {}

    @Override
    public void actionsChanged(SessionEvent.ActionsChanged event) {}

    @Override
    public void forceOpened(SessionEvent.ForceOpened event) {}

    @Override
    public void forceDeferred(SessionEvent.ForceDeferred event) {
        note(event.session(), new Summary("force waits", words(event.why()), Paint.DIM));
    }

    @Override
    public void forceIgnored(SessionEvent.ForceIgnored event) {
        wrong(event.session(), new Summary("force ignored", words(event), Paint.YELLOW));
    }

    @Override
    public void decisionAsked(SessionEvent.DecisionAsked event) {}

    @Override
    public void decisionMade(SessionEvent.DecisionMade event) {}

    @Override
    public void decisionFailed(SessionEvent.DecisionFailed event) {
        wrong(
                event.session(),
                new Summary("decision failed", "attempt " + event.attempt() + ": " + event.why(), Paint.YELLOW));
    }

    @Override
    public void answeredByHand(SessionEvent.AnsweredByHand event) {
        note(event.session(), new Summary("by hand", "an operator answers the force", Paint.DIM));
    }

    @Override
    public void pauseChanged(SessionEvent.PauseChanged event) {
        String words = event.paused() ? "the decider is paused" : "the decider is asked again";
        note(event.session(), new Summary("pause", words, Paint.YELLOW));
    }

    @Override
    public void callMade(SessionEvent.CallMade event) {}

    @Override
    public void callEnded(SessionEvent.CallEnded event) {}

    @Override
    public void resultDiscarded(SessionEvent.ResultDiscarded event) {}

    @Override
    public void contextHeld(SessionEvent.ContextHeld event) {}

    @Override
    public void shutdownAsked(SessionEvent.ShutdownAsked event) {}

    @Override
    public void shutdownEnded(SessionEvent.ShutdownEnded event) {
        note(event.session(), new Summary("shutdown", words(event.outcome()), Paint.DIM));
    }

    @Override
    public void textSent(SessionEvent.TextSent event) {
        show(event.session(), Sign.TO, new Summary("", event.text()), List.of());
    }

    @Override
    public void limitReached(SessionEvent.LimitReached event) {
        wrong(event.session(), new Summary("limit", event.limit() + ": " + event.outcome(), Paint.YELLOW));
    }

    @Override
    public void closing(SessionEvent.Closing event) {
        wrong(event.session(), new Summary("closing", event.code() + " " + event.reason(), Paint.YELLOW));
    }

    @Override
    public void forceEnded(SessionEvent.ForceEnded event) {
        if (event.outcome() == ForceOutcome.SUCCEEDED) {
            note(event.session(), new Summary("force", event.outcome().words(), Paint.DIM));
        } else {
            wrong(event.session(), new Summary("force", event.outcome().words(), Paint.YELLOW));
        }
    }

    @Override
    public void disconnected(SessionEvent.Disconnected event) {
        String reason = event.reason().isEmpty() ? "" : " " + event.reason();
        note(event.session(), new Summary("closed", event.code() + reason, Paint.DIM));
        hints.forget(event.session());
    }

    private static String words(SessionEvent.Deferral why) {
        return switch (why) {
            case OWED_RESULT -> "until the owed result is in";
            case OPEN_FORCE -> "until the open force has ended";
            case SPEECH -> "until the character has finished speaking";
            case PAUSED -> "for an operator, since the decider is paused";
        };
    }

    private static String words(SessionEvent.ForceIgnored event) {
        return switch (event.why()) {
            case NOTHING_REGISTERED -> "none of these is registered: " + String.join(", ", event.names());
            case ANOTHER_IS_OPEN -> "another force is open";
            case TOO_MANY_WAITING -> "too many forces are waiting";
        };
    }

    private static String words(ShutdownOutcome outcome) {
        return switch (outcome) {
            case READY -> "the game is ready";
            case TIMED_OUT -> "the game was not ready in time";
            case CANCELLED -> "withdrawn";
            case SUPERSEDED -> "superseded by a newer request";
            case LEFT -> "the game left or started anew first";
        };
    }

    private void note(SessionRef session, Summary summary) {
        show(session, Sign.HERE, summary, List.of());
    }

    private void wrong(SessionRef session, Summary summary) {
        out.accept(lines.line(session, Sign.HERE, summary));
    }

    private void show(SessionRef session, Sign sign, Summary summary, List<Violation> violations) {
        if (kind != LogKind.VIOLATIONS || !violations.isEmpty()) {
            out.accept(lines.lines(session, sign, summary, worthShowing(session, violations)));
        }
    }

    private List<Violation> worthShowing(SessionRef session, List<Violation> violations) {
        return kind == LogKind.MESSAGES ? hints.worthShowing(session, violations) : violations;
    }
}
