package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.testkit.recording.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the game says, and what it should not have said just then. Confined to its model. */
final class GameSide implements GameMessage.Visitor<Boolean> {

    private final ConnectionModel connection;
    private @Nullable String name;

    GameSide(ConnectionModel connection) {
        this.connection = connection;
    }

    void sent(GameMessage message) {
        String before = name;
        if (before == null) {
            if (!(message instanceof GameMessage.Startup)) {
                broken(Rule.STARTUP_FIRST, "/command", "startup", message.command());
            }
        } else if (!before.equals(message.game())) {
            broken(
                    Rule.GAME_NAME_STABLE,
                    "/game",
                    ConnectionModel.quoted(before),
                    ConnectionModel.quoted(message.game()));
        }
        name = message.game();
        boolean unused = message.accept(this);
    }

    @Override
    public Boolean startup(GameMessage.Startup startup) {
        game(startup).startAnew();
        connection.certainAgain();
        connection.hearing.sent(new Said.Startup(startup.game()));
        return true;
    }

    @Override
    public Boolean context(GameMessage.Context context) {
        return true;
    }

    @Override
    public Boolean registerActions(GameMessage.RegisterActions register) {
        Map<String, Optional<ActionSchema>> schemas = new LinkedHashMap<>();
        for (int i = 0; i < register.actions().size(); i++) {
            ActionDefinition definition = register.actions().get(i);
            Optional<ActionSchema> schema = schema(definition, "/data/actions/" + i + "/schema");
            schemas.merge(definition.name(), schema, (one, other) -> Optional.empty());
            if (!game(register).register(definition)) {
                broken(
                        Rule.REGISTER_DUPLICATE,
                        "/data/actions/" + i + "/name",
                        "a name that is not active",
                        ConnectionModel.quoted(definition.name()) + ", whose first definition stays");
            }
        }
        connection.hearing.sent(new Said.Register(register.game(), schemas));
        return true;
    }

    /** Reports what is wrong with a schema; gives it where it can be used. */
    private Optional<ActionSchema> schema(ActionDefinition definition, String pointer) {
        SchemaResult result = ActionSchema.compile(definition.schema(), connection.edition);
        if (result instanceof SchemaResult.Compiled compiled) {
            report(compiled.warnings(), pointer);
            return Optional.of(compiled.schema());
        }
        report(((SchemaResult.Refused) result).violations(), pointer);
        return Optional.empty();
    }

    private void report(List<Violation> wrong, String pointer) {
        wrong.forEach(violation -> connection.found(
                Direction.C2S,
                new Violation(
                        violation.rule(),
                        violation.level(),
                        pointer + violation.pointer(),
                        violation.expected(),
                        violation.actual())));
    }

    @Override
    public Boolean unregisterActions(GameMessage.UnregisterActions unregister) {
        unregister.actionNames().forEach(game(unregister)::unregister);
        connection.hearing.sent(new Said.Unregister(unregister.game(), Set.copyOf(unregister.actionNames())));
        return true;
    }

    @Override
    public Boolean forceActions(GameMessage.ForceActions force) {
        GameRecord game = game(force);
        boolean open = game.force().filter(known -> !known.refused()).isPresent();
        if (open && connection.edition.oneForceAtATime()) {
            broken(Rule.FORCE_ONE_AT_A_TIME, "/command", "no force while another is open", "a second force");
        }
        List<String> names = force.actionNames();
        for (int i = 0; i < names.size(); i++) {
            if (!game.has(names.get(i))) {
                broken(
                        Rule.FORCE_REGISTERED,
                        "/data/action_names/" + i,
                        "the name of a registered action",
                        ConnectionModel.quoted(names.get(i)));
            }
        }
        if (names.stream().anyMatch(game::has)) {
            game.force(new OpenForce(force, connection.now(), 0, false));
        }
        return true;
    }

    @Override
    public Boolean actionResult(GameMessage.ActionResult result) {
        GameRecord game = game(result);
        connection.hearing.sent(new Said.Result(result.id()));
        Optional<OwedResult> call = game.owed().stream()
                .filter(owed -> owed.call().id().equals(result.id()))
                .findFirst();
        if (call.isPresent()) {
            game.settled(call.get(), result.success());
        } else if (!connection.isOvertaken(result.id())) {
            String why = connection.calls.contains(result.id())
                    ? ", whose call is settled or was given up"
                    : ", which was never given out";
            broken(Rule.RESULT_ID, "/data/id", "the id of a pending call", ConnectionModel.quoted(result.id()) + why);
        }
        return true;
    }

    @Override
    public Boolean shutdownReady(GameMessage.ShutdownReady ready) {
        return true;
    }

    private GameRecord game(GameMessage message) {
        return connection.game(message.game());
    }

    private void broken(Rule rule, String pointer, String expected, String actual) {
        connection.broken(Direction.C2S, rule, pointer, expected, actual);
    }
}
