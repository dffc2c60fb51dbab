package dev.neurosdk.testkit.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.peer.Inbox;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Journal;
import dev.neurosdk.testkit.peer.OpenFakes;
import dev.neurosdk.testkit.peer.Peer;
import dev.neurosdk.testkit.peer.PeerBuilder;
import dev.neurosdk.testkit.peer.PeerSettings;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Wire;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A game that a test plays against a server: it says whatever the test tells it to, right or wrong, and keeps what comes
 * back.
 *
 * <pre>{@code
 * try (FakeGame game = FakeGame.connect(server, "Star Harbour")) {
 *     game.startup();
 *     game.register(new ActionDefinition("look_around", "Describe the surroundings."));
 *     game.force("What now?", "look_around");
 *     NeuroMessage.Action action = game.await(NeuroMessage.Action.class);
 *     game.succeed(action);
 *     game.assertNoAction();
 *     game.assertNoViolations();
 * }
 * }</pre>
 *
 * <p>Nothing is checked before it is sent but the message's own constructor; a session is what the test makes of it. How
 * sending, receiving and failing work is said at {@link Peer}. Hundreds of fake games share one client and a few daemon
 * threads. Thread-safe.
 */
public final class FakeGame extends Peer<NeuroMessage> {

    private final String game;
    private final Reactions reactions;

    private FakeGame(Builder builder, PeerSettings settings, Journal<NeuroMessage> journal) throws IOException {
        super(
                settings.firstConnection(),
                settings,
                new MessageDecoder(settings.edition(), MessageDecoder.DEFAULT_MAX_LENGTH)::decodeNeuro,
                journal,
                new Inbox<>(journal, settings));
        game = builder.game;
        reactions = new Reactions(journal);
        Dial dial = builder.dial();
        Wire wire = settings.network().connect(dial, listener());
        joined(wire, builder.target(), dial.headers());
        OpenFakes.opened(this);
    }

    /**
     * Connects with the usual settings. Says nothing yet.
     *
     * @param server a {@code ws} or {@code wss} address, with path and query where the server wants them
     * @param game the game's identity
     * @return the connected game
     * @throws IllegalArgumentException when the address is of another kind or the game is empty
     * @throws IOException when the server cannot be reached, refuses the handshake or takes longer than the deadline
     */
    public static FakeGame connect(URI server, String game) throws IOException {
        return builder(server, game).connect();
    }

    /**
     * Starts to describe a game with other settings.
     *
     * @param server a {@code ws} or {@code wss} address
     * @param game the game's identity
     * @return a builder
     * @throws IllegalArgumentException when the address is of another kind or the game is empty
     */
    public static Builder builder(URI server, String game) {
        return new Builder(server, game);
    }

    /** {@return the game's identity} */
    public String game() {
        return game;
    }

    /** Sends {@code startup} (STA-1). */
    public void startup() {
        send(new GameMessage.Startup(game));
    }

    /**
     * Sends {@code context} (CTX-1).
     *
     * @param message what is going on
     * @param silent whether no reaction is invited
     */
    public void context(String message, boolean silent) {
        send(new GameMessage.Context(game, message, silent));
    }

    /**
     * Sends {@code actions/register} (REG-1).
     *
     * @param actions the definitions, in order; may be none
     */
    public void register(ActionDefinition... actions) {
        send(new GameMessage.RegisterActions(game, List.of(actions)));
    }

    /**
     * Sends {@code actions/unregister} (UNR-1).
     *
     * @param names the names, in order; may be none
     */
    public void unregister(String... names) {
        send(new GameMessage.UnregisterActions(game, List.of(names)));
    }

    /**
     * Sends {@code actions/force} without state, remembered, of low priority (FRC-1).
     *
     * @param query what is wanted of the character
     * @param names the choices, at least one
     * @throws IllegalArgumentException when there is no name
     */
    public void force(String query, String... names) {
        send(new GameMessage.ForceActions(game, query, List.of(names)));
    }

    /**
     * Sends {@code actions/force} (FRC-1).
     *
     * @param state the situation; null when absent
     * @param query what is wanted of the character
     * @param ephemeralContext whether state and query are forgotten afterwards
     * @param priority how hard to push
     * @param names the choices, at least one
     * @throws IllegalArgumentException when there is no name
     */
    public void force(
            @Nullable String state, String query, boolean ephemeralContext, ForcePriority priority, String... names) {
        send(new GameMessage.ForceActions(game, state, query, ephemeralContext, priority, List.of(names)));
    }

