package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Peer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A fake Neuro that a game under test connects to. Confined to one run, but for what answers by itself. */
final class NeuroStage implements Stage {

    private static final String SENTINEL = "testkit_sentinel_scenario";

    private final FakeNeuro neuro;
    private final Values values;
    private final Map<Integer, Answering> answering = new ConcurrentHashMap<>();
    private volatile Answering usual = new Answering.Nothing();

    NeuroStage(Scenario scenario, RunSettings settings, Values values, String host, int port) throws IOException {
        this.values = values;
        FakeNeuro.Builder builder = FakeNeuro.builder()
                .host(host)
                .port(port)
                .network(settings.network())
                .edition(settings.edition())
                .seed(settings.seed())
                .deadline(scenario.deadline())
                .recorder(settings.recorder(), settings.firstConnection())
                .faults(plan(scenario))
                .dispatcher(this::reply);
        neuro = (scenario.acknowledges() ? builder : builder.acknowledge(Acknowledgement.OFF)).start();
    }

    private static FaultPlan plan(Scenario scenario) {
        return scenario.steps().get(0) instanceof Step.Fault fault ? fault.plan() : FaultPlan.none();
    }

    URI uri() {
        return neuro.uri();
    }

    @Override
    public Optional<Peer<?>> open(Step.Open step, Duration within) {
        return neuro.takeConnection(within).map(game -> game);
    }

    @Override
    public void answer(Answering how, Optional<Peer<?>> on) {
        if (on.isPresent()) {
            answering.put(on.get().number(), how);
        } else {
            answering.clear();
            usual = how;
        }
    }

    private Reply reply(GameMessage message, GameConnection game) {
        Answering how = answering.getOrDefault(game.number(), usual);
        if (how instanceof Answering.Forces forces && message instanceof GameMessage.ForceActions force) {
            return reply(force, game, forces);
        }
        return Reply.nothing();
    }

    private Reply reply(GameMessage.ForceActions force, GameConnection game, Answering.Forces forces) {
        List<String> registered = force.actionNames().stream()
                .filter(name -> game.state()
                        .filter(state -> state.actions().containsKey(name))
                        .isPresent())
                .toList();
        if (registered.isEmpty()) {
            return Reply.nothing();
        }
        synchronized (values) {
            String name = registered.get(values.below(registered.size()));
            return values.hasSchema(name) ? Reply.act(name, values.data(forces.data(), name)) : Reply.act(name);
        }
    }

    /** The plan holds since the beginning. */
    @Override
    public void fault(FaultPlan plan) {}

    @Override
    public void ask(Sentinel sentinel, Peer<?> on, Duration within) {
        if (sentinel == Sentinel.PING) {
            on.ping();
            return;
        }
        GameConnection game = (GameConnection) on;
        String id;
        synchronized (values) {
            id = values.id();
        }
        game.send(new NeuroMessage.Action(id, SENTINEL, null));
        Incoming<GameMessage> result = game.takeWithin(incoming -> isResult(incoming, id), within)
                .orElseThrow(() -> Stop.failed(
                        "a result for a call of an action that no game has within " + StepText.of(within),
                        "none came"));
        if (result.message().filter(NeuroStage::isSuccess).isPresent()) {
            throw Stop.failed("a failing result for a call of an action that no game has", "it was a success");
        }
    }

    private static boolean isResult(Incoming<GameMessage> incoming, String id) {
        return incoming.message()
                .filter(message -> message instanceof GameMessage.ActionResult result
                        && result.id().equals(id))
                .isPresent();
    }

    private static boolean isSuccess(GameMessage message) {
        return message instanceof GameMessage.ActionResult result && result.success();
    }

    @Override
    public void close() {
        neuro.close();
    }
}
