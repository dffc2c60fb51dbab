package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.Sessions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells what is there. Thread-safe. */
final class Reading {

    private final Sessions sessions;
    private final Targets targets;

    Reading(Sessions sessions, Targets targets) {
        this.sessions = sessions;
        this.targets = targets;
    }

    CompletionStage<Reply> sessions(Call call) {
        JsonText json = new JsonText().beginObject().name("sessions").beginArray();
        for (Session session : sessions.all()) {
            Portrait.of(session.view(), json);
        }
        return answer(json.endArray().endObject());
    }

    CompletionStage<Reply> games(Call call) {
        JsonText json = new JsonText().beginObject().name("games").beginArray();
        for (Game game : sessions.games()) {
            Portrait.of(game, json);
        }
        return answer(json.endArray().endObject());
    }

    CompletionStage<Reply> session(Call call) {
        JsonText json = new JsonText();
        Portrait.of(targets.session(call).view(), json);
        return answer(json);
    }

    CompletionStage<Reply> game(Call call) {
        JsonText json = new JsonText();
        Portrait.of(targets.game(call), json);
        return answer(json);
    }

    private static CompletionStage<Reply> answer(JsonText json) {
        return CompletableFuture.completedFuture(Reply.ok(json));
    }
}
