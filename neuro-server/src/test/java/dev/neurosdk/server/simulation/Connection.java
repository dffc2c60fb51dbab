package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** One connection of the world: the session under test, the socket, and the oracle that watches both. */
final class Connection implements Surroundings.Peer, Surroundings.Timers {

    private static final SessionInput NOTHING = new SessionInput.TimerFired(0);

    private final SimulatedWorld world;
    private final long number;
    private final Oracle oracle;
    private final Session session;
    private final List<Alarm> alarms = new ArrayList<>();
    private final Set<Wanted> unkept = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Game> handed = new HashMap<>();

    Connection(SimulatedWorld world, long number, Decider decider, Decider fallback) {
        this.world = world;
        this.number = number;
        this.oracle = new Oracle(world, this, number);
        this.session = new Session(
                world.settings(),
                new SessionRef(number, publicId(number), "127.0.0.1:" + number, null),
                new Surroundings(
                        this,
                        decider,
                        fallback,
                        this::event,
                        this,
                        world.names(),
                        this::hush,
                        world::isPaused,
                        world::reported));
    }

    static String publicId(long number) {
        return "public-" + number;
    }

    Oracle oracle() {
        return oracle;
    }

    Session session() {
        return session;
    }

    List<Alarm> alarms() {
        return alarms;
    }

    Set<Wanted> unkept() {
        return unkept;
    }

    void wished(Wanted wanted) {
        unkept.add(wanted);
    }

    void kept(Wanted wanted) {
        unkept.remove(wanted);
    }

    /** The ids of the calls that have arrived, oldest first. */
    List<String> ids() {
        return ids;
    }

    // ---- in

    /** Hands an input to the session, and tells the oracle just before the session takes it. */
    void post(Letter letter, SessionInput input) {
        announce(letter);
        session.post(input);
    }

    void announce(Letter letter) {
        session.post(NOTHING, () -> {
            world.trace(this, letter);
            oracle.begin(letter);
        });
    }

    /** Once the letters before it are done, so that nothing comes between the announcement and the wish. */
    void wish(Wanted wanted) {
        session.post(NOTHING, () -> {
            announce(new Letter.Wished(wanted));
            carryOut(wanted).whenComplete((outcome, failure) -> {
                world.tally().met(outcome);
                world.guarded(() -> oracle.kept(wanted, failure == null ? outcome : failure));
                world.meddle();
            });
        });
    }

    /** The decider is handed a game. */
    void handed(Game game) {
        handed.put(game.name(), game);
    }

    private CompletionStage<?> carryOut(Wanted wanted) {
        Game game = session.games().stream()
                .filter(known -> known.name().equals(wanted.game))
                .findFirst()
                .orElseThrow();
        return switch (wanted.kind) {
            case DECIDER_ACT ->
                Objects.requireNonNull(handed.get(wanted.game)).act(Objects.requireNonNull(wanted.decision));
            case ANSWER -> session.answer(wanted.force, Objects.requireNonNull(wanted.decision));
            case DECLINE -> session.decline(wanted.force);
            case ACT -> game.act(Objects.requireNonNull(wanted.decision));
            case SHUT_DOWN -> game.shutDown(Duration.ofNanos(wanted.deadline));
            case SHUT_DOWN_NOW -> game.shutDownNow(Duration.ofNanos(wanted.deadline));
            case CANCEL_SHUTDOWN -> game.cancelShutdown();
            case REREGISTER -> game.reregisterAll();
            case SPEECH_FINISHED -> game.speechFinished(new NeuroMessage.SpeechFinished(true, false, null));
            case RAW -> game.sendRaw(wanted.text);
        };
    }

    void rings(Alarm alarm) {
        alarms.remove(alarm);
        announce(new Letter.Rang(alarm));
        alarm.task.run();
    }

    // ---- out

    @Override
    public void send(NeuroMessage message) {
        world.guarded(() -> oracle.sent(message));
        if (message instanceof NeuroMessage.Action action) {
            ids.add(action.id());
        }
    }

    @Override
    public void sendRaw(String text) {
        world.guarded(() -> oracle.sent(text));
    }

    @Override
    public void close(int code, String reason) {
        world.guarded(() -> oracle.close(code));
    }

    private void event(SessionEvent event) {
        world.tally().met(event);
        world.guarded(() -> oracle.event(event));
        world.misbehave();
    }

    private void hush(ForcePriority priority) {
        world.guarded(() -> oracle.forces.hushed(priority));
        world.misbehave();
    }

    @Override
    public Runnable start(Duration delay, Runnable task) {
        Alarm alarm = world.alarm(this, delay.toNanos(), task);
        alarms.add(alarm);
        return () -> {
            if (alarms.remove(alarm)) {
                world.stopped(alarm);
            }
        };
    }

    @Override
    public String toString() {
        return "connection " + number;
    }
}
