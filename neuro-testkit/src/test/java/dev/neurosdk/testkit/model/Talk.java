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

/** A conversation written down line by line, a millisecond apart, and what the model makes of it. */
final class Talk {

    static final String GAME = "Star Harbour";

    final ProtocolModel model;
    private final List<LogEntry.Finding> findings = new ArrayList<>();
    private long now;

    private Talk(Edition edition, String target) {
        model = new ProtocolModel(edition);
        enter(new LogEntry.Opened(now, 1, target, Map.of()));
    }

    static Talk of(Edition edition) {
        return new Talk(edition, "/");
    }

    static Talk on(String target) {
        return new Talk(Edition.newest(), target);
    }

    /** A game of the newest edition that has said startup and registered some actions. */
    static Talk begun(String... actions) {
        return of(Edition.newest()).startup().register(actions);
    }

    Talk startup() {
        return game(new GameMessage.Startup(GAME));
    }

    Talk register(String... names) {
        return game(new GameMessage.RegisterActions(
                GAME,
                List.of(names).stream()
                        .map(name -> new ActionDefinition(name, "Does " + name + "."))
                        .toList()));
    }

    Talk unregister(String... names) {
        return game(new GameMessage.UnregisterActions(GAME, List.of(names)));
    }

    Talk force(String... names) {
        return game(new GameMessage.ForceActions(GAME, "What now?", List.of(names)));
    }

    Talk call(String id, String name) {
        return neuro(new NeuroMessage.Action(id, name, null));
    }

    Talk result(String id, boolean success) {
        return game(new GameMessage.ActionResult(GAME, id, success, success ? null : "No."));
    }

    Talk ack() {
        return neuro(new NeuroMessage.StartupAck(new CharacterSession("s", "neuro", "Neuro-sama")));
    }

    Talk game(GameMessage message) {
        return raw(Direction.C2S, MessageEncoder.encode(message));
    }

    Talk neuro(NeuroMessage message) {
        return raw(Direction.S2C, MessageEncoder.encode(message));
    }

    Talk raw(Direction direction, String text) {
        return enter(LogEntry.Message.text(now, 1, direction, text));
    }

    Talk later(Duration time) {
        now += time.toNanos();
        return this;
    }

    Talk fault(Direction direction) {
        return enter(new LogEntry.Fault(now, 1, direction, "lose", "plan", ""));
    }

    Talk enter(LogEntry entry) {
        findings.addAll(model.accept(entry));
        return later(Duration.ofMillis(1));
    }

    long now() {
        return now;
    }

    GameState state() {
        return model.game(GAME).orElseThrow();
    }

    /** Each finding as side and rule. */
    List<String> findings() {
        return findings.stream()
                .map(found -> found.direction() + " " + found.violation().rule().id())
                .toList();
    }
}
