package dev.neurosdk.testkit.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireClient;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
 * <p><b>Sending.</b> A send returns when its bytes were handed to the operating system, and fails the test when that does
 * not happen before the deadline. Nothing is checked but the message's own constructor; a session is what the test makes of
 * it.
 *
 * <p><b>Receiving.</b> Everything received waits in one queue until taken. {@code await} takes the first message of a kind
 * and leaves the others, in their order; {@link #takeAny()} takes the first of all. A message that breaks a rule is kept, is
 * shown with every later failure, and makes {@link #assertNoViolations()} fail. Pings are answered by the socket and not
 * shown.
 *
 * <p><b>Failing.</b> What does not hold is an {@link AssertionError} that shows the last lines of the conversation. There is
 * one deadline for everything, 5 s unless set, multiplied by the system property {@code neuro.testkit.timeScale} (a number
 * above 0, default 1).
 *
 * <p>Hundreds of fake games share one client and a few daemon threads. Thread-safe; messages that several threads send at
 * the same time may stand in the transcript in another order than they went out.
 */
public final class FakeGame implements AutoCloseable {

    private final String game;
    private final Wire wire;
    private final Journal journal;
    private final Inbox inbox;
    private final Outbox outbox;
    private final AutomaticAnswers answers;

    private FakeGame(Builder builder) throws IOException {
        Duration deadline = TimeScale.scaled(builder.deadline);
        game = builder.game;
        journal = new Journal('"' + game + "\" at " + builder.server, builder.memory);
        answers = new AutomaticAnswers(journal);
        inbox = new Inbox(builder.edition, journal, builder.memory, deadline, answers);
        wire = WireClient.connect(
                builder.server, builder.headers, builder.trusted, TimeScale.scaled(builder.connectDeadline), inbox);
        outbox = new Outbox(wire, journal, deadline);
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
     * Sends a text message as it is.
     *
     * @param text anything
     */
    public void sendRaw(String text) {
        outbox.send(List.of(text));
    }

    /**
     * Sends several text messages as they are, without waiting for one to be written before the next.
     *
     * @param texts the messages, in order
     */
    public void sendPipelined(List<String> texts) {
        outbox.send(List.copyOf(texts));
    }

    /**
     * Sends one text message in several frames (RFC 6455 section 5.4). No other thread may send meanwhile.
     *
     * @param parts the fragments' texts, at least one; none may end inside a surrogate pair
     * @throws IllegalArgumentException when there is no part
     */
    public void sendFragments(String... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("parts: expected at least one fragment, was none");
        }
        outbox.fragments(List.of(parts));
    }

    /**
     * Sends a binary message, which the protocol forbids (ENV-3).
     *
     * @param bytes the message
     */
    public void sendBinary(byte[] bytes) {
        outbox.binary(bytes);
    }

    /**
     * Sends a ping and waits for its pong (RFC 6455 section 5.5.2).
     *
     * @throws AssertionError when the pong does not come before the deadline
     */
    public void ping() {
        inbox.awaitPong(outbox.ping());
    }

    /**
     * Takes the next message of a kind, waiting for it; messages of other kinds stay.
     *
     * @param kind the kind, for example {@code NeuroMessage.Action.class}
     * @param <M> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public <M extends NeuroMessage> M await(Class<M> kind) {
        return await(kind, message -> true);
    }

    /**
     * Takes the next message of a kind that a condition holds for, waiting for it; all others stay.
     *
     * @param kind the kind
     * @param condition asked about every waiting message of the kind, possibly several times
     * @param <M> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public <M extends NeuroMessage> M await(Class<M> kind, Predicate<? super M> condition) {
        Incoming taken = inbox.take(
                "a message " + kind.getSimpleName(),
                incoming -> incoming.message()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(condition)
                        .isPresent());
        return kind.cast(taken.message().orElseThrow());
    }

    /**
     * Takes the next message of any sort, also one that was not understood, waiting for it.
     *
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public Incoming takeAny() {
        return inbox.take("a message", incoming -> true);
    }

    /**
     * Takes everything that is waiting, without waiting for more.
     *
     * @return the messages in the order of arrival; may be empty
     */
    public List<Incoming> takeAll() {
        return inbox.takeAll();
    }

    /**
     * Proves that the server's socket is silent: sends a ping, waits for the pong, and fails when any message is waiting that
     * was not taken.
     *
     * <p>The server answers a ping after it has read everything sent before. So nothing came that was on its way, and nothing
     * that the server says <i>while reading</i>. What it works out on another thread may still come: use
     * {@link #assertNoAction()} for that.
     *
     * @throws AssertionError when a message is waiting, or the pong does not come before the deadline
     */
    public void assertSilence() {
        ping();
        List<Incoming> waiting = inbox.waiting();
        if (!waiting.isEmpty()) {
            throw journal.failure(
                    "silence",
                    "was " + waiting.size() + " waiting message(s), first "
                            + TranscriptEntry.shortened(waiting.get(0).text()));
        }
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
        Sentinel.assertNextAction(this, journal);
    }

    /**
     * Every message so far that breaks a rule of the edition, taken or not.
     *
     * @return the messages in the order of arrival
     */
    public List<Incoming> violations() {
        return journal.findings();
    }

    /**
     * Fails when a message so far has broken a rule of the edition, on whatever level.
     *
     * @throws AssertionError when {@link #violations()} is not empty
     */
    public void assertNoViolations() {
        journal.throwIfBroken("no message to break a rule");
        int count = journal.findings().size();
        if (count > 0) {
            throw journal.failure("no message to break a rule", count + " did");
        }
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
        requireNonNull(answer, "answer");
        answers.use(action -> {
            GameMessage.ActionResult result = answer.apply(action);
            if (result != null) {
                outbox.post(MessageEncoder.encode(result));
            }
        });
    }

    /** Answers every later action call with success, like {@link #answerWith}. */
    public void autoSucceed() {
        answerWith(action -> new GameMessage.ActionResult(game, action.id(), true, null));
    }

    /**
     * Stops reading from the socket, as a stalled game does. At most one more message is received; pongs, and the end of the
     * connection, are not noticed either until {@link #resumeReading()}.
     */
    public void stopReading() {
        wire.stopReading();
        journal.note("stopped reading");
    }

    /** Reads on after {@link #stopReading()}. Without effect otherwise. */
    public void resumeReading() {
        journal.note("reading");
        wire.resumeReading();
    }

    /**
     * Closes with 1000 and waits for the server's answer; cuts the connection when that does not come before the deadline,
     * or at once when reading is stopped. Without effect on an ended connection. Fails only when interrupted.
     */
    @Override
    public void close() {
        if (inbox.closed().isPresent()) {
            return;
        }
        if (wire.isReading()) {
            outbox.close(new CloseStatus(1000, ""));
            if (inbox.closedWithinDeadline()) {
                return;
            }
        }
        abort();
    }

    /**
     * Sends a close frame (RFC 6455 section 5.5.1) without waiting for the answer; {@link #awaitClose()} does that. Without
     * effect on an ended connection.
     *
     * @param code a code that may be sent: 1000 to 1003, 1007 to 1014, 3000 to 4999
     * @param reason at most 123 bytes in UTF-8; may be empty
     * @throws IllegalArgumentException when code or reason may not be sent
     */
    public void close(int code, String reason) {
        outbox.close(CloseStatus.sendable(code, reason));
    }

    /** Cuts the connection in an orderly way for TCP (FIN), without a close frame: what was sent before still arrives. */
    public void abort() {
        journal.note("cut");
        wire.disconnect();
    }

    /** Resets the connection (RST), as the death of a process or a broken network does: what was sent before may be lost. */
    public void reset() {
        journal.note("reset");
        wire.reset();
    }

    /** Ends the outgoing half of the connection (FIN), without a close frame; receiving goes on. */
    public void shutdownOutput() {
        journal.note("shut down output");
        wire.shutdownOutput();
    }

    /**
     * Waits for the end of the connection, whoever ends it.
     *
     * @return the code and the reason
     * @throws AssertionError when it does not end before the deadline
     */
    public CloseStatus awaitClose() {
        return inbox.awaitClosed();
    }

    /** {@return whether the connection has not ended, as far as noticed} */
    public boolean isOpen() {
        return inbox.closed().isEmpty();
    }

    /**
     * The conversation so far.
     *
     * @return the entries in order, the oldest possibly forgotten; unmodifiable
     */
    public List<TranscriptEntry> transcript() {
        return journal.entries();
    }

    /** Describes a fake game before it connects. Confined to one thread. */
    public static final class Builder {
        private final String game;
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private URI server;
        private @Nullable X509Certificate trusted;
        private Duration deadline = Duration.ofSeconds(5);
        private Duration connectDeadline = Duration.ofSeconds(5);
        private Edition edition = Edition.newest();
        private int memory = 10_000;

        private Builder(URI server, String game) {
            String scheme = String.valueOf(server.getScheme());
            if (!scheme.equals("ws") && !scheme.equals("wss")) {
                throw new IllegalArgumentException("server: expected a ws or wss address, was " + server);
            }
            this.server = server;
            this.game = new GameMessage.Startup(game).game();
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
         * Sets how long anything may take but connecting; 5 s by default.
         *
         * @param value above zero; multiplied by the system property {@code neuro.testkit.timeScale}
         * @return this builder
         * @throws IllegalArgumentException when it is not above zero
         */
        public Builder deadline(Duration value) {
            deadline = positive(value, "deadline");
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
         * Sets the edition that received messages are judged by; the newest by default.
         *
         * @param value the edition
         * @return this builder
         */
        public Builder edition(Edition value) {
            edition = requireNonNull(value, "edition");
            return this;
        }

        /**
         * Sets how many lines of the transcript, how many messages that nobody took, and how many violations are kept; the
         * oldest are forgotten first. 10,000 by default.
         *
         * @param value at least 1
         * @return this builder
         * @throws IllegalArgumentException when it is below 1
         */
        public Builder memory(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("memory: expected at least 1, was " + value);
            }
            memory = value;
            return this;
        }

        /**
         * Connects. Says nothing yet.
         *
         * @return the connected game
         * @throws IOException when the server cannot be reached, refuses the handshake or takes longer than the deadline
         */
        public FakeGame connect() throws IOException {
            return new FakeGame(this);
        }

        private static Duration positive(Duration value, String name) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
            }
            return value;
        }
    }
}
