package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Peer;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.transport.Acceptor.Opening;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One game's connection to a {@link FakeNeuro}. Thread-safe.
 *
 * <p>What it receives is also in the queue of the fake Neuro, and is taken from both by whoever takes it first.
 */
public final class GameConnection extends Peer<GameMessage> implements NeuroSide {

    private static final int GOING_AWAY = 1001;
    private static final int NO_CODE = 1005;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeNeuro neuro;
    private final Opening opening;
    private volatile @Nullable String lastUnregistered;

    private GameConnection(FakeNeuro neuro, int number, Opening opening) {
        super(
                number,
                neuro.settings(),
                new MessageDecoder(neuro.settings().edition(), MessageDecoder.DEFAULT_MAX_LENGTH)::decodeGame,
                neuro.journal(),
                neuro.inbox());
        this.neuro = neuro;
        this.opening = opening;
    }

    static GameConnection accepted(FakeNeuro neuro, int number, Opening opening) {
        return new GameConnection(neuro, number, opening);
    }

    /** Begins, with the open wire. */
    WireListener begin(Wire wire) {
        joined(wire, opening.target(), opening.headers());
        return listener();
    }

    @Override
    public GameConnection connection() {
        return this;
    }

    /** {@return path and query of the game's handshake, as sent} */
    public String target() {
        return opening.target();
    }

    /** {@return the headers of the game's handshake, names in lower case} */
    public Map<String, List<String>> headers() {
        return opening.headers();
    }

    /**
     * What both sides should believe about the game on this connection by now.
     *
     * @return its state; nothing before its first message and after the end of the connection
     */
    public Optional<GameState> state() {
        return model().games().stream()
                .filter(state -> state.connection() == number())
                .findFirst();
    }

    /** {@return the lines of this connection so far, in order, the oldest possibly forgotten; unmodifiable} */
    @Override
    public List<TranscriptEntry> transcript() {
        return super.transcript().stream()
                .filter(entry -> entry.connection() == number())
                .toList();
    }

    @Override
    protected void heard(Incoming<GameMessage> incoming) {
        incoming.message().ifPresent(message -> {
            if (message instanceof GameMessage.UnregisterActions unregister
                    && !unregister.actionNames().isEmpty()) {
                lastUnregistered = unregister.actionNames().get(0);
            }
            neuro.react(message, this);
        });
    }

    GameMessage.ActionResult takeResult(String id) {
        return await(GameMessage.ActionResult.class, result -> result.id().equals(id));
    }

    void assertNothingBeforeSentinel() {
        String id = act(Sentinel.newName());
        Incoming<GameMessage> next = takeAny();
        GameMessage.@Nullable ActionResult result = next.message()
                .filter(GameMessage.ActionResult.class::isInstance)
                .map(GameMessage.ActionResult.class::cast)
                .filter(found -> found.id().equals(id))
                .orElse(null);
        if (result == null) {
            throw journal().failure("nothing before the result of the sentinel's call", "was " + next.text());
        }
        if (result.success()) {
            throw journal()
                    .failure("a failing result for a call of an action that the game does not have", "was success");
        }
    }

    String nextCallId() {
        return neuro.nextCallId();
    }

    /** Says something without waiting for it to be written. */
    void say(String text) {
        post(text);
    }

    /** Says something without waiting for it to be written. */
    void say(NeuroMessage message) {
        post(MessageEncoder.encode(message));
    }

    /** Calls an action without waiting for the call to be written. */
    String call(String name, @Nullable String data) {
        String id = nextCallId();
        say(new NeuroMessage.Action(id, name, data));
        return id;
    }

    void sayBinary(byte[] bytes) {
        postBinary(bytes);
    }

    /** How long a game has for a result in this edition; nothing when it says nothing. */
    Optional<Duration> resultLimit() {
        return settings().edition().resultLimit();
    }

    /** Whether a call still waits for its result, and not since longer ago than anybody waits. */
    boolean isOwedAResult() {
        long patience = resultLimit().orElse(PATIENCE).toNanos();
        long now = settings().timeline().nanos();
        return state().stream().flatMap(state -> state.owed().stream()).anyMatch(owed -> now - owed.since() < patience);
    }

    ActionData data(ActionDefinition action) {
        return ActionData.of(action, settings().edition());
    }

    /** Data for an action, by chance, as soon as it is registered. */
    @Nullable
    String generated(String name, BiFunction<ActionData, RandomGenerator, @Nullable String> choice) {
        ActionDefinition action = neuro.awaitAction(name, this);
        return neuro.byChance(random -> choice.apply(data(action), random));
    }

    /** A registered action, or one that the game does not have. */
    String someAction() {
        return registered().stream().findFirst().orElseGet(Sentinel::newName);
    }

    String actionOutsideForce() {
        List<String> names = state().flatMap(GameState::force)
                .map(force -> force.message().actionNames())
                .orElse(List.of());
        return registered().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElseGet(Sentinel::newName);
    }

    String lastUnregistered() {
        String name = lastUnregistered;
        return name == null ? Sentinel.newName() : name;
    }

    private Set<String> registered() {
        return state().map(state -> state.actions().keySet()).orElse(Set.of());
    }

    void later(Duration delay, Runnable deed) {
        var unused = settings().timeline().schedule(delay, () -> neuro.guarded("doing something later", deed));
    }

    /**
     * Sends a close frame without a code, waits for the end of the connection, and cuts it when the deadline passes. Without
     * effect on an ended connection.
     */
    public void closeWithoutCode() {
        closeWith(new CloseStatus(NO_CODE, ""));
    }

    void goAway() {
        closeWith(new CloseStatus(GOING_AWAY, ""));
    }
}
