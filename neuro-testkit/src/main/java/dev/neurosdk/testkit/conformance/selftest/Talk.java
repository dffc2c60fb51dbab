package dev.neurosdk.testkit.conformance.selftest;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation written down line by line, a millisecond apart, and what the model makes of it. Confined to one thread.
 */
public final class Talk {

    /** The game that talks. */
    public static final String GAME = "Star Harbour";

    private static final int VOICE = 2;

    private final ProtocolModel model;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogEntry.Finding> findings = new ArrayList<>();
    private long now;

    private Talk(Edition edition, String target) {
        model = new ProtocolModel(edition);
        enter(new LogEntry.Opened(now, 1, target, Map.of("sec-websocket-key", List.of("bm8gbm9uY2UgYXQgYWxsLg=="))));
    }

    /**
     * A conversation that has just been opened.
     *
     * @param edition the edition that the model goes by
     * @return the conversation
     */
    public static Talk of(Edition edition) {
        return new Talk(edition, "/");
    }

    /**
     * A conversation of the newest edition.
     *
     * @param target path and query of the handshake
     * @return the conversation
     */
    public static Talk on(String target) {
        return new Talk(Edition.newest(), target);
    }

    /**
     * A game of the newest edition that has said startup and registered some actions.
     *
     * @param actions their names
     * @return the conversation
     */
    public static Talk begun(String... actions) {
        return of(Edition.newest()).startup().register(actions);
    }

    /** {@return this, with {@code startup}} */
    public Talk startup() {
        return game(new GameMessage.Startup(GAME));
    }

    /**
     * The game registers actions without parameters.
     *
     * @param names their names
     * @return this
     */
    public Talk register(String... names) {
        return game(new GameMessage.RegisterActions(
                GAME,
                List.of(names).stream()
                        .map(name -> new ActionDefinition(name, "Does " + name + "."))
                        .toList()));
    }

    /**
     * The game unregisters.
     *
     * @param names the names
     * @return this
     */
    public Talk unregister(String... names) {
        return game(new GameMessage.UnregisterActions(GAME, List.of(names)));
    }

    /**
     * The game forces.
     *
     * @param names the choices
     * @return this
     */
    public Talk force(String... names) {
        return game(new GameMessage.ForceActions(GAME, "What now?", List.of(names)));
    }

    /**
     * The game registers one action.
     *
     * @param name its name
     * @param description its description
     * @param schema its schema; null for none
     * @return this
     */
    public Talk define(String name, String description, @Nullable String schema) {
        return game(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition(name, description, schema))));
    }

    /**
     * The game tells something, silently.
     *
     * @param message what
     * @return this
     */
    public Talk context(String message) {
        return game(new GameMessage.Context(GAME, message, true));
    }

    /**
     * Neuro calls an action without data.
     *
     * @param id the id of the call
     * @param name the action
     * @return this
     */
    public Talk call(String id, String name) {
        return neuro(new NeuroMessage.Action(id, name, null));
    }

    /**
     * The game answers a call.
     *
     * @param id the id of the call
     * @param success whether it was accepted
     * @return this
     */
    public Talk result(String id, boolean success) {
        return game(new GameMessage.ActionResult(GAME, id, success, success ? null : "No."));
    }

    /**
     * The game pings.
     *
     * @param payload tells this ping from others
     * @return this
     */
    public Talk ping(String payload) {
        return control(Direction.C2S, LogEntry.ControlKind.PING, payload);
    }

    /**
     * Neuro answers a ping.
     *
     * @param payload that of the ping
     * @return this
     */
    public Talk pong(String payload) {
        return control(Direction.S2C, LogEntry.ControlKind.PONG, payload);
    }

    private Talk control(Direction direction, LogEntry.ControlKind kind, String payload) {
        return enter(new LogEntry.Control(now, 1, direction, kind, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return this, with the acknowledgement of {@code startup}} */
    public Talk ack() {
        return neuro(new NeuroMessage.StartupAck(new CharacterSession("s", "neuro", "Neuro-sama")));
    }

    /**
     * The game says something.
     *
     * @param message what
     * @return this
     */
    public Talk game(GameMessage message) {
        return raw(Direction.C2S, MessageEncoder.encode(message));
    }

    /**
     * Neuro says something.
     *
     * @param message what
     * @return this
     */
    public Talk neuro(NeuroMessage message) {
        return raw(Direction.S2C, MessageEncoder.encode(message));
    }

    /**
     * One side sends a text.
     *
     * @param direction which side
     * @param text anything
     * @return this
     */
    public Talk raw(Direction direction, String text) {
        return enter(LogEntry.Message.text(now, 1, direction, text));
    }

    /** {@return this, with a voice channel open beside} */
    public Talk voice() {
        return enter(new LogEntry.Opened(now, VOICE, "/game/Star%20Harbour/voice", Map.of()));
    }

    /**
     * The game says something on its voice channel.
     *
     * @param text anything
     * @return this
     */
    public Talk voiced(String text) {
        return enter(LogEntry.Message.text(now, VOICE, Direction.C2S, text));
    }

    /**
     * The game sends audio on its voice channel.
     *
     * @param frame the bytes
     * @return this
     */
    public Talk audio(byte[] frame) {
        return enter(
                new LogEntry.Message(now, VOICE, Direction.C2S, LogEntry.Opcode.BINARY, List.of(frame.length), frame));
    }

    /**
     * Time passes.
     *
     * @param time how much
     * @return this
     */
    public Talk later(Duration time) {
        now += time.toNanos();
        return this;
    }

    /**
     * A fault of ours touches the next message.
     *
     * @param direction of which side
     * @return this
     */
    public Talk fault(Direction direction) {
        return enter(new LogEntry.Fault(now, 1, direction, "lose", "plan", ""));
    }

    /**
     * Something happens.
     *
     * @param entry what
     * @return this
     */
    public Talk enter(LogEntry entry) {
        entries.add(entry);
        findings.addAll(model.accept(entry));
        return later(Duration.ofMillis(1));
    }

    /** {@return the time of the next entry, in nanoseconds} */
    public long now() {
        return now;
    }

    /** {@return what the model knows of the game} */
    public GameState state() {
        return model.game(GAME).orElseThrow();
    }

    /** {@return the model, live} */
    public ProtocolModel model() {
        return model;
    }

    /** {@return everything so far; a copy} */
    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** {@return each finding as side and rule} */
    public List<String> findings() {
        return findings.stream()
                .map(found -> found.direction() + " " + found.violation().rule().id())
                .toList();
    }
}
