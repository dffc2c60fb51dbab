package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.http.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Carries out actions and tells how they ended. Thread-safe. */
final class Acting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN = 20;

    private final Targets targets;

    Acting(Targets targets) {
        this.targets = targets;
    }

    CompletionStage<Reply> act(Call call) {
        Game game = targets.game(call);
        ActionOffer offer = offer(game, call.part("action"));
        String data = call.body().isBlank() ? null : call.body();
        boolean unchecked = call.flag("unchecked");
        Duration limit = call.timeout(Duration.ZERO, PATIENCE);
        List<Violation> violations = unchecked ? List.of() : offer.schema().validate(data);
        if (!violations.isEmpty()) {
            throw Refusal.unfit(
                    "The data does not fit the schema of the action, so nothing was sent: correct what \"violations\""
                            + " lists, or add ?unchecked to send it all the same.",
                    violations);
        }
        CompletionStage<ActionOutcome> outcome = game.act(new Decision(offer.name(), data, !unchecked));
        return call.patience().within(limit, outcome.thenApply(Acting::reply), Reply.outcome(202, "pending"));
    }

    private static ActionOffer offer(Game game, String name) {
        List<ActionOffer> offers = game.actions();
        return offers.stream()
                .filter(offer -> offer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404, "unknown-action", "The game has not registered that action; " + known(offers) + "."));
    }

    private static String known(List<ActionOffer> offers) {
        if (offers.isEmpty()) {
            return "it has none at the moment";
        }
        String names = offers.stream().map(ActionOffer::name).limit(SHOWN).collect(Collectors.joining(", "));
        return "it has " + names + (offers.size() > SHOWN ? " and " + (offers.size() - SHOWN) + " more" : "");
    }

    private static Reply reply(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Answered answered) {
            JsonText json = new JsonText().beginObject();
            json.member("outcome", answered.success() ? "succeeded" : "refused").member("id", answered.id());
            return Reply.ok(json.nullable("message", answered.message()).endObject());
        }
        if (outcome instanceof ActionOutcome.TimedOut timedOut) {
            JsonText json = new JsonText().beginObject().member("outcome", "timed_out");
            return Reply.ok(json.member("id", timedOut.id()).endObject());
        }
        if (outcome instanceof ActionOutcome.NotSent notSent) {
            throw new Refusal(409, "not-sent", "Nothing was sent, " + notSent.why() + ": try again later.");
        }
        return Reply.outcome(200, "abandoned");
    }
}
