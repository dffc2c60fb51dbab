package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.http.Health;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.Sessions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells what is there. Thread-safe. */
final class Reading {

    private final Served served;
    private final Sessions sessions;
    private final Targets targets;
    private final Portrait portrait;

    Reading(Served served, Targets targets) {
        this.served = served;
        this.sessions = served.sessions();
        this.targets = targets;
        this.portrait = new Portrait(served.ages());
    }

    CompletionStage<Reply> status(Call call) {
        Served.Player player = served.player();
        JsonText json = new JsonText().beginObject().member("version", Health.version());
        json.member("uptimeSeconds", served.health().uptime().toSeconds());
        json.name("character").beginObject().member("id", player.id());
        json.member("displayName", player.displayName()).endObject();
        json.member("edition", player.edition().id()).member("connections", sessions.size());
        json.member("paused", sessions.isPaused()).member("mayAct", call.mayAct());
        return answer(json.endObject());
    }

    CompletionStage<Reply> findings(Call call) {
        JsonText json = new JsonText().beginObject().name("findings").beginArray();
        served.diagnostics().findings().forEach(finding -> portrait.of(finding, json));
        json.endArray().member("forgotten", served.diagnostics().forgotten());
        return answer(json.endObject());
    }

    CompletionStage<Reply> sessions(Call call) {
        JsonText json = new JsonText().beginObject().name("sessions").beginArray();
        for (Session session : sessions.all()) {
            portrait.of(session.view(), json);
        }
        return answer(json.endArray().member("paused", sessions.isPaused()).endObject());
    }

    CompletionStage<Reply> games(Call call) {
        JsonText json = new JsonText().beginObject().name("games").beginArray();
        for (Game game : sessions.games()) {
            portrait.of(game, json);
        }
        return answer(json.endArray().endObject());
    }

    CompletionStage<Reply> session(Call call) {
        JsonText json = new JsonText();
        portrait.of(targets.session(call).view(), json);
        return answer(json);
    }

    CompletionStage<Reply> game(Call call) {
        JsonText json = new JsonText();
        portrait.of(targets.game(call), json);
        return answer(json);
    }

    private static CompletionStage<Reply> answer(JsonText json) {
        return CompletableFuture.completedFuture(Reply.ok(json));
    }
}
