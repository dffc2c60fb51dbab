package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Peer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fake games that connect to a server under test. Confined to one run. */
final class GameStage implements Stage {

    private static final String SENTINEL = "testkit_sentinel_scenario_";

    private final Scenario scenario;
    private final URI server;
    private final RunSettings settings;
    private final List<FakeGame> games = new ArrayList<>();
    private final boolean frames;
    private FaultPlan faults = FaultPlan.none();
    private Answering answering = new Answering.Nothing();
    private int sentinels;

    GameStage(Scenario scenario, URI server, RunSettings settings) {
        this.scenario = scenario;
        this.server = server;
        this.settings = settings;
        this.frames = FrameSteps.in(scenario.steps());
    }

    @Override
    public Optional<Peer<?>> open(Step.Open step, Duration within) {
        @Nullable String game = step.game();
        FakeGame opened = connect(game == null ? scenario.game() : game, within);
        answer(answering, opened);
        return Optional.of(opened);
    }

    private FakeGame connect(String name, Duration within) {
        FakeGame.Builder builder = FakeGame.builder(server, name)
                .network(settings.network())
                .edition(settings.edition())
                .seed(settings.seed())
                .deadline(scenario.deadline())
                .connectDeadline(within)
                .faults(faults)
                .recorder(settings.recorder(), settings.firstConnection() + games.size());
        try {
            FakeGame game = (frames ? builder.frames() : builder).connect();
            games.add(game);
            return game;
        } catch (IOException e) {
            String reason = server + " cannot be reached: " + e.getMessage();
            throw games.isEmpty() ? Stop.unreachable(reason, e) : Stop.failed("to connect as " + name, reason);
        }
    }

    @Override
    public void answer(Answering how, Optional<Peer<?>> on) {
        if (on.isPresent()) {
            answer(how, (FakeGame) on.get());
        } else {
            answering = how;
            games.forEach(game -> answer(how, game));
        }
    }

    private void answer(Answering how, FakeGame game) {
        if (how instanceof Answering.Calls calls) {
            game.answerWith(call -> answered(game, call, calls));
        } else {
            game.answerWith(call -> null);
        }
    }

    /** The result to be sent at once; null when it comes later. */
    private GameMessage.@Nullable ActionResult answered(
            FakeGame game, NeuroMessage.Action call, Answering.Calls calls) {
        var result = new GameMessage.ActionResult(game.game(), call.id(), calls.success(), calls.message());
        boolean now = calls.after().isZero();
        for (int time = now ? 2 : 1; time <= calls.times(); time++) {
            var unused = settings.network().timeline().schedule(calls.after(), () -> sendQuietly(game, result));
        }
        return now ? result : null;
    }

    /** A connection that has ended meanwhile gets no result, as with any game. */
    private static void sendQuietly(FakeGame game, GameMessage.ActionResult result) {
        if (game.isOpen()) {
            game.send(result);
        }
    }

    @Override
    public void fault(FaultPlan plan) {
        faults = plan;
    }

    @Override
    public void ask(Sentinel sentinel, Peer<?> on, Duration within) {
        if (sentinel == Sentinel.PING) {
            on.ping();
        } else if (sentinel == Sentinel.FORCE) {
            askForce((FakeGame) on, within);
        } else {
            FakeGame other = connect(scenario.game() + " (sentinel)", within);
            other.startup();
            askForce(other, within);
            other.close();
        }
    }

    private void askForce(FakeGame game, Duration within) {
        String name = SENTINEL + ++sentinels;
        game.register(new ActionDefinition(name, "Choose this: it only checks the order of messages."));
        game.force("Choose the only action.", name);
        Supplier<Stop> silent =
                () -> Stop.failed("the call of the sentinel's action within " + StepText.of(within), "none came");
        Incoming<NeuroMessage> call = game.takeWithin(
                        incoming -> incoming.message()
                                .filter(message -> isCall(message, name))
                                .isPresent(),
                        within)
                .orElseThrow(silent);
        game.unregister(name);
        game.succeed((NeuroMessage.Action) call.message().orElseThrow(silent));
    }

    private static boolean isCall(NeuroMessage message, String name) {
        return message instanceof NeuroMessage.Action action && action.name().equals(name);
    }

    @Override
    public void close() {
        if (settings.settles()) {
            games.forEach(FakeGame::settle);
        }
        games.forEach(FakeGame::close);
    }
}
