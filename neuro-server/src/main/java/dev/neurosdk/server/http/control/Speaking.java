package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Lets the character say something, to all its games. Thread-safe. */
final class Speaking {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletionStage<Speech> speech;

    Speaking(CompletionStage<Speech> speech) {
        this.speech = speech;
    }

    CompletionStage<Reply> say(Call call) {
        JsonMembers body = JsonMembers.read(call.body(), call.body().length());
        String text = body.text("text");
        if (!body.faults().isEmpty()) {
            throw Refusal.unreadable(body.faults());
        }
        if (text.isBlank()) {
            throw Refusal.unreadable(List.of(new JsonMembers.Fault("/text", "something to say", "blank")));
        }
        Duration limit = call.timeout(Duration.ZERO, PATIENCE);
        CompletionStage<Reply> reply =
                speech.thenCompose(voice -> voice.say(text)).thenApply(Speaking::reply);
        return call.patience().within(limit, reply, Reply.outcome(202, "pending"));
    }

    CompletionStage<Reply> cancel(Call call) {
        return speech.thenApply(voice -> {
            voice.cancelAll("cancelled");
            return Reply.outcome(200, "silent");
        });
    }

    private static Reply reply(SpeechOutcome outcome) {
        if (outcome instanceof SpeechOutcome.Interrupted interrupted) {
            JsonText json = new JsonText().beginObject().member("outcome", "interrupted");
            return Reply.ok(json.member("reason", interrupted.reason()).endObject());
        }
        if (outcome instanceof SpeechOutcome.Refused refused) {
            throw new Refusal(409, "not-said", "Nothing was said: " + refused.why() + ".");
        }
        return Reply.outcome(200, "finished");
    }
}
