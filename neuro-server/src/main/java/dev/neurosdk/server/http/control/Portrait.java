package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.session.SessionView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection or a game in JSON. The OpenAPI document says what each member means. */
final class Portrait {

    private Portrait() {}

    static void of(Game game, JsonText json) {
        json.beginObject()
                .member("name", game.name())
                .member("session", game.session().number());
        json.name("actions").beginArray();
        for (ActionOffer offer : game.actions()) {
            action(json, offer.name(), offer.description(), offer.schema().text());
        }
        json.endArray().endObject();
    }

    static void of(SessionView view, JsonText json) {
        json.beginObject().member("number", view.session().number());
        json.member("id", view.session().publicId())
                .member("remote", view.session().remote());
        json.name("games").beginArray();
        view.games().forEach(game -> game(json, game, view));
        json.endArray();
        force(json.name("force"), view.force());
        owed(json.name("owed"), view.owed());
        json.name("waiting").beginObject();
        json.member("forces", view.waitingForces()).member("acts", view.waitingActs());
        json.member("contexts", view.heldContexts()).endObject().endObject();
    }

    private static void game(JsonText json, String game, SessionView view) {
        json.beginObject().member("name", game).member("session", view.session().number());
        json.name("actions").beginArray();
        for (RegisteredAction action : view.registry().actionsOf(game)) {
            action(
                    json,
                    action.name(),
                    action.definition().description(),
                    action.schema().text());
        }
        json.endArray().endObject();
    }

    private static void action(JsonText json, String name, String description, String schema) {
        json.beginObject().member("name", name).member("description", description);
        json.embedded("schema", schema).endObject();
    }

    private static void owed(JsonText json, @Nullable PendingCall call) {
        if (call == null) {
            json.none();
            return;
        }
        json.beginObject().member("id", call.id()).member("game", call.game());
        json.member("action", call.action()).endObject();
    }

    private static void force(JsonText json, ForceState state) {
        Force force = state.force();
        if (force == null) {
            json.none();
            return;
        }
        json.beginObject().member("step", step(state)).member("game", force.game());
        json.member("query", force.message().query())
                .nullable("state", force.message().state());
        json.member("priority", force.priority().wire()).member("actions", force.names());
        json.member("attempt", force.attempt())
                .member("failures", force.failures())
                .endObject();
    }

    private static String step(ForceState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
