package dev.neurosdk.server.stream.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.stream.Heading;
import dev.neurosdk.server.stream.StreamHub;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Publishes each event as an item, and each broken rule as one of its own. What every exchange consists of is written only when
 * somebody wants to see it. Never waits. Thread-safe.
 */
public final class SessionItems implements EventSink, SessionEvent.Visitor {

    /** The longest text of a message that is shown whole, in characters. */
    public static final int LONGEST_TEXT = 4096;

    /** About what an item takes besides its texts, in bytes. */
    private static final int BARE = 500;

    /** Texts of a length that nobody asks for. */
    private static final long UNBOUNDED = Integer.MAX_VALUE;

    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 100;
    private static final String CONNECTIONS = "connections";
    private static final String MESSAGES = "messages";
    private static final String GAMES = "games";
    private static final String FORCES = "forces";
    private static final String CALLS = "calls";
    private static final String FINDINGS = "findings";
    private static final Heading MESSAGE_RECEIVED = new Heading(MESSAGES, "message_received");
    private static final Heading MESSAGE_SENT = new Heading(MESSAGES, "message_sent");
    private static final Heading FORCE_OPENED = new Heading(FORCES, "force_opened");
    private static final Heading FORCE_ENDED = new Heading(FORCES, "force_ended");
    private static final Heading DECISION_ASKED = new Heading(FORCES, "decision_asked");
    private static final Heading DECISION_MADE = new Heading(FORCES, "decision_made");
    private static final Heading CALL_MADE = new Heading(CALLS, "call_made");
    private static final Heading CALL_ENDED = new Heading(CALLS, "call_ended");

    private final StreamHub hub;

    /**
     * Makes a sink.
     *
     * @param hub where items are published; a history in memory never fails or waits
     */
    public SessionItems(StreamHub hub) {
        this.hub = requireNonNull(hub, "hub");
    }

    @Override
    public void accept(SessionEvent event) {
        event.accept(this);
    }

    @Override
    public void connected(SessionEvent.Connected event) {
        // "connected" is a word of the stream's own.
        publish(CONNECTIONS, "game_connected", data(event));
    }

    @Override
    public void disconnected(SessionEvent.Disconnected event) {
        publish(
                CONNECTIONS,
                "game_disconnected",
                data(event).member("code", event.code()).member("reason", cut(event.reason())));
    }

    @Override
    public void closing(SessionEvent.Closing event) {
        publish(CONNECTIONS, "closing", data(event).member("code", event.code()).member("reason", cut(event.reason())));
    }

    @Override
    public void limitReached(SessionEvent.LimitReached event) {
        publish(
                CONNECTIONS,
                "limit_reached",
                data(event).member("limit", cut(event.limit())).member("outcome", cut(event.outcome())));
    }

    @Override
    public void messageReceived(SessionEvent.MessageReceived event) {
        GameMessage message = event.message();
        publish(
                MESSAGE_RECEIVED,
                event,
                characters(message),
                json -> text(json.member("command", message.command()), MessageEncoder.encode(message)));
        broken(event, event.violations());
    }

    @Override
    public void messageSent(SessionEvent.MessageSent event) {
        NeuroMessage message = event.message();
        publish(
                MESSAGE_SENT,
                event,
                characters(message),
                json -> text(json.member("command", message.command()), MessageEncoder.encode(message)));
    }

    @Override
    public void textSent(SessionEvent.TextSent event) {
        publish(MESSAGES, "text_sent", text(data(event), event.text()));
    }

    @Override
    public void inputIgnored(SessionEvent.InputIgnored event) {
        String command = event.command();
        publish(MESSAGES, "input_ignored", data(event).nullable("command", command == null ? null : cut(command)));
        broken(event, event.violations());
    }

    @Override
    public void contextHeld(SessionEvent.ContextHeld event) {
        publish(MESSAGES, "context_held", data(event).member("held", event.held()));
    }

    @Override
    public void ruleBroken(SessionEvent.RuleBroken event) {
        broken(event, List.of(event.violation()));
    }

    @Override
    public void gameStarted(SessionEvent.GameStarted event) {
        publish(GAMES, "game_started", data(event));
    }

    @Override
    public void actionsChanged(SessionEvent.ActionsChanged event) {
        JsonText json = names(names(data(event), "added", event.added()), "removed", event.removed());
        publish(GAMES, "actions_changed", json.member("registered", event.registered()));
    }

    @Override
    public void shutdownAsked(SessionEvent.ShutdownAsked event) {
        publish(GAMES, "shutdown_asked", data(event).member("immediate", event.immediate()));
    }

    @Override
    public void shutdownEnded(SessionEvent.ShutdownEnded event) {
        publish(GAMES, "shutdown_ended", data(event).member("outcome", word(event.outcome())));
    }

    @Override
    public void forceOpened(SessionEvent.ForceOpened event) {
        String query = event.message().query();
        ForcePriority priority = event.message().priority();
        List<String> names = event.names();
        long force = event.force();
        publish(
                FORCE_OPENED,
                event,
                characters(names) + query.length(),
                json -> names(
                        json.member("force", force).member("query", cut(query)).member("priority", priority.wire()),
                        "actions",
                        names));
    }

    @Override
    public void forceDeferred(SessionEvent.ForceDeferred event) {
        publish(FORCES, "force_deferred", force(event, event.force()).member("why", word(event.why())));
    }

    @Override
    public void forceIgnored(SessionEvent.ForceIgnored event) {
        publish(
                FORCES,
                "force_ignored",
                names(data(event), "actions", event.names()).member("why", word(event.why())));
    }

