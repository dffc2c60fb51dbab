package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.Context;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.RegisterActions;
import dev.neurosdk.protocol.message.GameMessage.ShutdownReady;
import dev.neurosdk.protocol.message.GameMessage.Startup;
import dev.neurosdk.protocol.message.GameMessage.UnregisterActions;
import dev.neurosdk.protocol.rule.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what games send. Source: section 6 of the protocol page. */
final class GameCommands {

    static final Direction<GameMessage> DIRECTION = new Direction<>(
            Envelope.Rules.OF_GAMES,
            Envelope::requiredGame,
            List.of(
                    Command.withoutContent(Startup.COMMAND, Startup::new),
                    Command.withContent(Context.COMMAND, GameCommands::context),
                    Command.withContent(RegisterActions.COMMAND, GameCommands::register),
                    Command.withContent(UnregisterActions.COMMAND, GameCommands::unregister),
                    Command.withContent(ForceActions.COMMAND, GameCommands::force),
                    Command.withContent(ActionResult.COMMAND, GameCommands::result),
                    Command.withoutContent(ShutdownReady.COMMAND, ShutdownReady::new)));

    private GameCommands() {}

    private static Command.Draft<GameMessage> context(Members data) {
        String message = data.text("message", Rule.CONTEXT_SHAPE);
        boolean silent = data.flag("silent", Rule.CONTEXT_SHAPE);
        data.rest(Rule.CONTEXT_EXTRA);
        return game -> new Context(game, message, silent);
    }

    private static Command.Draft<GameMessage> register(Members data) {
        Definitions actions = new Definitions(data);
        data.rest(Rule.REGISTER_EXTRA);
        return game -> new RegisterActions(game, actions.usable());
    }

    private static Command.Draft<GameMessage> unregister(Members data) {
        List<String> names = data.texts("action_names", Rule.UNREGISTER_SHAPE);
        data.rest(Rule.UNREGISTER_EXTRA);
        return game -> new UnregisterActions(game, names);
    }

    private static Command.Draft<GameMessage> force(Members data) {
        String state = data.optionalText("state", Rule.FORCE_SHAPE, Rule.FORCE_NULL);
        String query = data.text("query", Rule.FORCE_SHAPE);
        boolean ephemeral = data.optionalFlag("ephemeral_context", Rule.FORCE_SHAPE, Rule.FORCE_NULL);
        ForcePriority priority = data.edition().priority() ? priority(data) : ForcePriority.LOW;
        List<String> names = choices(data);
        data.rest(Rule.FORCE_EXTRA);
        return game -> new ForceActions(game, state, query, ephemeral, priority, names);
    }

    private static ForcePriority priority(Members data) {
        String wire = data.optionalText("priority", Rule.FORCE_PRIORITY, Rule.FORCE_NULL);
        if (wire == null) {
            return ForcePriority.LOW;
        }
        Optional<ForcePriority> priority = ForcePriority.fromWire(wire);
        if (priority.isEmpty()) {
            data.findings()
                    .tolerate(
                            Rule.FORCE_PRIORITY,
                            data.pointer("priority"),
                            "low, medium, high or critical",
                            Excerpt.ofText(wire));
        }
        return priority.orElse(ForcePriority.LOW);
    }

    private static List<String> choices(Members data) {
        List<String> names = data.texts("action_names", Rule.FORCE_SHAPE);
        if (data.raw("action_names") instanceof JsonArray array && array.isEmpty()) {
            data.findings()
                    .refuse(Rule.FORCE_SHAPE, data.pointer("action_names"), "at least one name", "an empty array");
        }
        Set<String> once = new LinkedHashSet<>();
        for (int index = 0; index < names.size(); index++) {
            if (!once.add(names.get(index))) {
                data.findings()
                        .tolerate(
                                Rule.FORCE_DUPLICATE_NAME,
                                data.pointer("action_names") + "/" + index,
                                "a name not listed before",
                                Excerpt.ofText(names.get(index)));
            }
        }
        return List.copyOf(once);
    }

    private static Command.Draft<GameMessage> result(Members data) {
        String id = data.text("id", Rule.RESULT_SHAPE);
        boolean success = data.flag("success", Rule.RESULT_SHAPE);
        String message = emptyAsAbsent(data.optionalText("message", Rule.RESULT_SHAPE, Rule.RESULT_NULL));
        if (!success && message == null && !data.findings().broken()) {
            data.findings().tolerate(Rule.RESULT_REASON, data.pointer("message"), "what was wrong", "absent or empty");
        }
        data.rest(Rule.RESULT_EXTRA);
        return game -> new ActionResult(game, id, success, message);
    }

    private static @Nullable String emptyAsAbsent(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
