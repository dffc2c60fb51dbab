package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Peer;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does the steps of a scenario, one after the other, and stops where something is not as expected. Confined to one run. */
final class ScenarioRun implements Step.Visitor<Boolean> {

    private final Scenario scenario;
    private final ScenarioRunner runner;
    private final RunSettings settings;
    private final Stage stage;
    private final Values values;
    private final long end;
    private final Map<String, Peer<?>> peers = new HashMap<>();
    private StepPath path = StepPath.root();
    private Step step = new Step.Mark("");
    private @Nullable Peer<?> current;

    ScenarioRun(Scenario scenario, ScenarioRunner runner, RunSettings settings, Stage stage, Values values) {
        this.scenario = scenario;
        this.runner = runner;
        this.settings = settings;
        this.stage = stage;
        this.values = values;
        this.end = timeline().nanos() + runner.timeout().toNanos();
    }

    Outcome outcome() {
        try {
            all(scenario.steps(), StepPath.root());
            return new Outcome.Passed();
        } catch (Stop stop) {
            return outcome(stop);
        } catch (AssertionError e) {
            return outcome(Stop.failed("the connection to hold", firstLine(e)));
        } catch (UnsupportedOperationException e) {
            return outcome(Stop.notReached("not on this network: " + e.getMessage()));
        }
    }

    private Outcome outcome(Stop stop) {
        @Nullable Place place = scenario.place(path).orElse(null);
        return switch (stop.sort()) {
            case FAILED -> new Outcome.Failed(path, place, StepText.of(step), stop.expected(), stop.actual());
            case NOT_REACHED -> new Outcome.NotReached(path, place, stop.actual());
            case UNREACHABLE -> new Outcome.Unreachable(stop.actual());
        };
    }

    private static String firstLine(AssertionError e) {
        return "was not: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private boolean all(List<Step> steps, StepPath outer) {
        for (int index = 0; index < steps.size(); index++) {
            path = outer.child(index + 1);
            step = steps.get(index);
            if (timeline().nanos() - end > 0) {
                throw Stop.failed("an end within " + StepText.of(runner.timeout()), "it took longer");
            }
            runner.progress().begins(path, step);
            var unused = step.accept(this);
        }
        return true;
    }

    private Timeline timeline() {
        return settings.network().timeline();
    }

    private Duration deadline(@Nullable Duration within) {
        Duration wanted = TimeScale.scaled(within == null ? scenario.deadline() : within);
        Duration left = Duration.ofNanos(Math.max(0, end - timeline().nanos()));
        return wanted.compareTo(left) < 0 ? wanted : left;
    }

    private String deadlineText(@Nullable Duration within) {
        return StepText.of(within == null ? scenario.deadline() : within);
    }

    /** The connection that a step is about; the usual one is opened when it is needed first. */
    private Peer<?> peer(@Nullable String on) {
        @Nullable Peer<?> peer = on == null ? current : peers.get(on);
        if (peer == null) {
            if (on != null && !on.equals(scenario.usualConnection())) {
                throw Stop.failed("a connection " + on, "none of that name was opened");
            }
            peer = connect(new Step.Open(scenario.usualConnection(), null, null), runner.connectWithin());
        }
        current = peer;
        return peer;
    }

    private Peer<?> connect(Step.Open open, Duration within) {
        Duration scaled = TimeScale.scaled(within);
        Peer<?> peer = stage.open(open, scaled).orElseThrow(() -> {
            String nobody = "no game connected within " + StepText.of(within);
            return peers.isEmpty() ? Stop.unreachable(nobody, null) : Stop.failed("a game to connect", nobody);
        });
        peers.put(open.as(), peer);
        return peer;
    }

    @Override
    public Boolean open(Step.Open open) {
        Duration usual = peers.isEmpty() ? runner.connectWithin() : scenario.deadline();
        current = connect(open, open.within() == null ? usual : open.within());
        return true;
    }

