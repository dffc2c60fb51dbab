package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import dev.neurosdk.testkit.scenario.ScenarioRunner;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure drives a server with: games, connections, names of their own, and ways to ask whether the server has dealt with
 * everything before. Closes all that it opened. Confined to one part of a case.
 */
public final class ServerBench implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofMillis(300);

    private final ServerCheck.Settings settings;
    private final Recorder recorder;
    private final String run;
    private final Duration margin;
    private final RandomGenerator random;
    private final List<FakeGame> games = new ArrayList<>();
    private final List<RawLine> lines = new ArrayList<>();
    private int connections;
    private int sentinels;

    ServerBench(ServerCheck.Settings settings, Recorder recorder, String run, Duration margin) {
        this.settings = settings;
        this.recorder = recorder;
        this.run = run;
        this.margin = margin;
        this.random = new SplittableRandom(settings.seed() + run.hashCode());
    }

    /** {@return the edition judged by} */
    public Edition edition() {
        return settings.edition();
    }

    /** {@return the address of the server} */
    public URI server() {
        return settings.server();
    }

    /** {@return the log} */
    Recorder log() {
        return recorder;
    }

    /** {@return the clock of the log} */
    public Timeline timeline() {
        return settings.network().timeline();
    }

    /** {@return how long the server may take to choose, with the margin} */
    public Duration decide() {
        return settings.decide().plus(margin);
    }

    /** {@return by how much limits are widened} */
    public Duration margin() {
        return margin;
    }

    /** {@return what decides everything that is left to chance} */
    public RandomGenerator random() {
        return random;
    }

    /** {@return whether frames can be looked at: only over sockets, without TLS} */
    public boolean hasFrames() {
        return hasFrames(settings);
    }

    static boolean hasFrames(ServerCheck.Settings settings) {
        return settings.network() == Network.tcp()
                && "ws".equals(settings.server().getScheme());
    }

    /**
     * A name that is of this run only.
     *
     * @param plain a few lower case letters
     * @return the name of an action
     */
    public String name(String plain) {
        return "nc_" + plain + '_' + run;
    }

    /**
     * A name that is of this run only.
     *
     * @param plain a word
     * @return the name of a game
     */
    public String gameName(String plain) {
        return "NC " + plain + ' ' + run;
    }

    /**
     * An action without parameters.
     *
     * @param plain tells it from others of the run
     * @return its definition
     */
    public ActionDefinition action(String plain) {
        return new ActionDefinition(name(plain), "Conformance action. Takes no parameters.");
    }

    /**
     * An action that can only be called with one value, which shows what the server has stored of it.
     *
     * @param plain tells it from others of the run
     * @param value the value of its one parameter
     * @return its definition
     */
    public ActionDefinition marked(String plain, String value) {
        String schema = "{\"type\":\"object\",\"properties\":{\"v\":{\"type\":\"string\",\"enum\":[\"" + value
                + "\"]}},\"required\":[\"v\"]}";
        return new ActionDefinition(name(plain), "Conformance action. Pick v.", schema);
    }

    /**
     * Connects a game that says nothing yet.
     *
     * @param plain tells it from others of the run
     * @return the game
     * @throws IOException when the server can't be reached
     */
    public FakeGame connect(String plain) throws IOException {
        return connect(plain, builder -> builder);
    }

    /**
     * Connects a game that says nothing yet.
     *
     * @param plain tells it from others of the run
     * @param how describes the connection
     * @return the game
     * @throws IOException when the server can't be reached
     */
    public FakeGame connect(String plain, UnaryOperator<FakeGame.Builder> how) throws IOException {
        return connect(plain, recorder, how);
    }

    /** The same for a log that may hear something else of it than the others. */
    FakeGame connect(String plain, Recorder log, UnaryOperator<FakeGame.Builder> how) throws IOException {
        connections++;
        FakeGame.Builder builder = FakeGame.builder(server(), gameName(plain))
                .network(settings.network())
                .edition(edition())
                .seed(settings.seed())
                .deadline(decide())
                .recorder(log, connections);
        FakeGame game = how.apply(builder).connect();
        games.add(game);
        return game;
    }

    /**
     * Connects a game to another address of the server.
     *
     * @param address the address
     * @return the game
     * @throws IOException when the server can't be reached there
     */
    public FakeGame connect(URI address) throws IOException {
        connections++;
        FakeGame game = FakeGame.builder(address, gameName("Alpha"))
                .network(settings.network())
                .edition(edition())
                .deadline(decide())
                .recorder(recorder, connections)
                .connect();
        games.add(game);
        return game;
    }

    /**
     * Connects a game that has said startup and registered actions without parameters.
     *
     * @param plain tells it from others of the run
     * @param actions the actions, as for {@link #name}
     * @return the game
     * @throws IOException when the server can't be reached
     */
    public FakeGame ready(String plain, String... actions) throws IOException {
        FakeGame game = connect(plain);
        prepare(game, actions);
        return game;
    }

    /**
     * The same over a connection that can send frames of any legality.
     *
     * @param plain tells it from others of the run
     * @param actions the actions, as for {@link #name}
     * @return the game
     * @throws IOException when the server can't be reached
     */
    public FakeGame framed(String plain, String... actions) throws IOException {
        FakeGame game = connect(plain, FakeGame.Builder::frames);
        prepare(game, actions);
        return game;
    }

    private void prepare(FakeGame game, String... actions) {
        game.startup();
        game.register(List.of(actions).stream().map(this::action).toArray(ActionDefinition[]::new));
    }

    /**
     * Opens a socket to the server, on which nothing is said by itself.
     *
     * @return the socket
     * @throws IOException when the server can't be reached
     */
    public RawLine line() throws IOException {
        connections++;
        RawLine line = RawLine.open(server(), recorder, connections, timeline());
        lines.add(line);
        return line;
    }

    /**
     * Forces actions.
     *
     * @param game who forces
     * @param actions the actions, as for {@link #name}
     */
    public void force(FakeGame game, String... actions) {
        force(game, ForcePriority.LOW, actions);
    }

    /**
     * Forces actions.
     *
     * @param game who forces
     * @param priority how hard it pushes
     * @param actions the actions, as for {@link #name}
     */
    public void force(FakeGame game, ForcePriority priority, String... actions) {
        game.force(
                null,
                "Conformance check: choose one of the listed actions now.",
                false,
                priority,
                List.of(actions).stream().map(this::name).toArray(String[]::new));
    }

    /**
     * Asks the server to say something aloud.
     *
     * @param game who asks, unless there is another way
     * @return whether the game asked
     * @throws IOException when the way that there is does not work
     */
    public boolean invite(FakeGame game) throws IOException {
        if (settings.cue().give()) {
            return false;
        }
        game.context("Conformance check: please say a few short sentences aloud now.", false);
        return true;
    }

    /**
     * Waits for a call.
     *
     * @param game whom it may reach
     * @param within for how long
     * @return the next call; nothing when none came
     */
    public Optional<NeuroMessage.Action> call(FakeGame game, Duration within) {
        return game.takeWithin(
                        incoming -> incoming.message()
                                .filter(NeuroMessage.Action.class::isInstance)
                                .isPresent(),
                        within)
                .flatMap(incoming -> incoming.message())
                .map(NeuroMessage.Action.class::cast);
    }

    /**
     * Waits for a call as long as the server may take to choose; the part is over when none comes.
     *
     * @param game whom it has to reach
     * @return the next call
     */
    public NeuroMessage.Action called(FakeGame game) {
        return call(game, decide())
                .orElseThrow(() -> new Unmet("expected a call within "
                        + decide().toMillis() + " ms, was "
                        + game.closeStatus()
                                .map(end -> "the end of the connection: " + end)
                                .orElse("none")));
    }

    /**
     * Forces an action and waits for its call.
     *
     * @param game who forces
     * @param actions the actions, as for {@link #name}
     * @return the call
     */
    public NeuroMessage.Action forced(FakeGame game, String... actions) {
        force(game, actions);
        return called(game);
    }

    /**
     * Asks a question that has to be answered: registers an action of its own, forces it, answers the call and takes the action
     * away. The part is over when another call comes first, or none.
     *
     * @param game who asks
     * @return how long the call took, in nanoseconds
     */
    public long ask(FakeGame game) {
        return ask(game, ForcePriority.LOW);
    }

    /**
     * Asks a question that has to be answered, also while the server speaks if its priority is high enough.
     *
     * @param game who asks
     * @param priority how hard it pushes
     * @return how long the call took, in nanoseconds
     */
    public long ask(FakeGame game, ForcePriority priority) {
        sentinels++;
        String plain = "sentinel" + sentinels;
        game.register(action(plain));
        long from = timeline().nanos();
        force(game, priority, plain);
        NeuroMessage.Action call = called(game);
        long took = timeline().nanos() - from;
        if (!call.name().equals(name(plain))) {
            throw new Unmet("expected no call before the one of " + name(plain) + ", was " + call.name());
        }
        game.unregister(call.name());
        game.succeed(call);
        return took;
    }

    /**
     * Asks on a connection of its own.
     *
     * @return how long the call took, in nanoseconds
     * @throws IOException when the server can't be reached
     */
    public long askFresh() throws IOException {
        connections++;
        try (FakeGame game = FakeGame.builder(server(), gameName("Sentinel") + connections)
                .network(settings.network())
                .edition(edition())
                .deadline(decide())
                .connectDeadline(decide())
                .recorder(recorder, connections)
                .connect()) {
            game.startup();
            return ask(game);
        }
    }

    /**
     * Lets time pass.
     *
     * @param time how much
     */
    public void pass(Duration time) {
        try {
            Optional<Boolean> unused = timeline().signal().await(Optional::<Boolean>empty, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }

    /**
     * How long ago something was.
     *
     * @param nanos when, by the clock of the log
     * @return the time since
     */
    public Duration since(long nanos) {
        return Duration.ofNanos(timeline().nanos() - nanos);
    }

    /** What is wrong with a play of a scenario; null when nothing is. */
    ScenarioResult play(Scenario scenario) {
        return ScenarioRunner.builder()
                .network(settings.network())
                .edition(edition())
                .seed(settings.seed())
                .recorder(recorder)
                .settling()
                .build()
                .againstServer(scenario, server());
    }

    Scenario scenario(DrivenCase driven, DrivenCase.Variant variant) {
        return driven.scenario(variant, run, decide());
    }

    @Override
    public void close() {
        games.stream().filter(FakeGame::isOpen).forEach(ServerBench::leave);
        lines.forEach(RawLine::close);
    }

    private static void leave(FakeGame game) {
        try {
            game.settle();
            game.close(1000, "");
            @Nullable Object unused = game.closedWithin(CLOSING).orElse(null);
        } catch (AssertionError | IllegalStateException e) {
            game.abort();
            return;
        }
        if (game.isOpen()) {
            game.abort();
        }
    }
}
