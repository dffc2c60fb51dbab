package dev.neurosdk.server.simulation;

import static dev.neurosdk.server.simulation.Invariant.ACKNOWLEDGED;
import static dev.neurosdk.server.simulation.Invariant.FUTURE_KEPT;
import static dev.neurosdk.server.simulation.Invariant.MEMORY_BOUNDED;
import static dev.neurosdk.server.simulation.Invariant.MESSAGE_ONCE;
import static dev.neurosdk.server.simulation.Invariant.NOTHING_AFTER_END;
import static dev.neurosdk.server.simulation.Invariant.NOTHING_FOR_NOTHING;
import static dev.neurosdk.server.simulation.Invariant.PAUSE_RESPECTED;
import static dev.neurosdk.server.simulation.Invariant.REGISTRY_NEWS;
import static dev.neurosdk.server.simulation.Invariant.SENT_ON_PURPOSE;
import static dev.neurosdk.server.simulation.Invariant.STRICT_ONLY;
import static dev.neurosdk.server.simulation.Invariant.TIMERS_MATCH;
import static dev.neurosdk.server.simulation.Invariant.VIEW_MATCHES;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.session.SessionLimits;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.SessionView;
import dev.neurosdk.server.session.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches one session from outside: learns of each letter before the session takes it, works out from the protocol page what
 * must come of it, and checks what does. Shares no code with the session.
 */
final class Oracle {

    private static final int MAX_REPLIES = 20;

    /** Where the connection is in its life. */
    enum Phase {
        NEW,
        OPEN,
        CLOSING,
        ENDED
    }

    final SessionSettings settings;
    final Ledger ledger;
    final long number;
    final RegistryOracle registry;
    final CallOracle calls;
    final ForceOracle forces;
    final GameOracle games;

    private final SimulatedWorld world;
    private final Connection connection;
    private Phase phase = Phase.NEW;
    private boolean speaking;
    private boolean pausedHere;
    private boolean pausedEverywhere;
    private long now;
    private @Nullable Letter letter;
    private boolean counts;

    // What this letter must bring.
    private final Map<Wanted, Object> due = new LinkedHashMap<>();
    private final List<NeuroMessage> sends = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable Object unnoted;
    private @Nullable Object closing;
    private @Nullable GameMessage message;
    private boolean ignored;
    private boolean mayClose;
    private int changesTold;
    private @Nullable Boolean pauseChange;
    private int replies;

    Oracle(SimulatedWorld world, Connection connection, long number) {
        this.world = world;
        this.connection = connection;
        this.settings = world.settings();
        this.ledger = world.ledger();
        this.number = number;
        this.registry = new RegistryOracle(this);
        this.calls = new CallOracle(this);
        this.forces = new ForceOracle(this);
        this.games = new GameOracle(this);
    }

