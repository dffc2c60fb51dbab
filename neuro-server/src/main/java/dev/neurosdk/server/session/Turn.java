package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One transition: takes one state and one input, collects the effects, ends with the next state. From outside a pure
 * function: no clock, no I/O, no randomness. Confined to one call.
 */
final class Turn implements InputVisitor, GameMessage.Visitor<Turn>, Decoded.Visitor<GameMessage, Turn> {

    private static final int USUAL_EFFECTS = 16;

    final SessionSettings settings;
    ActionRegistry registry;
    boolean speaking;
    DeciderPause pause;

    private final ForceSteps forces;
    private final CallSteps calls;
    private final GameSteps games;
    private final Reproach reproach;
    private final List<Effect> effects = new ArrayList<>(USUAL_EFFECTS);
    private SessionRef session;
    private ConnectionState connection;
    private Set<String> taken = Set.of();
    private long tickets;

    private Turn(SessionSettings settings, SessionState state) {
        this.settings = settings;
        session = state.session();
        connection = state.connection();
        registry = state.registry();
        speaking = state.speaking();
        pause = state.pause();
        tickets = state.counts().tickets();
        reproach = new Reproach(this);
        calls = new CallSteps(this, state);
        forces = new ForceSteps(this, calls, state);
        games = new GameSteps(this, state);
    }

    /** The next state, and what the world is asked to do on the way there, in order. */
    record Step(SessionState state, List<Effect> effects) {}

    static Step take(SessionSettings settings, SessionState state, SessionInput input) {
        Turn turn = new Turn(settings, state);
        if (state.connection().admits(input)) {
            input.accept(turn);
            turn.proceed();
        } else if (input instanceof Wish wish) {
            turn.effect(wish.abandoned());
        }
        return new Step(turn.state(), turn.effects);
    }

    private SessionState state() {
        return new SessionState(
                session,
                connection,
                games.states(),
                registry,
                calls.state(),
                calls.settled(),
                calls.injected(),
                calls.held(),
                forces.state(),
                forces.queue(),
                calls.acts(),
                speaking,
                pause,
                new SessionState.Counts(tickets, calls.count(), forces.count()));
    }

    /** Takes up whatever can begin now: a force that waited, then an act, then the next force. */
    private void proceed() {
        boolean moved = true;
        while (moved && connection.isOpen()) {
            moved = calls.isFree() && (forces.resume() || (forces.isIdle() && somethingBegins()));
        }
    }

    private boolean somethingBegins() {
        return calls.nextAct() || forces.next();
    }

    // ---- inputs

    @Override
    public void opened(SessionInput.Opened input) {
        connection = new ConnectionState.Open();
        emit(new SessionEvent.Connected(session));
        become(pause.everywhere(input.paused()));
        if (settings.reregisterOnConnect()) {
            sendOut(new NeuroMessage.ReregisterAll());
        }
    }

    @Override
    public void said(SessionInput.Said input) {
        taken = input.taken();
        input.decoded().accept(this);
    }

    @Override
    public void binaryReceived(SessionInput.BinaryReceived input) {
        Violation violation =
                violation(Rule.TEXT_FRAME, "", "a text frame", input.length() + " bytes in a binary frame");
        emit(new SessionEvent.InputIgnored(session, null, List.of(violation)));
        reproach.binary();
    }

    @Override
    public void decided(SessionInput.Decided input) {
        forces.decided(input);
    }

    @Override
    public void undecided(SessionInput.Undecided input) {
        forces.undecided(input);
    }

    @Override
    public void timerFired(SessionInput.TimerFired input) {
        if (!games.timerFired(input.timer()) && !calls.timerFired(input.timer(), forces)) {
            forces.timerFired(input.timer());
        }
    }

    @Override
    public void nameTaken(SessionInput.NameTaken input) {
        String name = input.name();
        if (registry.contains(name)) {
            broken(Rule.NAME_COLLISION, "", "a name that no other game uses", quoted(name) + ", now another's");
            remove(List.of(name));
        }
    }

    @Override
    public void speechBegan(SessionInput.SpeechBegan input) {
        speaking = true;
    }

    @Override
    public void speechFinished(SessionInput.SpeechFinished input) {
        if (settings.edition().speechFinished() && connection.isOpen()) {
            sendOut(input.message());
        }
        if (input.message().isFinal()) {
            speaking = false;
            forces.speechOver();
        }
    }

