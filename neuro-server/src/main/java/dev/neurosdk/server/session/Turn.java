package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One transition: takes one state and one input, collects the effects, ends with the next state. From outside a pure
 * function: no clock, no I/O, no randomness. Confined to one call.
 */
final class Turn implements SessionInput.Visitor, GameMessage.Visitor<Turn>, Decoded.Visitor<GameMessage, Turn> {

    final SessionSettings settings;
    ActionRegistry registry;

    @Nullable
    PendingCall owed;

    ForceState force;

    private final ForceSteps forceSteps = new ForceSteps(this);
    private final String publicId;
    private final List<Effect> effects = new ArrayList<>();
    private SessionRef session;
    private SessionState.Phase phase;
    private long tickets;

    private Turn(SessionSettings settings, SessionState state) {
        this.settings = settings;
        session = state.session();
        publicId = state.publicId();
        phase = state.phase();
        registry = state.registry();
        owed = state.owed();
        force = state.force();
        tickets = state.tickets();
    }

    /** The next state, and what the world is asked to do on the way there, in order. */
    record Step(SessionState state, List<Effect> effects) {}

    static Step take(SessionSettings settings, SessionState state, SessionInput input) {
        Turn turn = new Turn(settings, state);
        if (state.phase() != SessionState.Phase.ENDED) {
            input.accept(turn);
        }
        return new Step(turn.state(), turn.effects);
    }

    private SessionState state() {
        return new SessionState(session, publicId, phase, registry, owed, force, tickets);
    }

    // ---- inputs

    @Override
    public void opened(SessionInput.Opened input) {
        emit(new SessionEvent.Connected(session));
        if (settings.reregisterOnConnect()) {
            send(new NeuroMessage.ReregisterAll());
        }
    }

    @Override
    public void said(SessionInput.Said input) {
        input.decoded().accept(this);
    }

    @Override
    public void binaryReceived(SessionInput.BinaryReceived input) {
        Violation violation = Violation.of(
                Rule.TEXT_FRAME, settings.edition(), "", "a text frame", input.length() + " bytes in a binary frame");
        emit(new SessionEvent.InputIgnored(session, null, List.of(violation)));
    }

    @Override
    public void decided(SessionInput.Decided input) {
        forceSteps.decided(input);
    }

    @Override
    public void undecided(SessionInput.Undecided input) {
        forceSteps.undecided(input);
    }

    @Override
    public void timerFired(SessionInput.TimerFired input) {
        forceSteps.timerFired(input.timer());
    }

    @Override
    public void closed(SessionInput.Closed input) {
        forgetEverything(ForceOutcome.DISCONNECTED);
        emit(new SessionEvent.Disconnected(session, input.code(), input.reason()));
        if (phase == SessionState.Phase.NAMED) {
            String game = game();
            tell(decider -> decider.gameLeft(game));
        }
        phase = SessionState.Phase.ENDED;
    }

    // ---- what the decoder made of a text

    @Override
    public Turn understood(Decoded.Understood<GameMessage> understood) {
        GameMessage message = understood.message();
        boolean first = phase == SessionState.Phase.SILENT;
        boolean startup = message instanceof GameMessage.Startup;
        String before = game();
        if (first || startup) {
            session = session.named(message.game());
            phase = SessionState.Phase.NAMED;
        }
        emit(new SessionEvent.MessageReceived(session, message, understood.violations()));
        if (first && !startup) {
            broken(Rule.STARTUP_FIRST, "/command", "startup", message.command());
            tell(decider -> decider.gameStarted(message.game()));
        } else if (!first && !message.game().equals(before)) {
            broken(Rule.GAME_NAME_STABLE, "/game", quoted(before), quoted(message.game()));
            if (startup) {
                tell(decider -> decider.gameLeft(before));
            }
        }
        return message.accept(this);
    }

    @Override
    public Turn unrecognized(Decoded.Unrecognized<GameMessage> unrecognized) {
        emit(new SessionEvent.InputIgnored(session, unrecognized.command(), unrecognized.violations()));
        return this;
    }

    @Override
    public Turn malformed(Decoded.Malformed<GameMessage> malformed) {
        emit(new SessionEvent.InputIgnored(session, malformed.command(), malformed.violations()));
        return this;
    }

    // ---- messages

    @Override
    public Turn startup(GameMessage.Startup startup) {
        forgetEverything(ForceOutcome.RESTARTED);
        tell(decider -> decider.gameStarted(startup.game()));
        if (settings.edition().startupAck()) {
            send(new NeuroMessage.StartupAck(
                    new CharacterSession(publicId, settings.characterId(), settings.displayName())));
        }
        return this;
    }

    @Override
    public Turn context(GameMessage.Context context) {
        tell(decider -> decider.contextReceived(context));
        return this;
    }

    @Override
    public Turn registerActions(GameMessage.RegisterActions register) {
        registry = new Registration(this).add(register.actions());
        return this;
    }

    @Override
    public Turn unregisterActions(GameMessage.UnregisterActions unregister) {
        registry = registry.without(unregister.actionNames());
        forceSteps.namesRemoved();
        return this;
    }

    @Override
    public Turn forceActions(GameMessage.ForceActions message) {
        forceSteps.demanded(message);
        return this;
    }

    @Override
    public Turn actionResult(GameMessage.ActionResult result) {
        PendingCall call = owed;
        if (call == null || !call.id().equals(result.id())) {
            broken(Rule.RESULT_ID, "/data/id", "the id of the pending call", quoted(result.id()));
            return this;
        }
        owed = null;
        effects.add(new Effect.CancelTimer(call.timer()));
        tell(decider -> decider.resultReceived(call.action(), result));
        forceSteps.answered(result);
        return this;
    }

    @Override
    public Turn shutdownReady(GameMessage.ShutdownReady ready) {
        return this;
    }

    private void forgetEverything(ForceOutcome outcome) {
        forceSteps.drop(outcome);
        if (owed != null) {
            effects.add(new Effect.CancelTimer(owed.timer()));
            owed = null;
        }
        registry = ActionRegistry.EMPTY;
    }

    // ---- what the steps are made of

    long nextTicket() {
        return ++tickets;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void send(NeuroMessage message) {
        effects.add(new Effect.Send(message));
        emit(new SessionEvent.MessageSent(session, message));
    }

    void tell(Consumer<Decider> news) {
        effects.add(new Effect.Tell(news));
    }

    void emit(SessionEvent event) {
        effects.add(new Effect.Emit(event));
    }

    void broken(Rule rule, String pointer, String expected, String actual) {
        broken(Violation.of(rule, settings.edition(), pointer, expected, actual));
    }

    void broken(Violation violation) {
        emit(new SessionEvent.RuleBroken(session, violation));
    }

    SessionRef session() {
        return session;
    }

    /** The game's name; empty until it is known. */
    String game() {
        return Objects.requireNonNullElse(session.game(), "");
    }

    static String quoted(String text) {
        return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
    }
}
