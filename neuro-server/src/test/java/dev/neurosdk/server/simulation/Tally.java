package dev.neurosdk.server.simulation;

import dev.neurosdk.server.event.SessionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How often each situation was met, so that a simulation that has grown too tame is noticed. */
final class Tally {

    private final Map<Object, Integer> counts = new HashMap<>();

    void met(SessionEvent event) {
        count(event.getClass().getSimpleName());
        if (event instanceof SessionEvent.ForceEnded ended) {
            count(ended.outcome());
        } else if (event instanceof SessionEvent.ForceIgnored ignored) {
            count(ignored.why());
        } else if (event instanceof SessionEvent.ForceDeferred deferred) {
            count(deferred.why());
        } else if (event instanceof SessionEvent.CallEnded ended) {
            count(ended.outcome());
        } else if (event instanceof SessionEvent.ResultDiscarded discarded) {
            count(discarded.kind());
        } else if (event instanceof SessionEvent.RuleBroken broken) {
            count(broken.violation().rule());
        }
    }

    /** How a future was kept. */
    void met(Object outcome) {
        count(outcome instanceof Enum<?> ? outcome : outcome.getClass().getSimpleName());
    }

    private void count(Object situation) {
        counts.merge(situation, 1, Integer::sum);
    }

    /** Which of some situations have never been met. */
    List<Object> missing(List<?> situations) {
        return situations.stream()
                .<Object>map(situation -> situation instanceof Class<?> kind ? kind.getSimpleName() : situation)
                .filter(situation -> !counts.containsKey(situation))
                .toList();
    }

    @Override
    public String toString() {
        TreeSet<String> lines = new TreeSet<>();
        counts.forEach((situation, count) -> lines.add(situation + " " + count));
        return String.join(", ", lines);
    }
}