    @Override
    public void forceEnded(SessionEvent.ForceEnded event) {
        publish(
                FORCE_ENDED,
                event,
                0,
                json -> json.member("force", event.force())
                        .member("outcome", word(event.outcome()))
                        .member("attempts", event.attempts()));
    }

    @Override
    public void decisionAsked(SessionEvent.DecisionAsked event) {
        publish(
                DECISION_ASKED,
                event,
                0,
                json -> json.member("force", event.force()).member("attempt", event.attempt()));
    }

    @Override
    public void pauseChanged(SessionEvent.PauseChanged event) {
        publish(FORCES, "pause_changed", data(event).member("paused", event.paused()));
    }

    @Override
    public void answeredByHand(SessionEvent.AnsweredByHand event) {
        publish(
                FORCES,
                "answered_by_hand",
                force(event, event.force()).member("attempt", event.attempt()).member("action", cut(event.action())));
    }

    @Override
    public void decisionMade(SessionEvent.DecisionMade event) {
        publish(
                DECISION_MADE,
                event,
                event.action().length(),
                json -> json.member("force", event.force())
                        .member("attempt", event.attempt())
                        .member("action", cut(event.action())));
    }

    @Override
    public void decisionFailed(SessionEvent.DecisionFailed event) {
        publish(
                FORCES,
                "decision_failed",
                force(event, event.force()).member("attempt", event.attempt()).member("why", cut(event.why())));
    }

    @Override
    public void callMade(SessionEvent.CallMade event) {
        publish(
                CALL_MADE,
                event,
                event.id().length() + event.action().length(),
                json -> call(json, event.id(), event.action()).member("forced", event.forced()));
    }

    @Override
    public void callEnded(SessionEvent.CallEnded event) {
        publish(
                CALL_ENDED,
                event,
                event.id().length() + event.action().length(),
                json -> call(json, event.id(), event.action()).member("outcome", word(event.outcome())));
    }

    @Override
    public void resultDiscarded(SessionEvent.ResultDiscarded event) {
        publish(
                CALLS,
                "result_discarded",
                data(event).member("id", cut(event.id())).member("kind", word(event.kind())));
    }

    private void broken(SessionEvent event, List<Violation> violations) {
        for (Violation violation : violations) {
            publish(
                    FINDINGS,
                    "rule_broken",
                    data(event)
                            .member("clause", violation.clause().id())
                            .member("rule", violation.rule().id())
                            .member("level", word(violation.level()))
                            .member("pointer", cut(violation.pointer()))
                            .member("message", cut(violation.message())));
        }
    }

    private void publish(String topic, String type, JsonText data) {
        publish(new Heading(topic, type), data);
    }

    private void publish(Heading heading, JsonText data) {
        String json = data.endObject().toString();
        hub.post(heading, json.length(), () -> json);
    }

    /**
     * Publishes what is written later, unless it would hold on to more until then than it becomes.
     *
     * @param characters of all texts that the data are made from
     */
    private void publish(Heading heading, SessionEvent event, long characters, UnaryOperator<JsonText> members) {
        SessionRef session = event.session();
        String game = session.game();
        long texts = characters + (game == null ? 0 : game.length());
        if (texts > LONGEST_TEXT) {
            publish(heading, members.apply(data(session)));
            return;
        }
        hub.post(
                heading,
                BARE + 2 * (int) texts,
                () -> members.apply(data(session)).endObject().toString());
    }

    /** The texts of what is said all the time; more than any limit for everything else. */
    private static long characters(GameMessage message) {
        long game = message.game().length();
        if (message instanceof GameMessage.Context context) {
            return game + context.message().length();
        }
        if (message instanceof GameMessage.ActionResult result) {
            String words = result.message();
            return game + result.id().length() + (words == null ? 0 : words.length());
        }
        if (message instanceof GameMessage.ForceActions force) {
            String state = force.state();
            return game
                    + force.query().length()
                    + (state == null ? 0 : state.length())
                    + characters(force.actionNames());
        }
        return UNBOUNDED;
    }

    private static long characters(NeuroMessage message) {
        if (message instanceof NeuroMessage.Action action) {
            String data = action.data();
            return (long) action.id().length() + action.name().length() + (data == null ? 0 : data.length());
        }
        return UNBOUNDED;
    }

    private static long characters(List<String> texts) {
        long sum = 0;
        for (String text : texts) {
            sum += text.length();
        }
        return sum;
    }

    private static JsonText data(SessionEvent event) {
        return data(event.session());
    }

    private static JsonText data(SessionRef session) {
        String game = session.game();
        return new JsonText()
                .beginObject()
                .member("session", session.number())
                .member("remote", session.remote())
                .nullable("game", game == null ? null : cut(game));
    }

    private static JsonText force(SessionEvent event, long force) {
        return data(event).member("force", force);
    }

    private static JsonText call(JsonText json, String id, String action) {
        return json.member("id", cut(id)).member("action", cut(action));
    }

    private static JsonText text(JsonText json, String text) {
        return json.member("text", cut(text, LONGEST_TEXT)).member("length", text.length());
    }

    private static JsonText names(JsonText json, String member, List<String> names) {
        return json.member(
                member,
                names.stream()
                        .limit(MOST_NAMES)
                        .map(name -> cut(name, LONGEST_NAME))
                        .toList());
    }

    private static String cut(String words) {
        return cut(words, LONGEST_WORDS);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