    @Override
    public Boolean send(Step.Send send) {
        return send.payload().accept(new Sending(peer(send.on()), values));
    }

    @Override
    public Boolean expect(Step.Expect expect) {
        Peer<?> peer = peer(expect.on());
        Optional<String> taken = take(peer, text -> matches(expect.pattern(), text), deadline(expect.within()));
        if (taken.isEmpty()) {
            throw Stop.failed(
                    "within " + deadlineText(expect.within()) + ": " + expect.pattern(),
                    closed(peer) + NearMiss.among(waiting(peer), expect.pattern(), values));
        }
        values.keep(Matching.of(expect.pattern(), taken.get(), values).variables());
        return true;
    }

    private boolean matches(Pattern pattern, String text) {
        return Matching.of(pattern, text, values).matched();
    }

    private static Optional<String> take(Peer<?> peer, Predicate<String> condition, Duration within) {
        return peer.takeWithin(incoming -> condition.test(incoming.text()), within)
                .map(Incoming::text);
    }

    private static List<String> waiting(Peer<?> peer) {
        List<String> texts = new ArrayList<>();
        peer.waiting().forEach(incoming -> texts.add(incoming.text()));
        return texts;
    }

    private static String closed(Peer<?> peer) {
        return peer.closeStatus()
                .map(status -> "the connection was closed with " + status + "; ")
                .orElse("");
    }

    @Override
    public Boolean expectOrder(Step.ExpectOrder order) {
        Peer<?> peer = peer(order.on());
        long until = timeline().nanos() + deadline(order.within()).toNanos();
        Set<Incoming<?>> earlier = Collections.newSetFromMap(new IdentityHashMap<>());
        int number = 0;
        for (Pattern pattern : order.patterns()) {
            number++;
            Duration left = Duration.ofNanos(Math.max(0, until - timeline().nanos()));
            Optional<String> taken = peer.takeWithin(incoming -> isNext(pattern, incoming, earlier), left)
                    .map(Incoming::text);
            if (taken.isEmpty()) {
                throw Stop.failed(
                        "in this order within " + deadlineText(order.within()) + ": " + order.patterns(),
                        "number " + number + " did not come in its turn; " + closed(peer)
                                + outOfTurn(pattern, earlier)
                                + NearMiss.among(waiting(peer), pattern, values));
            }
            values.keep(Matching.of(pattern, taken.get(), values).variables());
        }
        return true;
    }

    /** Whether a message is the next one expected; one that isn't is known to have come before. */
    private boolean isNext(Pattern pattern, Incoming<?> incoming, Set<Incoming<?>> earlier) {
        if (!earlier.contains(incoming) && matches(pattern, incoming.text())) {
            return true;
        }
        earlier.add(incoming);
        return false;
    }

    private String outOfTurn(Pattern pattern, Set<Incoming<?>> earlier) {
        return earlier.stream()
                .map(Incoming::text)
                .filter(text -> matches(pattern, text))
                .findFirst()
                .map(text -> "it came too early: " + NearMiss.shortened(text) + "; ")
                .orElse("");
    }

    @Override
    public Boolean absent(Step.Absent absent) {
        Peer<?> peer = peer(absent.on());
        @Nullable Duration lasting = absent.lasting();
        if (lasting != null) {
            take(peer, text -> matches(absent.pattern(), text), TimeScale.scaled(lasting))
                    .ifPresent(text -> tooLoud(absent, text));
        }
        @Nullable Sentinel sentinel = absent.sentinel();
        if (sentinel != null) {
            refuseWaiting(absent, peer);
            stage.ask(sentinel, peer, deadline(null));
            refuseWaiting(absent, peer);
        } else if (!peer.isOpen()) {
            throw Stop.failed("silence on an open connection", closed(peer) + "so its silence means nothing");
        }
        return true;
    }