    /**
     * Sends a successful {@code action/result} without a message (RES-1).
     *
     * @param action the call answered
     */
    public void succeed(NeuroMessage.Action action) {
        result(action.id(), true, null);
    }

    /**
     * Sends a successful {@code action/result} (RES-1).
     *
     * @param action the call answered
     * @param message what changed
     */
    public void succeed(NeuroMessage.Action action, String message) {
        result(action.id(), true, message);
    }

    /**
     * Sends a failing {@code action/result} (RES-1, RES-5).
     *
     * @param action the call answered
     * @param message what was wrong and what would be right
     */
    public void fail(NeuroMessage.Action action, String message) {
        result(action.id(), false, message);
    }

    /**
     * Sends {@code action/result} for any id, also one that nobody gave out (RES-1).
     *
     * @param id the id
     * @param success whether the call is accepted
     * @param message the message; null when absent
     */
    public void result(String id, boolean success, @Nullable String message) {
        send(new GameMessage.ActionResult(game, id, success, message));
    }

    /**
     * Answers every call that has no result yet with success, as a game does that leaves in order: a server that waits for a
     * result may make everybody else wait.
     */
    public void settle() {
        if (isOpen()) {
            model().owed().forEach(owed -> succeed(owed.call()));
        }
    }

    /** Sends {@code shutdown/ready} (PRO-4, a proposal). */
    public void shutdownReady() {
        send(new GameMessage.ShutdownReady(game));
    }

    /**
     * Sends a message, also one of another game.
     *
     * @param message the message
     */
    public void send(GameMessage message) {
        sendRaw(MessageEncoder.encode(message));
    }

    /**
     * Proves that the server calls no action: registers an action of its own, forces it, and expects the call of this action
     * to be the very next call, also before any that is waiting; then answers it and takes the action away again.
     *
     * <p>So the server has worked through everything sent before, in order, and none of it led to a call. A call that it
     * makes later on its own accord is not excluded, and other messages are not looked at. The second force would
     * <b>replace an open one</b> (FRC-2), and no call comes while another is owed its result: use this when no force is open
     * and every call is answered, otherwise {@link #assertSilence()}.
     *
     * @throws AssertionError when another call comes first, or none before the deadline
     */
    public void assertNoAction() {
        Sentinel.assertNextAction(this, journal());
    }

    /**
     * Answers every later action call by itself, before {@code await} can see it. Replaces what was set before.
     *
     * <p>The function runs on a thread of the transport; while it runs, nothing more is received on this connection. When it
     * throws, the next assertion or wait fails. Calls for {@link #assertNoAction()} are not shown to it.
     *
     * @param answer gives the result of a call, or null to leave it unanswered
     */
    public void answerWith(Function<NeuroMessage.Action, GameMessage.@Nullable ActionResult> answer) {
        answering(Answers.with(answer));
    }

    /** Answers every later action call with success, like {@link #answerWith}. */
    public void autoSucceed() {
        answering(Answers.success());
    }

    /**
     * Answers every later action call by itself, before {@code await} can see it. Replaces what was set before. Calls for
     * {@link #assertNoAction()} are not shown to it.
     *
     * @param answers what is answered, and when
     */
    public void answering(Answers answers) {
        requireNonNull(answers, "answers");
        reactions.answer(action -> answers.to(action, scene()).forEach(this::answer));
    }

    /**
     * Reacts to every later message of a kind by itself, before {@code await} can see it. Adds to what was set before.
     *
     * @param kind the kind, for example {@code NeuroMessage.ImmediateShutdown.class}
     * @param reaction gives what to send, in order, possibly nothing; called on a thread of the transport
     * @param <K> the kind
     */
    public <K extends NeuroMessage> void reactTo(Class<K> kind, Function<? super K, List<GameMessage>> reaction) {
        requireNonNull(reaction, "reaction");
        reactions.add(kind, message -> reaction.apply(message).forEach(said -> post(MessageEncoder.encode(said))));
    }

