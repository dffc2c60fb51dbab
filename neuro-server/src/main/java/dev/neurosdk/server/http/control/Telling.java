package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.http.Refusal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends what needs no answer. Thread-safe. */
final class Telling {

    private final Targets targets;

    Telling(Targets targets) {
        this.targets = targets;
    }

    CompletionStage<Reply> message(Call call) {
        if (call.body().isEmpty()) {
            throw new Refusal(400, "invalid-body", "There is no body: send the text that the game is to get.");
        }
        return targets.session(call).sendRaw(call.body()).thenApply(outcome -> reply(outcome, ""));
    }

    CompletionStage<Reply> reregister(Call call) {
        return targets.game(call).reregisterAll().thenApply(outcome -> reply(outcome, ""));
    }

    CompletionStage<Reply> speechFinished(Call call) {
        JsonMembers body = JsonMembers.read(call.body(), call.body().length());
        boolean isFinal = body.flag("isFinal", true);
        boolean cancelled = body.flag("cancelled", false);
        @Nullable String reason = body.optionalText("reason");
        if (!body.faults().isEmpty()) {
            throw Refusal.unreadable(body.faults());
        }
        if (reason != null && !cancelled) {
            throw Refusal.unreadable(
                    List.of(new JsonMembers.Fault("/reason", "no reason unless cancelled is true", "a reason")));
        }
        return targets.game(call)
                .speechFinished(new NeuroMessage.SpeechFinished(isFinal, cancelled, reason))
                .thenApply(outcome -> reply(outcome, "the edition that is played has no such message"));
    }

    static Reply reply(SendOutcome outcome, String whyRefused) {
        return switch (outcome) {
            case SENT -> Reply.outcome(200, "sent");
            case REFUSED -> throw new Refusal(409, "not-now", "Nothing was sent: " + whyRefused + ".");
            case LEFT -> throw new Refusal(410, "left", "Nothing was sent: the game has left.");
        };
    }
}
