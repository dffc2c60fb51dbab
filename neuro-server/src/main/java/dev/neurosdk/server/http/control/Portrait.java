package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.diagnostics.Finding;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.session.SessionView;
import java.util.Locale;

/** A connection or a game in JSON. The OpenAPI document says what each member means. */
final class Portrait {

    private final Ages ages;

    Portrait(Ages ages) {
        this.ages = ages;
    }

    void of(Finding finding, JsonText json) {
        json.beginObject().member("session", finding.session().number());
        json.nullable("game", finding.session().game());
        json.member("clause", finding.clause().id())
                .member("rule", finding.rule().id());
        json.member("level", finding.level().name().toLowerCase(Locale.ROOT)).member("count", finding.count());
        json.member("first", finding.first().toString())
                .member("last", finding.last().toString());
        json.member("statement", finding.rule().statement()).member("example", finding.example());
        json.member("remedy", finding.remedy()).endObject();
    }

    void of(Game game, JsonText json) {
        json.beginObject()
                .member("name", game.name())
                .member("session", game.session().number());
        json.name("actions").beginArray();
        for (ActionOffer offer : game.actions()) {
            action(json, offer.name(), offer.description(), offer.schema().text());
        }
        json.endArray().endObject();
    }

    void of(SessionView view, JsonText json) {
        json.beginObject().member("number", view.session().number());
        json.member("id", view.session().publicId())
                .member("remote", view.session().remote());
        json.name("games").beginArray();
        view.games().forEach(game -> game(json, game, view));
        json.endArray();
        force(json.name("force"), view);
        owed(json.name("owed"), view);
        json.name("waiting").beginObject();
        json.member("forces", view.waitingForces()).member("acts", view.waitingActs());
        json.member("contexts", view.heldContexts()).endObject();
        json.name("paused").beginObject().member("here", view.pause().here());
        json.member("everywhere", view.pause().everywhere()).endObject().endObject();
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

    private void owed(JsonText json, SessionView view) {
        PendingCall call = view.owed();
        if (call == null) {
            json.none();
            return;
        }
        json.beginObject().member("id", call.id()).member("game", call.game());
        json.member("action", call.action());
        json.member("ageMillis", ages.ofCall(view.session().number(), call.id()))
                .endObject();
    }

    private void force(JsonText json, SessionView view) {
        Force force = view.force().force();
        if (force == null) {
            json.none();
            return;
        }
        json.beginObject().member("number", force.number()).member("step", step(view.force()));
        json.member("ageMillis", ages.ofForce(view.session().number(), force.number()));
        json.member("game", force.game());
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