    Phase phase() {
        return phase;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean speaking() {
        return speaking;
    }

    boolean isPaused() {
        return pausedHere || pausedEverywhere;
    }

    /** When the letter was taken. */
    long now() {
        return now;
    }

    boolean rang(Alarm.Kind kind) {
        return letter instanceof Letter.Rang rang && rang.alarm().kind == kind;
    }

    void check(boolean holds, Invariant invariant, @Nullable Object... about) {
        if (!holds) {
            throw violation(invariant, about);
        }
    }

    Violated violation(Invariant invariant, @Nullable Object... about) {
        Violated violated = new Violated(invariant, connection + ": " + Objects.toString(List.of(words(about))));
        world.violated(violated);
        return violated;
    }

    private static String words(@Nullable Object[] about) {
        StringBuilder words = new StringBuilder();
        for (Object part : about) {
            words.append(words.length() == 0 ? "" : " | ").append(part);
        }
        return words.toString();
    }

    /** A future must be kept in this letter: with an outcome equal to the given one, or of the given class. */
    void due(Wanted wanted, Object outcome) {
        due.put(wanted, outcome);
    }

    void expect(NeuroMessage sent) {
        sends.add(sent);
    }

    // ---- letters

    void begin(Letter next) {
        finish(true);
        now = world.tick();
        letter = next;
        counts = phase == Phase.OPEN
                || (phase == Phase.NEW && next instanceof Letter.Opened)
                || (phase == Phase.CLOSING && next instanceof Letter.Closed);
        if (next instanceof Letter.Wished wished) {
            connection.wished(wished.wanted());
        }
        if (counts) {
            takeUp(next);
        } else if (next instanceof Letter.Wished wished) {
            due(wished.wanted(), left(wished.wanted()));
        }
    }

    private static Object left(Wanted wanted) {
        return switch (wanted.kind) {
            case ACT, DECIDER_ACT, ANSWER -> new ActionOutcome.Abandoned();
            case DECLINE -> DeclineOutcome.LEFT;
            case SHUT_DOWN, SHUT_DOWN_NOW -> ShutdownOutcome.LEFT;
            case CANCEL_SHUTDOWN, REREGISTER, SPEECH_FINISHED, RAW -> SendOutcome.LEFT;
        };
    }

    private void takeUp(Letter next) {
        if (next instanceof Letter.Opened) {
            phase = Phase.OPEN;
            paused(pausedHere, world.isPaused());
            if (settings.reregisterOnConnect()) {
                expect(new NeuroMessage.ReregisterAll());
            }
        } else if (next instanceof Letter.Said said) {
            said(said.decoded());
        } else if (next instanceof Letter.Binary) {
            ignored = true;
            mayClose = true;
        } else if (next instanceof Letter.Answer answer) {
            forces.answered(answer);
        } else if (next instanceof Letter.Rang rang) {
            rang(rang.alarm());
        } else if (next instanceof Letter.SpeechBegan) {
            speaking = true;
        } else if (next instanceof Letter.SpeechOver over) {
            speechOver(over.message());
        } else if (next instanceof Letter.PausedHere pause) {
            paused(pause.paused(), pausedEverywhere);
        } else if (next instanceof Letter.PausedEverywhere) {
            paused(pausedHere, world.isPaused());
        } else if (next instanceof Letter.Wished wished) {
            wished(wished.wanted());
        } else if (next instanceof Letter.Closed) {
            closed();
        }
    }

    private void paused(boolean here, boolean everywhere) {
        boolean before = isPaused();
        pausedHere = here;
        pausedEverywhere = everywhere;
        if (isPaused() != before) {
            pauseChange = isPaused();
            if (isPaused()) {
                calls.paused();
                forces.paused();
            } else {
                forces.unpaused();
            }
        }
    }

    private void said(Decoded<GameMessage> decoded) {
        GameMessage understood = decoded instanceof Decoded.Understood<GameMessage> known
                        && games.admits(known.message().game())
                ? known.message()
                : null;
        if (understood == null) {
            ignored = true;
            mayClose = decoded instanceof Decoded.Malformed<GameMessage>;
            return;
        }
        message = understood;
        games.spoke(understood.game(), understood instanceof GameMessage.Startup);
        if (understood instanceof GameMessage.Startup startup) {
            started(startup.game());
        } else if (understood instanceof GameMessage.Context context) {
            calls.context(context);
        } else if (understood instanceof GameMessage.RegisterActions register) {
            registry.register(register);
        } else if (understood instanceof GameMessage.UnregisterActions unregister) {
            registry.unregister(unregister.actionNames());
            forces.registryChanged();
        } else if (understood instanceof GameMessage.ForceActions force) {
            forces.demanded(force);
        } else if (understood instanceof GameMessage.ActionResult result) {
            CallOracle.Owed call = calls.result(result);
            if (call != null && call.isForced()) {
                forces.result(result);
            }
        } else if (understood instanceof GameMessage.ShutdownReady ready) {
            games.ready(ready.game());
        }
    }

    private void started(String game) {
        forces.dropAll(ForceOutcome.RESTARTED, game::equals);
        calls.abandon(game::equals);
        registry.restarted(game);
        forces.registryChanged();
        if (settings.edition().startupAck()) {
            expect(new NeuroMessage.StartupAck(
                    new CharacterSession(Connection.publicId(number), settings.characterId(), settings.displayName())));
        }
    }

    private void rang(Alarm alarm) {
        switch (alarm.kind) {
            case RESULT -> {
                if (calls.overdue(alarm).isForced()) {
                    forces.resultOverdue();
                }
            }
            case DECISION -> forces.decisionOverdue();
            case SHUTDOWN -> games.overdue(alarm);
            case PAUSE, SPEECH -> {}
        }
    }

    private void speechOver(NeuroMessage.SpeechFinished over) {
        if (settings.edition().speechFinished()) {
            expect(over);
        }
        if (over.isFinal()) {
            speaking = false;
        }
    }

    private void wished(Wanted wanted) {
        switch (wanted.kind) {
            case ACT, DECIDER_ACT -> calls.wanted(wanted);
            case ANSWER -> forces.answered(wanted);
            case DECLINE -> forces.declined(wanted);
            case SHUT_DOWN, SHUT_DOWN_NOW -> games.shutDown(wanted);
            case CANCEL_SHUTDOWN -> games.cancel(wanted);
            case REREGISTER -> sent(wanted, new NeuroMessage.ReregisterAll(), true);
            case SPEECH_FINISHED ->
                sent(
                        wanted,
                        new NeuroMessage.SpeechFinished(true, false, null),
                        settings.edition().speechFinished());
            case RAW -> {
                texts.add(wanted.text);
                due(wanted, SendOutcome.SENT);
                RawTexts.call(wanted.text).ifPresent(call -> calls.injected(call.id(), call.name()));
            }
        }
    }

    private void sent(Wanted wanted, NeuroMessage sent, boolean known) {
        if (known) {
            expect(sent);
        }
        due(wanted, known ? SendOutcome.SENT : SendOutcome.REFUSED);
    }

    private void closed() {
        forces.dropAll(ForceOutcome.DISCONNECTED, game -> true);
        calls.abandon(game -> true);
        registry.closed();
        games.closed();
        phase = Phase.ENDED;
    }

    // ---- what is seen

    private void seen(Object what) {
        if (!counts || letter == null) {
            boolean ended = phase == Phase.ENDED || phase == Phase.CLOSING;
            throw violation(ended ? NOTHING_AFTER_END : NOTHING_FOR_NOTHING, what, letter);
        }
    }

    void event(SessionEvent event) {
        if (event instanceof SessionEvent.RuleBroken broken
                && broken.violation().rule() == Rule.NAME_COLLISION
                && broken.violation().pointer().isEmpty()) {
            nameLost(broken.violation().actual());
            return;
        }
        seen(event);
        if (event instanceof SessionEvent.MessageReceived received) {
            check(received.message() == message, MESSAGE_ONCE, event, message);
            message = null;
        } else if (event instanceof SessionEvent.InputIgnored) {
            check(ignored, MESSAGE_ONCE, event);
            ignored = false;
        } else if (event instanceof SessionEvent.MessageSent sent) {
            check(sent.message() == unnoted, SENT_ON_PURPOSE, event, unnoted);
            unnoted = null;
        } else if (event instanceof SessionEvent.TextSent sent) {
            check(sent.text().equals(unnoted), SENT_ON_PURPOSE, event, unnoted);
            unnoted = null;
        } else if (event instanceof SessionEvent.Closing) {
            check(closing != null, STRICT_ONLY, event);
            closing = null;
        } else if (event instanceof SessionEvent.PauseChanged changed) {
            check(pauseChange != null && pauseChange == changed.paused(), PAUSE_RESPECTED, event, pauseChange);
            pauseChange = null;
        } else if (event instanceof SessionEvent.GameStarted started) {
            games.started(started);
        } else if (event instanceof SessionEvent.ShutdownAsked asked) {
            games.asked(asked);
        } else if (event instanceof SessionEvent.ShutdownEnded ended) {
            games.ended(ended);
        } else if (event instanceof SessionEvent.ActionsChanged changed) {
            registry.changed(changed);
            changesTold += startingUp() ? 0 : 1;
        } else if (event instanceof SessionEvent.CallMade made) {
            calls.made(made);
        } else if (event instanceof SessionEvent.CallEnded ended) {
            calls.ended(ended);
        } else if (event instanceof SessionEvent.ResultDiscarded discarded) {
            calls.discarded(discarded);
        } else {
            forceEvent(event);
        }
    }

    private void forceEvent(SessionEvent event) {
        if (event instanceof SessionEvent.ForceOpened opened) {
            forces.opened(opened);
        } else if (event instanceof SessionEvent.ForceIgnored ignoredForce) {
            forces.ignored(ignoredForce);
        } else if (event instanceof SessionEvent.ForceDeferred deferred) {
            forces.deferred(deferred);
        } else if (event instanceof SessionEvent.DecisionAsked asked) {
            forces.asked(asked);
        } else if (event instanceof SessionEvent.DecisionMade made) {
            forces.made(made);
        } else if (event instanceof SessionEvent.AnsweredByHand answered) {
            forces.madeByHand(answered);
        } else if (event instanceof SessionEvent.DecisionFailed failed) {
            forces.failed(failed);
        } else if (event instanceof SessionEvent.ForceEnded ended) {
            forces.ended(ended);
        }
    }

    private boolean startingUp() {
        return letter instanceof Letter.Said said
                && said.decoded() instanceof Decoded.Understood<GameMessage> understood
                && understood.message() instanceof GameMessage.Startup;
    }

    /** The session tells itself, so this letter begins here. */
    private void nameLost(String actual) {
        finish(false);
        String name = actual.substring(1, actual.indexOf('"', 1));
        now = world.tick();
        letter = new Letter.NameLost(name);
        world.trace(connection, letter);
        counts = phase == Phase.OPEN;
        seen(letter);
        registry.lost(name);
        forces.registryChanged();
    }

    void sent(NeuroMessage sent) {
        seen(sent);
        if (sent instanceof NeuroMessage.Action action) {
            calls.sent(action);
        } else {
            Invariant invariant = sent instanceof NeuroMessage.StartupAck ? ACKNOWLEDGED : SENT_ON_PURPOSE;
            check(sends.remove(sent), invariant, sent, sends);
        }
        unnoted = sent;
    }

    void sent(String text) {
        seen(text);
        if (!texts.remove(text)) {
            boolean reply = settings.strictness() == Strictness.STRICT && text.contains("neuro-java/error");
            check(reply && ++replies <= MAX_REPLIES, STRICT_ONLY, text);
        }
        unnoted = text;
    }

    void close(int code) {
        seen("close " + code);
        boolean binary = letter instanceof Letter.Binary;
        boolean allowed = settings.strictness() == Strictness.STRICT && mayClose;
        check(allowed && (binary ? code == 1003 : code == 1007 || code == 1008), STRICT_ONLY, code);
        closing = code;
        phase = Phase.CLOSING;
    }

    void asked(Question question) {
        seen(question);
        forces.asked(question);
    }

    void toldStart(String game) {
        seen(game);
        games.toldStart(game);
    }

    void told(GameMessage.Context context) {
        seen(context);
        games.told(context.game());
        calls.told(context);
    }

    void toldChange(String game) {
        seen(game);
        games.told(game);
        check(--changesTold >= 0, REGISTRY_NEWS, game);
    }

    void told(String game, String action, GameMessage.ActionResult result) {
        seen(result);
        games.told(game);
        calls.told(action, result);
    }

    void toldEnd(String game, GameMessage.ForceActions force, ForceOutcome outcome) {
        seen(force);
        games.told(game);
        forces.toldEnd(force, outcome);
    }

    void toldLeft(String game) {
        seen(game);
        games.toldLeft(game);
    }

    void kept(Wanted wanted, Object outcome) {
        Object expected = due.remove(wanted);
        if (expected == null && outcome instanceof ActionOutcome.NotSent notSent) {
            calls.refused(wanted, notSent);
        } else {
            boolean right = expected instanceof Class<?> kind ? kind.isInstance(outcome) : outcome.equals(expected);
            check(right, FUTURE_KEPT, wanted, outcome, expected);
        }
        connection.kept(wanted);
    }

    // ---- after each letter

    void flush() {
        finish(true);
        letter = null;
        if (isOpen()) {
            registry.quiet();
        }
    }

    private void finish(boolean quiet) {
        if (letter == null) {
            return;
        }
        calls.finish();
        forces.finish();
        games.finish();
        check(due.isEmpty(), FUTURE_KEPT, due);
        check(sends.isEmpty() && texts.isEmpty() && unnoted == null, SENT_ON_PURPOSE, sends, texts, unnoted);
        check(closing == null, STRICT_ONLY, closing);
        check(message == null && !ignored, MESSAGE_ONCE, message, ignored);
        check(changesTold == 0, REGISTRY_NEWS, changesTold);
        check(pauseChange == null, PAUSE_RESPECTED, pauseChange);
        mayClose = false;
        replies = 0;
        timers();
        if (quiet) {
            SessionView view = connection.session().view();
            registry.finish(view.registry());
            view(view);
        }
        if (phase == Phase.ENDED) {
            calls.ended();
            forces.ended();
            check(connection.unkept().isEmpty(), FUTURE_KEPT, connection.unkept());
        }
    }

    private void timers() {
        if (phase == Phase.CLOSING) {
            return;
        }
        for (Alarm.Kind kind : Alarm.Kind.values()) {
            int open = 0;
            for (Alarm alarm : connection.alarms()) {
                open += alarm.kind == kind ? 1 : 0;
            }
            check(open == needed(kind), TIMERS_MATCH, kind, open, "needed", needed(kind));
        }
    }

    private int needed(Alarm.Kind kind) {
        boolean limited = settings.edition().resultLimit().isPresent();
        return switch (kind) {
            case RESULT -> calls.isFree() || !limited ? 0 : 1;
            case SHUTDOWN -> games.shutdowns();
            case DECISION -> forces.is(ForceOracle.Stage.CHOOSING) ? 1 : 0;
            case SPEECH -> forces.is(ForceOracle.Stage.LISTENING) ? 1 : 0;
            case PAUSE -> forces.is(ForceOracle.Stage.PAUSING) ? 1 : 0;
        };
    }

    private void view(SessionView view) {
        SessionLimits limits = settings.limits();
        check(
                view.games().size() <= limits.games()
                        && view.waitingForces() <= limits.waitingForces()
                        && view.waitingActs() <= limits.waitingActs()
                        && view.heldContexts() <= limits.heldContexts(),
                MEMORY_BOUNDED,
                view);
        CallOracle.Owed owed = calls.owed();
        ForceOracle.Demand force = forces.current();
        check(view.games().equals(games.names()), VIEW_MATCHES, view, games.names());
        check(
                owed == null
                        ? view.owed() == null
                        : view.owed() != null && view.owed().id().equals(owed.id()),
                VIEW_MATCHES,
                view.owed(),
                owed);
        check(view.waitingForces() == forces.waiting(), VIEW_MATCHES, view.waitingForces(), forces.waiting());
        check(view.waitingActs() == calls.waitingActs(), VIEW_MATCHES, view.waitingActs(), calls.waitingActs());
        check(view.heldContexts() == calls.waitingContexts(), VIEW_MATCHES, view.heldContexts());
        check(
                connection.session().isOpen() == (phase == Phase.OPEN),
                VIEW_MATCHES,
                phase,
                connection.session().isOpen());
        check(view.pause().isOn() == isPaused() || phase == Phase.NEW, VIEW_MATCHES, view.pause());
        check(
                forces.is(ForceOracle.Stage.HELD) == view.force() instanceof ForceState.Held,
                VIEW_MATCHES,
                view.force(),
                force);
        check((force == null) == (view.force() instanceof ForceState.Idle), VIEW_MATCHES, view.force(), force);
    }
}
