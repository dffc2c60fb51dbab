package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.session.SessionInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses what happens next. */
final class Happenings {

    private static final int MOST_CONNECTIONS = 4;
    private static final int DEEPEST = 2;

    private final SimulatedWorld world;
    private final Dice dice;
    private final Brain brain;
    private long connected;
    private int depth;
    private long deadlines;

    Happenings(SimulatedWorld world, Dice dice, Brain brain) {
        this.world = world;
        this.dice = dice;
        this.brain = brain;
    }

    void next() {
        int there = world.connections().size();
        if (there == 0 || (there < MOST_CONNECTIONS && dice.chance(3))) {
            world.connect(++connected).post(new Letter.Opened(), new SessionInput.Opened());
            return;
        }
        switch (dice.weighted(55, 12, 10, 2, 12, 8, 1)) {
            case 0 -> speak(any());
            case 1 -> answer();
            case 2 -> ring();
            case 3 -> ringTooLate();
            case 4 -> wish(any());
            case 5 -> around(any());
            default -> close(any());
        }
    }

    /** What user code does while it is called; what other threads would do at that moment. */
    void meddle() {
        if (depth >= DEEPEST || !dice.chance(4) || world.connections().isEmpty()) {
            return;
        }
        depth++;
        try {
            Connection connection = any();
            switch (dice.weighted(50, 40, 10, 2)) {
                case 0 -> wish(connection);
                case 1 -> meddle(connection);
                case 2 -> around(connection);
                default -> close(connection);
            }
        } finally {
            depth--;
        }
    }

    private void meddle(Connection connection) {
        GameMessage message = message(connection);
        boolean claims = message instanceof GameMessage.RegisterActions
                && world.settings().scope() == NameScope.CHARACTER;
        if (!claims) {
            say(connection, new Decoded.Understood<>(message, List.of()));
        }
    }

    private Connection any() {
        return dice.of(world.connections());
    }

    // ---- the game

    private void speak(Connection connection) {
        int more = dice.chance(5) ? 4 : 1;
        for (int count = 0; count < more; count++) {
            say(
                    connection,
                    dice.chance(4)
                            ? dice.of(world.broken())
                            : new Decoded.Understood<>(message(connection), List.of()));
        }
    }

    private void say(Connection connection, Decoded<GameMessage> decoded) {
        connection.post(new Letter.Said(decoded), new SessionInput.Said(decoded));
    }

    private GameMessage message(Connection connection) {
        String game = dice.chance(75) ? Words.GAMES.get(0) : dice.of(Words.GAMES);
        boolean owes = !connection.oracle().calls.isFree();
        boolean poor = connection.oracle().registry.isEmpty();
        return switch (dice.weighted(3, 15, poor ? 40 : 10, 6, poor ? 3 : 22, owes ? 30 : 5, 5)) {
            case 0 -> new GameMessage.Startup(game);
            case 1 -> new GameMessage.Context(game, "storm ".repeat(dice.below(6)), dice.chance(50));
            case 2 -> registration(game);
            case 3 -> new GameMessage.UnregisterActions(game, names(1 + dice.below(3)));
            case 4 -> force(game);
            case 5 -> result(game, connection);
            default -> new GameMessage.ShutdownReady(game);
        };
    }

    private GameMessage registration(String game) {
        if (world.settings().scope() == NameScope.CONNECTION && dice.chance(30)) {
            return repeating(game, dice.of(Words.NAMES));
        }
        Map<String, ActionDefinition> definitions = new LinkedHashMap<>();
        for (int count = dice.below(5); count > 0; count--) {
            ActionDefinition definition = Words.definition(dice, dice.of(Words.NAMES));
            definitions.put(definition.name(), definition);
        }
        return new GameMessage.RegisterActions(game, List.copyOf(definitions.values()));
    }

    /** One name several times, first short, then anyhow, and one more. */
    private GameMessage repeating(String game, String name) {
        List<ActionDefinition> definitions =
                new ArrayList<>(Collections.nCopies(1 + dice.below(4), new ActionDefinition(name, "Does it.")));
        definitions.add(Words.definition(dice, name));
        definitions.add(Words.definition(dice, dice.of(Words.NAMES)));
        return new GameMessage.RegisterActions(game, definitions);
    }