    private void refuseWaiting(Step.Absent absent, Peer<?> peer) {
        waiting(peer).stream()
                .filter(text -> matches(absent.pattern(), text))
                .findFirst()
                .ifPresent(text -> tooLoud(absent, text));
    }

    private static void tooLoud(Step.Absent absent, String text) {
        throw Stop.failed("no " + absent.pattern(), "came " + NearMiss.shortened(text));
    }

    @Override
    public Boolean answer(Step.Answer answer) {
        stage.answer(answer.answering(), Optional.ofNullable(answer.on()).map(this::peer));
        return true;
    }

    @Override
    public Boolean connection(Step.Connection connection) {
        return connection.change().accept(new Changing(peer(connection.on())));
    }

    /** Does something to one connection. */
    private final class Changing implements Change.Visitor<Boolean> {
        private final Peer<?> peer;

        Changing(Peer<?> peer) {
            this.peer = peer;
        }

        @Override
        public Boolean close(Change.Close close) {
            peer.close(close.code(), close.reason());
            if (peer.closedWithin(deadline(null)).isEmpty()) {
                throw Stop.failed("the close to be answered within " + deadlineText(null), "it was not");
            }
            return true;
        }

        @Override
        public Boolean cut(Change.Cut cut) {
            peer.abort();
            return true;
        }

        @Override
        public Boolean reset(Change.Reset reset) {
            peer.reset();
            return true;
        }

        @Override
        public Boolean halfOpen(Change.HalfOpen halfOpen) {
            peer.stopReading();
            return true;
        }

        @Override
        public Boolean resume(Change.Resume resume) {
            peer.resumeReading();
            return true;
        }

        @Override
        public Boolean closed(Change.Closed closed) {
            String code = closed.code() == null ? "" : " with " + closed.code();
            String expected = "the connection to be closed" + code + " within " + deadlineText(closed.within());
            CloseStatus status =
                    peer.closedWithin(deadline(closed.within())).orElseThrow(() -> Stop.failed(expected, "it is open"));
            if (closed.code() != null && closed.code() != status.code()) {
                throw Stop.failed(expected, "it was closed with " + status);
            }
            return true;
        }
    }

    @Override
    public Boolean clock(Step.Clock clock) {
        if (!(timeline() instanceof VirtualTimeline virtual)) {
            throw Stop.notReached("clock needs virtual time, and this is a real connection");
        }
        virtual.advance(clock.advance());
        return true;
    }

    @Override
    public Boolean fault(Step.Fault fault) {
        stage.fault(fault.plan());
        return true;
    }

    @Override
    public Boolean repeat(Step.Repeat repeat) {
        StepPath here = path;
        Set<String> before = Set.copyOf(values.variables().keySet());
        for (int time = 0; time < repeat.times(); time++) {
            values.keepOnly(before);
            all(repeat.steps(), here);
        }
        return true;
    }

    @Override
    public Boolean choose(Step.Choose choose) {
        int branch = choose.branches().size() == 1
                ? 0
                : values.below(choose.branches().size());
        return all(choose.branches().get(branch), path.child(branch + 1));
    }

    @Override
    public Boolean ask(Step.Ask ask) {
        if (!runner.person().ask(ask.instruction())) {
            throw Stop.notReached("nobody did this: " + ask.instruction());
        }
        return true;
    }

    @Override
    public Boolean hook(Step.Hook hook) {
        try {
            int code = runner.hooks()
                    .run(hook.command(), deadline(hook.within()))
                    .orElseThrow(() -> Stop.notReached("hooks are not allowed"));
            if (code != 0) {
                throw Stop.failed("the command to end with 0", "it ended with " + code);
            }
        } catch (IOException e) {
            throw Stop.failed("the command to run", String.valueOf(e.getMessage()));
        }
        return true;
    }

    @Override
    public Boolean mark(Step.Mark mark) {
        settings.recorder().record(new LogEntry.Mark(timeline().nanos(), 0, mark.text(), scenario.name()));
        return true;
    }
}