    /** Registers everything again that is registered, whenever Neuro asks for it (PRO-1). */
    public void reregisterWhenAsked() {
        reactTo(
                NeuroMessage.ReregisterAll.class,
                asked -> List.of(new GameMessage.RegisterActions(
                        game, List.copyOf(scene().registered().values()))));
    }

    /** Says {@code shutdown/ready} whenever Neuro wants the game to end (PRO-2 to PRO-4). */
    public void readyWhenAsked() {
        List<GameMessage> ready = List.of(new GameMessage.ShutdownReady(game));
        reactTo(NeuroMessage.ImmediateShutdown.class, asked -> ready);
        reactTo(NeuroMessage.GracefulShutdown.class, asked -> asked.wantsShutdown() ? ready : List.of());
    }

    @Override
    protected void heard(Incoming<NeuroMessage> incoming) {
        incoming.message().ifPresent(reactions::consider);
    }

    private void answer(Answers.Timed answer) {
        String text = MessageEncoder.encode(answer.result());
        if (answer.delay().isZero()) {
            post(text);
        } else {
            var unused = settings().timeline().schedule(answer.delay(), () -> post(text));
        }
    }

    private Answers.Scene scene() {
        Map<String, ActionDefinition> registered =
                model().game(game).map(GameState::actions).orElse(Map.of());
        return new Answers.Scene(game, settings().edition(), registered);
    }

    /** Describes a fake game before it connects. Confined to one thread. */
    public static final class Builder extends PeerBuilder<Builder> {
        private final String game;
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private URI server;
        private @Nullable X509Certificate trusted;
        private Duration connectDeadline = Duration.ofSeconds(5);
        private boolean frames;

        private Builder(URI server, String game) {
            String scheme = String.valueOf(server.getScheme());
            if (!scheme.equals("ws") && !scheme.equals("wss")) {
                throw new IllegalArgumentException("server: expected a ws or wss address, was " + server);
            }
            this.server = server;
            this.game = new GameMessage.Startup(game).game();
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the path.
         *
         * @param path path and query, percent-encoded, taken relative to the server's address
         * @return this builder
         * @throws IllegalArgumentException when it is not a path
         */
        public Builder path(String path) {
            server = server.resolve(path);
            return this;
        }

        /**
         * Adds a header to the handshake; none by default but those that every handshake has.
         *
         * @param name the header's name
         * @param value its value
         * @return this builder
         */
        public Builder header(String name, String value) {
            headers.put(name, List.of(value));
            return this;
        }

        /**
         * Sets the one certificate that is trusted over TLS, such as a server's self-signed one; by default those that this
         * Java trusts.
         *
         * @param certificate the server's certificate, or one that vouches for it
         * @return this builder
         */
        public Builder trust(X509Certificate certificate) {
            trusted = requireNonNull(certificate, "certificate");
            return this;
        }

        /**
         * Sets how long connecting may take; 5 s by default.
         *
         * @param value above zero; multiplied by the system property {@code neuro.testkit.timeScale}
         * @return this builder
         * @throws IllegalArgumentException when it is not above zero
         */
        public Builder connectDeadline(Duration value) {
            connectDeadline = positive(value, "connectDeadline");
            return this;
        }

        /**
         * Makes the connection one of frames, so that it can send bytes that are no message; not over TLS. A plan of faults that
         * needs it does the same.
         *
         * @return this builder
         */
        public Builder frames() {
            frames = true;
            return this;
        }

        /**
         * Connects. Says nothing yet.
         *
         * @return the connected game
         * @throws IOException when the server cannot be reached, refuses the handshake or takes longer than the deadline
         */
        public FakeGame connect() throws IOException {
            PeerSettings settings = settings();
            return new FakeGame(this, settings, new Journal<>('"' + game + "\" at " + server, Direction.C2S, settings));
        }

        private Dial dial() {
            boolean needed = frames || settings().faults().needsFrames();
            return new Dial(server, headers, trusted, TimeScale.scaled(connectDeadline), needed);
        }

        private String target() {
            String path = String.valueOf(server.getRawPath());
            String query = server.getRawQuery() == null ? "" : '?' + server.getRawQuery();
            return (path.isEmpty() ? "/" : path) + query;
        }
    }
}
