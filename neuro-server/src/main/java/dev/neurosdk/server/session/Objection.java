package dev.neurosdk.server.session;

import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.Decision;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What keeps a decision from leaving (ACN-1, ACN-2, FRC-4). */
final class Objection {

    private Objection() {}

    /** What is wrong with it, in words that help the next attempt; null when it can leave. */
    static @Nullable String to(Decision decision, ActionRegistry registry, List<String> choices) {
        RegisteredAction action = registry.get(decision.action());
        if (action == null || !choices.contains(decision.action())) {
            return "chose " + Turn.quoted(decision.action()) + ", expected "
                    + (choices.isEmpty() ? "nothing, since no action is registered" : oneOf(choices));
        }
        List<Violation> violations =
                decision.checked() ? action.schema().validate(decision.data()) : List.<Violation>of();
        return violations.isEmpty()
                ? null
                : violations.stream().map(Violation::message).collect(Collectors.joining("; "));
    }

    private static String oneOf(List<String> choices) {
        int shown = Math.min(choices.size(), 20);
        String more = choices.size() > shown ? " and " + (choices.size() - shown) + " more" : "";
        return "one of " + String.join(", ", choices.subList(0, shown)) + more;
    }
}
