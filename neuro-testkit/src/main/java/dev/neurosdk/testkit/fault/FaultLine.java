package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out on one connection. A peer wraps its wire and its listener; a proxy wraps both of its wires, and
 * lets {@link #answering} answer pings. Every fault is recorded right before what it changes.
 *
 * <p>What arrives is held back until a wire is wrapped. Messages that a sender sends in fragments are looked at as a whole, when
 * their last fragment is sent. Thread-safe; nothing of anybody else runs under a lock.
 */
public final class FaultLine {

    private final LineParts parts;
    private final FaultPlan plan;
    private final int connection;
    private final Timeline timeline;
    private final Recorder recorder;
    private final long started;
    private final Object lock = new Object();
    private final List<RuleState> rules = new ArrayList<>();
    private final Conversation conversation;
    private final Map<Direction, Route> routes = new EnumMap<>(Direction.class);
    private final List<Outlet.Sending> wires = new ArrayList<>();
    private boolean ended;

    FaultLine(FaultPlan plan, int connection, Timeline timeline, Recorder recorder, long seed) {
        this(plan, connection, timeline, recorder, seed, new LineParts());
    }

    FaultLine(FaultPlan plan, int connection, Timeline timeline, Recorder recorder, long seed, LineParts parts) {
        this.parts = parts;
        this.plan = plan;
        this.connection = connection;
        this.timeline = timeline;
        this.recorder = recorder;
        this.started = timeline.nanos();
        this.conversation = new Conversation(connection, started);
        for (int i = 0; i < plan.rules().size(); i++) {
            FaultRule rule = plan.rules().get(i);
            if (rule.when().connection() == 0 || rule.when().connection() == connection) {
                rules.add(parts.rule(rule, Seeds.of(plan, seed, connection, i)));
            }
        }
    }

    /**
     * Puts the line in front of a wire.
     *
     * @param wire the connection
     * @param outgoing the way that its messages go
     * @return the wire to use instead
     * @throws IllegalArgumentException when the plan needs a connection opened for frames, and this one is not
     */
    public Wire wrap(Wire wire, Direction outgoing) {
        if (plan.isEmpty()) {
            return wire;
        }
        refuseWithoutFrames(wire, outgoing);
        Outlet.Sending outlet = new Outlet.Sending(wire, outgoing == Direction.C2S);
        Route route = route(outgoing, outlet);
        List<Route> all;
        synchronized (lock) {
            wires.add(outlet);
            routes.put(outgoing, route);
            all = List.copyOf(routes.values());
        }
        if (answersPings()) {
            takeOverPings(wire);
        }
        watchTheClock();
        all.forEach(other -> other.lane.resume());
        return new FaultyWire(this, route, wire);
    }

    /**
     * Puts the line behind a wire.
     *
     * @param listener is told what has got through
     * @param incoming the way that these messages go
     * @return the listener to use instead
     * @throws IllegalArgumentException when a rule of the plan spoils frames of this direction, which only their sender can
     */
    public WireListener wrap(WireListener listener, Direction incoming) {
        if (plan.isEmpty()) {
            return listener;
        }
        refuseAtReceiver(incoming);
        Route route = route(incoming, new Outlet.Telling(listener));
        synchronized (lock) {
            if (wires.isEmpty()) {
                route.lane.pause();
            }
            routes.put(incoming, route);
        }
        return new FaultyListener(this, route, listener);
    }

    /**
     * Lets a proxy's listener answer pings as the plan says; everything else is passed on as it is. Without it a plan that takes
     * pongs in hand leaves pings unanswered.
     *
     * @param listener listens to a wire that is wrapped
     * @param incoming the way that its messages go
     * @return the listener to use instead
     */
    public WireListener answering(WireListener listener, Direction incoming) {
        return plan.isEmpty() ? listener : new AnsweringListener(this, incoming, listener);
    }

    private Route route(Direction direction, Outlet outlet) {
        return new Route(direction, outlet, timeline, parts.lane(timeline), note -> record(direction, note));
    }

    /** Everything that a message has to go through. */
    CompletableFuture<Void> message(Route route, Parcel parcel) {
        Lane.@Nullable Item item;
        synchronized (lock) {
            item = decide(route, parcel);
        }
        route.lane.drain();
        routes().forEach(other -> other.lane.drain());
        watchTheClock();
        return item == null ? CompletableFuture.completedFuture(null) : item.outcome();
    }

    private Lane.@Nullable Item decide(Route route, Parcel parcel) {
        String command = parcel.json().flatMap(json -> json.textAt("/command")).orElse("");
        RuleState.Passing passing = route.passing(parcel, command);
        long now = timeline.nanos();
        List<RuleState> happening = rules.stream()
                .filter(rule -> rule.happensTo(passing, conversation, started, now))
                .toList();
        Transit transit = new Transit(route, parcel);
        happening.forEach(transit::apply);
        if (!transit.lost) {
            conversation.heard(route.direction, parcel, now);
        }
        Lane.@Nullable Item item = onward(route, transit);
        happening.forEach(rule -> consequence(route, rule));
        return item;
    }

    private Lane.@Nullable Item onward(Route route, Transit transit) {
        Transit.@Nullable Holding wish = transit.holding;
        if (wish == null && !route.isHolding()) {
            return route.put(transit);
        }
        if (route.hold(transit)) {
            route.release();
        } else if (wish != null && route.isHolding(wish)) {
            var unused = timeline.schedule(wish.patience(), () -> impatient(route, wish));
        }
        return null;
    }

    private void impatient(Route route, Transit.Holding reason) {
        synchronized (lock) {
            if (route.isHolding(reason)) {
                route.release();
            }
        }
        route.lane.drain();
    }

    /** Lets go of messages that are held back. */
    void release(Route route) {
        synchronized (lock) {
            route.release();
        }
        route.lane.drain();
    }

    private void consequence(Route route, RuleState rule) {
        Fault fault = rule.rule.fault();
        if (fault instanceof ConnectionFault happening) {
            var unused = route.lane.put(Duration.ZERO, () -> {
                happen(route.direction, rule, happening);
                return CompletableFuture.completedFuture(null);
            });
        } else if (fault instanceof InsertionFault insertion) {
            insert(rule, insertion);
        }
    }

    private void happen(Direction direction, RuleState rule, ConnectionFault fault) {
        record(direction, new Transit.Note(rule.rule, ""));
        fault.accept(new Happening(this, rule.random));
    }

    /** Puts messages on their lane, those at once without draining it. */
    private void insert(RuleState rule, InsertionFault insertion) {
        synchronized (lock) {
            @Nullable Route route = routes.get(insertion.direction());
            if (route == null) {
                return;
            }
            for (Insertion.Timed message : Insertion.messages(insertion, conversation)) {
                Parcel parcel = Parcel.text(message.text());
                if (message.delay().isZero()) {
                    insert(route, rule, parcel);
                } else {
                    var unused = timeline.schedule(message.delay(), () -> {
                        insert(route, rule, parcel);
                        route.lane.drain();
                    });
                }
            }
        }
    }

    private void insert(Route route, RuleState rule, Parcel parcel) {
        synchronized (lock) {
            if (ended) {
                return;
            }
            conversation.heard(route.direction, parcel, timeline.nanos());
            var unused = route.lane.put(Duration.ZERO, () -> {
                record(route.direction, new Transit.Note(rule.rule, ""));
                return route.outlet.message(parcel);
            });
        }
    }

    /** Starts and stops the clocks of the rules that go by time. */
    private void watchTheClock() {
        synchronized (lock) {
            for (RuleState rule : rules) {
                if (rule.rule.isTimed() && !wires.isEmpty()) {
                    watch(rule);
                }
            }
        }
    }

    private void watch(RuleState rule) {
        boolean due = !ended && rule.isDue(conversation);
        if (!due && rule.alarm != null) {
            rule.alarm.cancel();
            rule.alarm = null;
        } else if (due && rule.alarm == null) {
            rule.alarm = timeline.schedule(rule.rule.when().after(), () -> timePassed(rule));
        }
    }

    private void timePassed(RuleState rule) {
        synchronized (lock) {
            rule.alarm = null;
            if (ended || !rule.isDue(conversation)) {
                return;
            }
            rule.spend();
            if (!rule.happens(conversation, started, timeline.nanos())) {
                return;
            }
        }
        Direction direction = rule.rule.when().direction() == null
                ? firstWire()
                : rule.rule.when().direction();
        if (rule.rule.fault() instanceof ConnectionFault fault) {
            happen(direction, rule, fault);
        } else {
            insert(rule, (InsertionFault) rule.rule.fault());
            routes().forEach(route -> route.lane.drain());
        }
        watchTheClock();
    }

    private Direction firstWire() {
        synchronized (lock) {
            return wires.get(0).masked() ? Direction.C2S : Direction.S2C;
        }
    }

    /** The first fault of a control frame that happens now. */
    <F extends ControlFault> Optional<F> control(Class<F> kind, Direction direction) {
        Optional<RuleState> happening;
        synchronized (lock) {
            happening = rules.stream()
                    .filter(rule -> kind.isInstance(rule.rule.fault()))
                    .filter(rule -> rule.rule.when().goes(direction))
                    .filter(rule -> rule.happens(conversation, started, timeline.nanos()))
                    .findFirst();
        }
        happening.ifPresent(rule -> record(direction, new Transit.Note(rule.rule, "")));
        return happening.map(rule -> kind.cast(rule.rule.fault()));
    }

    /** Whether pings are answered by the line itself, so that pongs go in order with slices, and can be left out. */
    boolean answersPings() {
        return plan.needsFrames();
    }

    /** Answers a ping that has arrived, unless the wire does or a fault forbids it. */
    void answer(Direction incoming, byte[] payload) {
        Direction way = incoming.opposite();
        @Nullable Route route;
        synchronized (lock) {
            route = routes.get(way);
        }
        if (!answersPings()
                || route == null
                || !(route.outlet instanceof Outlet.Sending sending)
                || control(ControlFault.NoPong.class, way).isPresent()) {
            return;
        }
        Lane lane = route.lane;
        later(way, () -> {
            var unused = lane.pass(Duration.ZERO, () -> sending.wire().pong(payload));
        });
    }

    /** At once, or when a late pong comes. */
    void later(Direction way, Runnable pong) {
        Optional<ControlFault.LatePong> late = control(ControlFault.LatePong.class, way);
        if (late.isPresent()) {
            var unused = timeline.schedule(late.get().delay(), pong);
        } else {
            pong.run();
        }
    }

    List<Wire> wires() {
        synchronized (lock) {
            return wires.stream().map(Outlet.Sending::wire).toList();
        }
    }

    List<Outlet.Sending> outlets() {
        synchronized (lock) {
            return List.copyOf(wires);
        }
    }

    List<Route> routes() {
        synchronized (lock) {
            return List.copyOf(routes.values());
        }
    }

    Timeline timeline() {
        return timeline;
    }

    /** This end has cut the connection: nothing waits any more. */
    void abandon() {
        routes().stream().filter(route -> route.lane.isPaused()).forEach(route -> route.lane.abandon());
    }

    void end() {
        synchronized (lock) {
            ended = true;
        }
        watchTheClock();
    }

    private void record(Direction direction, Transit.Note note) {
        recorder.record(new LogEntry.Fault(
                timeline.nanos(), connection, direction, note.rule().label(), plan.name(), note.detail()));
    }

    private void takeOverPings(Wire wire) {
        try {
            wire.answerPings(false);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "plan " + plan.name() + ": expected a connection that leaves pongs to others, was an ordinary one",
                    e);
        }
    }

    private void refuseWithoutFrames(Wire wire, Direction outgoing) {
        for (RuleState state : rules) {
            if (state.rule.fault().needsFrames() && state.rule.when().goes(outgoing) && !wire.sendsBytes()) {
                throw new IllegalArgumentException("plan " + plan.name() + ", fault " + state.rule.label()
                        + ": expected a connection opened for frames, was one that cannot send bytes");
            }
        }
    }

    private void refuseAtReceiver(Direction incoming) {
        for (RuleState state : rules) {
            if (state.rule.fault() instanceof FrameFault && state.rule.when().direction() == incoming) {
                throw new IllegalArgumentException("plan " + plan.name() + ", fault " + state.rule.label() + " going "
                        + incoming.name().toLowerCase(Locale.ROOT)
                        + ": expected at the sender or in a proxy, was put at the receiver");
            }
        }
    }
}
