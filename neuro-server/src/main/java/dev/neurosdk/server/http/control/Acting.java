package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.http.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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
        Decision decision = decision(call, offer.name(), offer.schema());
        return awaited(call, () -> game.act(decision));
    }

    /** The decision that the body holds, or a refusal where it does not fit. */
    static Decision decision(Call call, String action, ActionSchema schema) {
        String data = call.body().isBlank() ? null : call.body();
        boolean unchecked = call.flag("unchecked");
        List<Violation> violations = unchecked ? List.of() : schema.validate(data);
        if (!violations.isEmpty()) {
            throw Refusal.unfit(
                    "The data does not fit the schema of the action, so nothing was sent: correct what \"violations\""
                            + " lists, or add ?unchecked to send it all the same.",
                    violations);
        }
        return new Decision(action, data, !unchecked);
    }

    /** Does it, and tells the outcome, or that there is none yet when the patience has ended. */
    static CompletionStage<Reply> awaited(Call call, Supplier<CompletionStage<ActionOutcome>> deed) {
        Duration limit = call.timeout(Duration.ZERO, PATIENCE);
        return call.patience().within(limit, deed.get().thenApply(Acting::reply), Reply.outcome(202, "pending"));
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