    private GameMessage force(String game) {
        return new GameMessage.ForceActions(
                game,
                dice.chance(50) ? null : "state " + dice.below(100),
                "query " + dice.below(100),
                dice.chance(50),
                dice.of(List.of(ForcePriority.values())),
                names(1 + dice.below(4)));
    }

    private List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            names.add(dice.of(Words.NAMES));
        }
        return names;
    }

    private GameMessage result(String game, Connection connection) {
        String reason = dice.chance(50) ? null : "reason " + dice.below(10);
        return new GameMessage.ActionResult(game, id(connection), dice.chance(55), reason);
    }

    private String id(Connection connection) {
        List<String> ids = connection.ids();
        List<String> others = any().ids();
        return switch (dice.weighted(75, 8, 7, 5, 5)) {
            case 0 -> ids.isEmpty() ? "1" : ids.get(ids.size() - 1);
            case 1 -> ids.isEmpty() ? "" : dice.of(ids);
            case 2 -> others.isEmpty() ? "x".repeat(100) : dice.of(others);
            case 3 -> RawTexts.id(dice);
            default -> ids.isEmpty() ? "1-1-1" : "9" + ids.get(0);
        };
    }

    private void close(Connection connection) {
        int code = dice.chance(50) ? 1000 : 1006;
        connection.post(new Letter.Closed(code), new SessionInput.Closed(code, ""));
    }

    // ---- the decider, the clock, the operator

    private void answer() {
        List<Question> open = world.questions();
        if (!open.isEmpty()) {
            brain.answer(open.remove(dice.below(open.size())));
        }
    }

    private void ring() {
        Alarm alarm = world.nextAlarm();
        if (alarm != null) {
            alarm.connection.rings(alarm);
        }
    }

    private void ringTooLate() {
        List<Alarm> tooLate = world.tooLate();
        if (!tooLate.isEmpty()) {
            Alarm alarm = tooLate.remove(dice.below(tooLate.size()));
            alarm.connection.announce(new Letter.RangTooLate(alarm));
            alarm.task.run();
        }
    }

    private void wish(Connection connection) {
        List<String> games = connection.oracle().games.names();
        if (games.isEmpty()) {
            return;
        }
        Wanted.Kind kind = List.of(Wanted.Kind.values()).get(dice.weighted(40, 20, 20, 5, 7, 4, 8, 3, 3, 6));
        boolean force = kind == Wanted.Kind.ANSWER || kind == Wanted.Kind.DECLINE;
        connection.wish(new Wanted(
                kind,
                dice.of(games),
                decision(kind, connection),
                kind == Wanted.Kind.RAW ? RawTexts.any(dice) : "",
                2_000_000_000L + ++deadlines,
                force ? connection.oracle().forces.last() - (dice.chance(15) ? dice.below(3) : 0) : 0));
    }

    private @Nullable Decision decision(Wanted.Kind kind, Connection connection) {
        return switch (kind) {
            case ACT, DECIDER_ACT -> brain.act();
            case ANSWER -> brain.answer(connection.oracle().forces.openNames());
            default -> null;
        };
    }

    private void around(Connection connection) {
        switch (dice.weighted(40, 40, 10, 10, 20, 5)) {
            case 0 -> connection.post(new Letter.SpeechBegan(), new SessionInput.SpeechBegan());
            case 1 -> {
                NeuroMessage.SpeechFinished over = new NeuroMessage.SpeechFinished(dice.chance(80), false, null);
                connection.post(new Letter.SpeechOver(over), new SessionInput.SpeechFinished(over));
            }
            case 2 -> connection.post(new Letter.Binary(3), new SessionInput.BinaryReceived(3));
            case 4 -> {
                boolean paused = dice.chance(40);
                connection.post(new Letter.PausedHere(paused), new SessionInput.PausedHere(paused));
            }
            case 5 -> world.pause(dice.chance(40));
            default -> connection.post(new Letter.LimitMet(), new SessionInput.LimitReached("rate", "slowed down"));
        }
    }
}