    @Override
    public void pausedHere(SessionInput.PausedHere input) {
        become(pause.here(input.paused()));
    }

    @Override
    public void pausedEverywhere(SessionInput.PausedEverywhere input) {
        become(pause.everywhere(input.paused()));
    }

    private void become(DeciderPause next) {
        boolean changed = next.isOn() != pause.isOn();
        pause = next;
        if (changed) {
            emit(new SessionEvent.PauseChanged(session, pause.isOn()));
        }
        if (changed && pause.isOn()) {
            calls.paused();
            forces.paused();
        } else if (changed) {
            forces.unpaused();
        }
    }

    @Override
    public void limitReached(SessionInput.LimitReached input) {
        emit(new SessionEvent.LimitReached(session, input.limit(), input.outcome()));
    }

    @Override
    public void closed(SessionInput.Closed input) {
        forces.dropAll(ForceOutcome.DISCONNECTED, force -> true);
        calls.abandon(call -> true);
        forget(List.copyOf(registry.names()));
        games.left();
        emit(new SessionEvent.Disconnected(session, input.code(), input.reason()));
        connection = new ConnectionState.Ended();
    }

    // ---- wishes

    @Override
    public void act(Wish.Act wish) {
        calls.wanted(wish);
    }

    @Override
    public void answer(Wish.Answer wish) {
        forces.answer(wish);
    }

    @Override
    public void decline(Wish.Decline wish) {
        forces.decline(wish);
    }

    @Override
    public void shutDown(Wish.ShutDown wish) {
        games.shutDown(wish);
    }

    @Override
    public void cancelShutdown(Wish.CancelShutdown wish) {
        games.cancelShutdown(wish);
    }

    @Override
    public void send(Wish.Send wish) {
        boolean known = !(wish.message() instanceof NeuroMessage.SpeechFinished)
                || settings.edition().speechFinished();
        if (known) {
            sendOut(wish.message());
        }
        effect(new Effect.Keep<>(wish.asker(), known ? SendOutcome.SENT : SendOutcome.REFUSED));
    }

    @Override
    public void sendRaw(Wish.SendRaw wish) {
        sendOut(wish.text());
        calls.injected(wish.text());
        effect(new Effect.Keep<>(wish.asker(), SendOutcome.SENT));
    }

    // ---- what the decoder made of a text

    @Override
    public Turn understood(Decoded.Understood<GameMessage> understood) {
        GameMessage message = understood.message();
        boolean startup = message instanceof GameMessage.Startup;
        if (!games.admits(message.game())) {
            emit(new SessionEvent.InputIgnored(session, message.command(), List.of(games.oneTooMany(message.game()))));
            return this;
        }
        String before = games.isFirst() ? null : game();
        if (before == null || startup) {
            session = session.named(message.game());
        }
        emit(new SessionEvent.MessageReceived(session, message, understood.violations()));
        understood.violations().forEach(reproach::broken);
        if (before != null && games.isNew(message.game())) {
            broken(Rule.GAME_NAME_STABLE, "/game", quoted(before), quoted(message.game()));
        }
        if (!startup && games.isNew(message.game())) {
            if (before == null) {
                broken(Rule.STARTUP_FIRST, "/command", "startup", message.command());
            }
            games.spoke(message.game());
        }
        return message.accept(this);
    }

    @Override
    public Turn unrecognized(Decoded.Unrecognized<GameMessage> unrecognized) {
        emit(new SessionEvent.InputIgnored(session, unrecognized.command(), unrecognized.violations()));
        reproach.unrecognized(unrecognized);
        return this;
    }

    @Override
    public Turn malformed(Decoded.Malformed<GameMessage> malformed) {
        emit(new SessionEvent.InputIgnored(session, malformed.command(), malformed.violations()));
        reproach.malformed(malformed);
        return this;
    }

    // ---- messages

