package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.peer.Inbox;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Journal;
import dev.neurosdk.testkit.peer.OpenFakes;
import dev.neurosdk.testkit.peer.PeerBuilder;
import dev.neurosdk.testkit.peer.PeerSettings;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Acceptor.Opening;
import dev.neurosdk.testkit.transport.Listening;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A Neuro that a test plays against a game: it listens, says whatever the test tells it to, right or wrong, and keeps what
 * games say.
 *
 * <pre>{@code
 * try (FakeNeuro neuro = FakeNeuro.start()) {
 *     startMyGame(neuro.uri());
 *     neuro.await(GameMessage.ForceActions.class);
 *     String id = neuro.act("play_card", "{\"card\":\"ace\"}");
 *     assert neuro.awaitResult(id).success();
 *     neuro.assertNoViolations();
 * }
 * }</pre>
 *
 * <p>It accepts every game on every path; one that ends in {@code /voice} is the voice channel of a game, with
 * {@linkplain #voiceConnections() connections of its own}. What it says goes to the game that connected last; {@link #takeConnection()} gives
 * each game's connection to talk to one of several. What it receives waits in one queue, whatever the connection.
 *
 * <p>By itself it acknowledges {@code startup}, and nothing else. What it does about a message is decided by the first
 * {@linkplain #enqueue queued reply}, if it fits, and otherwise by the {@linkplain #dispatcher dispatcher}.
 *
 * <p>What does not hold is an {@link AssertionError} that shows the last lines of the conversation. Thread-safe.
 */
public final class FakeNeuro implements NeuroSide, Fake {

    private final PeerSettings settings;
    private final Journal<GameMessage> journal;
    private final Inbox<GameMessage> inbox;
    private final LongFunction<String> callIds;
    private final Acceptor door;
    private final VoiceDoor voice;
    private final List<GameConnection> connections = new CopyOnWriteArrayList<>();
    private final Queue<GameConnection> untaken = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final RandomGenerator random;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Newest refused;
    private volatile int refusal;
    private volatile Listening listening;
    private volatile Acknowledgement acknowledgement;
    private volatile NeuroDispatcher dispatcher;
    private volatile List<String> greeting = List.of();

    private FakeNeuro(Builder builder, PeerSettings settings) throws IOException {
        this.settings = settings;
        refused = new Newest(settings.memory());
        journal = new Journal<>("a fake Neuro", Direction.S2C, settings);
        inbox = new Inbox<>(journal, settings);
        random = new SplittableRandom(settings.seed());
        callIds = builder.callIds;
        dispatcher = builder.autopilot ? Autopilot.seeded(settings.seed()) : builder.dispatcher;
        acknowledgement = builder.acknowledgement(settings.edition());
        voice = new VoiceDoor(this, this::nextNumber, settings.memory(), builder.voice(settings.edition()));
        door = settings.faults().guard(this::decide, settings.timeline(), journal, settings.seed());
        listening = settings.network().listen(builder.host, builder.port, door);
        OpenFakes.opened(this);
    }

    /**
     * Starts one on a free port of the loopback address, with the usual settings.
     *
     * @return the fake Neuro, listening
     * @throws IOException when there is no free port
     */
    public static FakeNeuro start() throws IOException {
        return builder().start();
    }

    /** {@return a description of a fake Neuro, with the usual settings} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the address for games, with the port in use and the path {@code /}} */
    public URI uri() {
        return listening.uri();
    }

    @Override
    public GameConnection connection() {
        return inbox.until(wait("a game to connect", settings.deadline()), this::newest);
    }

    /**
     * Takes the next connection that was not taken, waiting for it.
     *
     * @return the connection, also when it has ended meanwhile
     * @throws AssertionError when there is none before the deadline
     */
    public GameConnection takeConnection() {
        return inbox.until(
                wait("another game to connect", settings.deadline()), () -> Optional.ofNullable(untaken.poll()));
    }

    /**
     * Takes the next connection that was not taken, waiting for it, without insisting on it.
     *
     * @param deadline how long to wait; taken as it is
     * @return the connection, also when it has ended meanwhile; nothing when there is none before the deadline
     */
    public Optional<GameConnection> takeConnection(Duration deadline) {
        return inbox.quietly(deadline, () -> Optional.ofNullable(untaken.poll()));
    }

    /** {@return every connection so far, also ended ones, in order; a copy} */
    public List<GameConnection> connections() {
        return List.copyOf(connections);
    }

    /** {@return every voice connection so far, also ended ones, in order; a copy} */
    public List<VoiceConnection> voiceConnections() {
        return voice.connections();
    }

    /**
     * When voice handshakes have come, also those refused.
     *
     * @return the times by the clock of the network, in nanoseconds and in order; the newest, as many as there is {@link
     *     Builder#memory memory} for; a copy
     */
    public List<Long> voiceAttempts() {
        return voice.attempts();
    }

    /**
     * Sets what becomes of every later voice handshake and {@code voice/start}.
     *
     * @param value how it is answered
     */
    public void voice(VoiceAnswer value) {
        voice.answer(value);
    }

    VoiceAnswer voiceAnswer() {
        return voice.answer();
    }

    /** Stops listening for a time: connections that are open stay, others are refused by this machine. Idempotent. */
    public void stopAccepting() {
        listening.close();
    }

    /**
     * Listens again on the same port, after {@link #stopAccepting()}.
     *
     * @throws IOException when the port is taken meanwhile
     */
    public void acceptAgain() throws IOException {
        listening = settings.network().listen(uri().getHost(), uri().getPort(), door);
    }

    /**
     * Refuses the handshakes to come, as a server does that is starting or overloaded. Meanwhile those for voice are refused,
     * too, and not counted.
     *
     * @param count how many
     * @param status the HTTP status, 300 to 599, such as 503
     * @throws IllegalArgumentException when the status is another one
     */
    public void refuse(int count, int status) {
        if (status < 300 || status > 599) {
            throw new IllegalArgumentException("status: expected 300 to 599, was " + status);
        }
        refusal = status;
        refusals.set(count);
    }

    /**
     * When handshakes have come that were refused.
     *
     * @return the times by the clock of the network, in nanoseconds and in order; the newest, as many as there is {@link
     *     Builder#memory memory} for; a copy
     */
    public List<Long> refused() {
        return refused.times();
    }

    /**
     * Adds replies. Each is used once, in order, for the first message that it fits while it is the first of the queue.
     *
     * @param more the replies
     */
    public void enqueue(Reply... more) {
        replies.addAll(List.of(more));
    }

    /**
     * Sets who decides about messages that no queued reply is used for; replaces what was set before.
     *
     * @param value the dispatcher
     */
    public void dispatcher(NeuroDispatcher value) {
        dispatcher = requireNonNull(value, "dispatcher");
    }

    /**
     * Sets how every later {@code startup} is answered.
     *
     * @param value how
     */
    public void acknowledge(Acknowledgement value) {
        acknowledgement = requireNonNull(value, "acknowledgement");
    }

    /**
     * Sets what every later connection is told at once, before it has said anything, as some servers do.
     *
     * @param texts anything, in order; none for nothing
     */
    public void greet(String... texts) {
        greeting = List.of(texts);
    }

    /**
     * Takes the next message of any game, waiting for it.
     *
     * @return the message
     * @throws AssertionError when none comes before the deadline, or it is none that the edition knows
     */
    public GameMessage takeMessage() {
        return takeMessage(wait("a message", settings.deadline()));
    }

    /**
     * Takes the next message of any game, waiting for it.
     *
     * @param deadline how long to wait; multiplied by the system property {@code neuro.testkit.timeScale}
     * @return the message
     * @throws AssertionError when none comes before the deadline, or it is none that the edition knows
     */
    public GameMessage takeMessage(Duration deadline) {
        return takeMessage(wait("a message", TimeScale.scaled(deadline)));
    }

    private GameMessage takeMessage(Inbox.Wait wait) {
        Incoming<GameMessage> next = inbox.take(wait, incoming -> true);
        return next.message()
                .orElseThrow(() -> journal.failure("a message that the edition knows", "was " + next.text()));
    }

    /**
     * Takes the next message of a kind, of any game, waiting for it; messages of other kinds stay.
     *
     * @param kind the kind, for example {@code GameMessage.ForceActions.class}
     * @param <K> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline
     */
    public <K extends GameMessage> K await(Class<K> kind) {
        return await(kind, message -> true);
    }

    /**
     * Takes the next message of a kind that a condition holds for, of any game, waiting for it; all others stay.
     *
     * @param kind the kind
     * @param condition asked about every waiting message of the kind, possibly several times
     * @param <K> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline
     */
    public <K extends GameMessage> K await(Class<K> kind, Predicate<? super K> condition) {
        Incoming<GameMessage> taken = inbox.take(
                wait("a message " + kind.getSimpleName(), settings.deadline()),
                incoming -> incoming.message()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(condition)
                        .isPresent());
        return kind.cast(taken.message().orElseThrow());
    }

    /**
     * Takes the next message of any sort and any game, also one that was not understood, waiting for it.
     *
     * @return the message, with the number of its connection
     * @throws AssertionError when none comes before the deadline
     */
    public Incoming<GameMessage> takeAny() {
        return inbox.take(wait("a message", settings.deadline()), incoming -> true);
    }

    /**
     * Takes everything that is waiting, without waiting for more.
     *
     * @return the messages of all games in the order of arrival; may be empty
     */
    public List<Incoming<GameMessage>> takeAll() {
        return inbox.takeAll(incoming -> true);
    }

    /** {@return every message so far that by itself breaks a rule of the edition, in the order of arrival} */
    @Override
    public List<Incoming<GameMessage>> violations() {
        return journal.violating();
    }

    /**
     * Every rule that a game has broken so far in view of what came before, such as a result for a call that nobody made.
     *
     * @return the findings, in order; {@link #violations()} are not repeated
     */
    @Override
    public List<LogEntry.Finding> findings() {
        return journal.findings();
    }

    /**
     * Fails when a game has broken a rule of the edition so far, on whatever level.
     *
     * @throws AssertionError when {@link #violations()} or {@link #findings()} are not empty
     */
    @Override
    public void assertNoViolations() {
        journal.throwIfBroken("no message to break a rule");
        int count = violations().size() + findings().size();
        if (count > 0) {
            throw journal.failure("no message to break a rule", count + " did");
        }
    }

    /** {@return what the conversations have come to: what both sides should believe by now} */
    @Override
    public ProtocolModel model() {
        return journal.model();
    }

    /** {@return all conversations so far, in order, the oldest lines possibly forgotten; unmodifiable} */
    @Override
    public List<TranscriptEntry> transcript() {
        return journal.entries();
    }

    /** Stops listening and closes every connection with 1001, as a server does that goes away. Idempotent. */
    @Override
    public void close() {
        OpenFakes.closed(this);
        listening.close();
        voice.connections().forEach(VoiceConnection::goAway);
        connections.forEach(GameConnection::goAway);
    }

    @Override
    public String title() {
        return journal.title();
    }

    @Override
    public Direction own() {
        return journal.own();
    }

    @Override
    public boolean isOpen() {
        return connections.stream().anyMatch(GameConnection::isOpen);
    }

    @Override
    public Optional<CloseStatus> closeStatus() {
        return newest().flatMap(GameConnection::closeStatus);
    }

    @Override
    public Duration deadline() {
        return inbox.deadline();
    }

    @Override
    public <T> Optional<T> lookWithin(Duration deadline, Supplier<Optional<T>> look) {
        return inbox.quietly(deadline, look);
    }

    @Override
    public String describe() {
        return journal.describe();
    }

    PeerSettings settings() {
        return settings;
    }

    Journal<GameMessage> journal() {
        return journal;
    }

    Inbox<GameMessage> inbox() {
        return inbox;
    }

    ActionDefinition awaitAction(String name, GameConnection game) {
        return inbox.until(
                new Inbox.Wait("the action \"" + name + "\" to be registered", settings.deadline(), game::closeStatus),
                () -> game.state().map(state -> state.actions().get(name)));
    }

    synchronized <T extends @Nullable Object> T byChance(Function<RandomGenerator, T> choice) {
        return choice.apply(random);
    }

    String nextCallId() {
        return callIds.apply(calls.incrementAndGet());
    }

    void react(GameMessage message, GameConnection game) {
        guarded("the reply to " + message.command(), () -> {
            if (message instanceof GameMessage.Startup) {
                acknowledgement.reply(game).perform(game);
            }
            reply(message, game).perform(game);
        });
    }

    /** Runs code of the test on a thread that is not the test's. */
    void guarded(String what, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException | AssertionError e) {
            journal.broken(what, e);
            inbox.changed();
        }
    }

    private Reply reply(GameMessage message, GameConnection game) {
        synchronized (replies) {
            @Nullable Reply first = replies.peek();
            if (first != null && first.fits(message)) {
                return replies.remove();
            }
        }
        return dispatcher.replyTo(message, game);
    }

    private Acceptor.Admission decide(Opening opening) {
        if (VoiceDoor.leadsHere(opening)) {
            return refusals.get() > 0 ? new Acceptor.Refused(refusal) : voice.decide(opening);
        }
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refused.add(settings.timeline().nanos());
            journal.note(0, "refused " + opening.target() + " with " + refusal);
            inbox.changed();
            return new Acceptor.Refused(refusal);
        }
        return new Acceptor.Accepted(wire -> {
            GameConnection game = GameConnection.accepted(this, nextNumber(), opening);
            var listener = game.begin(wire);
            greeting.forEach(game::say);
            connections.add(game);
            untaken.add(game);
            inbox.changed();
            return listener;
        });
    }

    private int nextNumber() {
        return settings.firstConnection() + accepted.getAndIncrement();
    }

    private Optional<GameConnection> newest() {
        List<GameConnection> all = connections();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static Inbox.Wait wait(String expected, Duration deadline) {
        return new Inbox.Wait(expected, deadline, Optional::<CloseStatus>empty);
    }

    /** Describes a fake Neuro before it listens. Confined to one thread. */
    public static final class Builder extends PeerBuilder<Builder> {
        private String host = "127.0.0.1";
        private int port;
        private @Nullable Acknowledgement acknowledgement;
        private NeuroDispatcher dispatcher = NeuroDispatcher.silent();
        private boolean autopilot;
        private @Nullable VoiceAnswer voice;
        private LongFunction<String> callIds = number -> "call-" + number;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the address to listen on; {@code 127.0.0.1} by default.
         *
         * @param value an address of this machine
         * @return this builder
         */
        public Builder host(String value) {
            host = requireNonNull(value, "host");
            return this;
        }

        /**
         * Sets the port to listen on; a free one by default.
         *
         * @param value the port; 0 for a free one
         * @return this builder
         * @throws IllegalArgumentException when it is no port
         */
        public Builder port(int value) {
            if (value < 0 || value > 65_535) {
                throw new IllegalArgumentException("port: expected 0 to 65535, was " + value);
            }
            port = value;
            return this;
        }

        /**
         * Sets how {@code startup} is answered; {@link Acknowledgement#ON} by default, from the edition on that has it.
         *
         * @param value how
         * @return this builder
         */
        public Builder acknowledge(Acknowledgement value) {
            acknowledgement = requireNonNull(value, "acknowledgement");
            return this;
        }

        /**
         * Sets what becomes of a game's wish for voice; {@link VoiceAnswer#READY} by default, and
         * {@link VoiceAnswer#UNAVAILABLE} in editions without voice.
         *
         * @param value how it is answered
         * @return this builder
         */
        public Builder voice(VoiceAnswer value) {
            voice = requireNonNull(value, "voice");
            return this;
        }

        /**
         * Sets who decides about messages that no queued reply is used for; nobody by default.
         *
         * @param value the dispatcher
         * @return this builder
         */
        public Builder dispatcher(NeuroDispatcher value) {
            dispatcher = requireNonNull(value, "dispatcher");
            autopilot = false;
            return this;
        }

        /**
         * Answers forces like a good Neuro that chooses by chance, by the seed; see {@link Autopilot}.
         *
         * @return this builder
         */
        public Builder autopilot() {
            autopilot = true;
            return this;
        }

        /**
         * Sets what the ids of calls look like; {@code call-1} and so on by default.
         *
         * @param value given 1 for the first call of this fake Neuro, 2 for the second; called on any thread
         * @return this builder
         */
        public Builder callIds(LongFunction<String> value) {
            callIds = requireNonNull(value, "callIds");
            return this;
        }

        /**
         * Listens.
         *
         * @return the fake Neuro
         * @throws IOException when the port is taken or the address is not of this machine
         */
        public FakeNeuro start() throws IOException {
            return new FakeNeuro(this, settings());
        }

        private VoiceAnswer voice(Edition edition) {
            VoiceAnswer otherwise = edition.voice() ? VoiceAnswer.READY : VoiceAnswer.UNAVAILABLE;
            return voice == null ? otherwise : voice;
        }

        private Acknowledgement acknowledgement(Edition edition) {
            Acknowledgement otherwise = edition.startupAck() ? Acknowledgement.ON : Acknowledgement.OFF;
            return acknowledgement == null ? otherwise : acknowledgement;
        }
    }
}
