package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation written down line by line, a millisecond apart, and what the model makes of it. */
public final class Talk {

    public static final String GAME = "Star Harbour";

    final ProtocolModel model;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogEntry.Finding> findings = new ArrayList<>();
    private long now;

    private Talk(Edition edition, String target) {
        model = new ProtocolModel(edition);
        enter(new LogEntry.Opened(now, 1, target, Map.of()));
    }

    public static Talk of(Edition edition) {
        return new Talk(edition, "/");
    }

    public static Talk on(String target) {
        return new Talk(Edition.newest(), target);
    }

    /** A game of the newest edition that has said startup and registered some actions. */
    public static Talk begun(String... actions) {
        return of(Edition.newest()).startup().register(actions);
    }

    public Talk startup() {
        return game(new GameMessage.Startup(GAME));
    }

    public Talk register(String... names) {
        return game(new GameMessage.RegisterActions(
                GAME,
                List.of(names).stream()
                        .map(name -> new ActionDefinition(name, "Does " + name + "."))
                        .toList()));
    }

    public Talk unregister(String... names) {
        return game(new GameMessage.UnregisterActions(GAME, List.of(names)));
    }

    public Talk force(String... names) {
        return game(new GameMessage.ForceActions(GAME, "What now?", List.of(names)));
    }

    public Talk define(String name, String description, @Nullable String schema) {
        return game(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition(name, description, schema))));
    }

    public Talk context(String message) {
        return game(new GameMessage.Context(GAME, message, true));
    }

    public Talk call(String id, String name) {
        return neuro(new NeuroMessage.Action(id, name, null));
    }

    public Talk result(String id, boolean success) {
        return game(new GameMessage.ActionResult(GAME, id, success, success ? null : "No."));
    }

    public Talk ack() {
        return neuro(new NeuroMessage.StartupAck(new CharacterSession("s", "neuro", "Neuro-sama")));
    }

    public Talk game(GameMessage message) {
        return raw(Direction.C2S, MessageEncoder.encode(message));
    }

    public Talk neuro(NeuroMessage message) {
        return raw(Direction.S2C, MessageEncoder.encode(message));
    }

    public Talk raw(Direction direction, String text) {
        return enter(LogEntry.Message.text(now, 1, direction, text));
    }

    public Talk later(Duration time) {
        now += time.toNanos();
        return this;
    }

    public Talk fault(Direction direction) {
        return enter(new LogEntry.Fault(now, 1, direction, "lose", "plan", ""));
    }

    public Talk enter(LogEntry entry) {
        entries.add(entry);
        findings.addAll(model.accept(entry));
        return later(Duration.ofMillis(1));
    }

    public long now() {
        return now;
    }

    public GameState state() {
        return model.game(GAME).orElseThrow();
    }

    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** Each finding as side and rule. */
    public List<String> findings() {
        return findings.stream()
                .map(found -> found.direction() + " " + found.violation().rule().id())
                .toList();
    }
}