    @Override
    public Turn startup(GameMessage.Startup startup) {
        String game = startup.game();
        forces.dropAll(ForceOutcome.RESTARTED, force -> force.game().equals(game));
        calls.abandon(call -> call.equals(game));
        List<String> forgotten =
                registry.actionsOf(game).stream().map(RegisteredAction::name).toList();
        if (!forgotten.isEmpty()) {
            forget(forgotten);
            forces.namesRemoved();
            emitActionsChanged(game, List.of(), forgotten); // gameStarted tells the decider
        }
        games.started(game);
        if (settings.edition().startupAck()) {
            sendOut(new NeuroMessage.StartupAck(
                    new CharacterSession(session.publicId(), settings.characterId(), settings.displayName())));
        }
        return this;
    }

    @Override
    public Turn context(GameMessage.Context context) {
        calls.context(context);
        return this;
    }

    @Override
    public Turn registerActions(GameMessage.RegisterActions register) {
        ActionRegistry before = registry;
        Registration registration = new Registration(this, register.game(), taken);
        registry = registration.add(register.actions());
        List<String> added = registration.added();
        claim(registration.claims());
        Map<String, List<String>> lost = before.owners(added);
        lost.remove(register.game());
        lost.forEach((owner, names) -> actionsChanged(owner, List.of(), names));
        actionsChanged(register.game(), added, List.of());
        return this;
    }

    @Override
    public Turn unregisterActions(GameMessage.UnregisterActions unregister) {
        remove(unregister.actionNames());
        return this;
    }

    @Override
    public Turn forceActions(GameMessage.ForceActions message) {
        forces.demanded(message);
        return this;
    }

    @Override
    public Turn actionResult(GameMessage.ActionResult result) {
        calls.result(result, forces);
        return this;
    }

    @Override
    public Turn shutdownReady(GameMessage.ShutdownReady ready) {
        games.ready(ready.game());
        return this;
    }

    // ---- the registry

    private void remove(List<String> names) {
        Map<String, List<String>> owners = registry.owners(names);
        forget(names);
        forces.namesRemoved();
        owners.forEach((owner, gone) -> actionsChanged(owner, List.of(), gone));
    }

    private void forget(Collection<String> names) {
        List<String> gone = names.stream().filter(registry::contains).distinct().toList();
        registry = registry.without(gone);
        release(gone);
    }

    private void claim(List<String> names) {
        if (settings.scope() == NameScope.CHARACTER && !names.isEmpty()) {
            effect(new Effect.Claim(names));
        }
    }

    private void release(List<String> names) {
        if (settings.scope() == NameScope.CHARACTER && !names.isEmpty()) {
            effect(new Effect.Release(names));
        }
    }

    private void actionsChanged(String game, List<String> added, List<String> removed) {
        if (!added.isEmpty() || !removed.isEmpty()) {
            emitActionsChanged(game, added, removed);
            tell(game, Decider::actionsChanged);
        }
    }

    private void emitActionsChanged(String game, List<String> added, List<String> removed) {
        emit(new SessionEvent.ActionsChanged(session, game, added, removed, registry.size()));
    }

    // ---- what the steps are made of

    long nextTicket() {
        return ++tickets;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void sendOut(NeuroMessage message) {
        effects.add(new Effect.Send(message));
        emit(new SessionEvent.MessageSent(session, message));
    }

    void sendOut(String text) {
        effects.add(new Effect.SendRaw(text));
        emit(new SessionEvent.TextSent(session, text));
    }

    /** Ends the connection; what the game says until it is gone no longer counts. */
    void close(int code, String reason) {
        connection = new ConnectionState.Closing();
        effects.add(new Effect.Close(code, reason));
        emit(new SessionEvent.Closing(session, code, reason));
    }

    void tell(String game, BiConsumer<Decider, Game> news) {
        effects.add(new Effect.Tell(game, news));
    }

    void emit(SessionEvent event) {
        effects.add(new Effect.Emit(event));
    }

    void broken(Rule rule, String pointer, String expected, String actual) {
        broken(violation(rule, pointer, expected, actual));
    }

    void broken(Violation violation) {
        emit(new SessionEvent.RuleBroken(session, violation));
        reproach.broken(violation);
    }

    Violation violation(Rule rule, String pointer, String expected, String actual) {
        return Violation.of(rule, settings.edition(), pointer, expected, actual);
    }

    SessionRef session() {
        return session;
    }

    /** The name of the game that spoke first or announced itself last; empty until it is known. */
    String game() {
        return Objects.requireNonNullElse(session.game(), "");
    }

    static String quoted(String text) {
        return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
    }
}
