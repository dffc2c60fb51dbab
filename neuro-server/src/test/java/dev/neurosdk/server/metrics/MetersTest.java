package dev.neurosdk.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.Force;
import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.session.DeciderPause;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private List<SessionView> views = List.of();
    private int looks;
    private final Meters meters = new Meters(registry, () -> {
        looks++;
        return views;
    });

    @Test
    void event_movesItsMetersByOne_andNoOther() {
        Set<Class<?>> kinds = new HashSet<>();
        Facts.all().forEach((event, expected) -> {
            Map<String, Double> before = values();
            meters.accept(event);
            Map<String, Double> moved = difference(before, values());
            assertThat(moved.keySet()).as(event.toString()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(moved.values()).as(event.toString()).allMatch(value -> value == 1);
            kinds.add(event.getClass());
        });
        kinds.add(SessionEvent.Disconnected.class);
        assertThat(kinds).containsExactlyInAnyOrder(SessionEvent.class.getPermittedSubclasses());
    }

    @Test
    void disconnect_countsByCode_andTakesTheConnectionAway() {
        meters.accept(new SessionEvent.Connected(Facts.SESSION));
        meters.accept(new SessionEvent.Disconnected(Facts.SESSION, 1006, ""));
        assertThat(values())
                .containsEntry("neuro.connections", 0.0)
                .containsEntry("neuro.connections.opened", 1.0)
                .containsEntry("neuro.connections.closed{code=1006}", 1.0);
    }

    @Test
    void latency_isFromAskingToAnswer() {
        meters.accept(new SessionEvent.DecisionAsked(Facts.SESSION, 1, 1));
        clock.add(Duration.ofMillis(300));
        meters.accept(new SessionEvent.DecisionMade(Facts.SESSION, 1, 1, "turn"));
        meters.accept(new SessionEvent.CallMade(Facts.SESSION, "a", "turn", true));
        clock.add(Duration.ofMillis(40));
        meters.accept(new SessionEvent.CallEnded(Facts.SESSION, "a", "turn", SessionEvent.CallOutcome.SUCCEEDED));

        assertThat(timer("neuro.decision.latency", "made").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(300, within(0.001));
        assertThat(timer("neuro.call.latency", "succeeded").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40, within(0.001));
    }

    @Test
    void questionThatIsDropped_isNotTimed_andTheNextOneFromItsOwnStart() {
        meters.accept(new SessionEvent.DecisionAsked(Facts.SESSION, 1, 1));
        clock.add(Duration.ofSeconds(30));
        meters.accept(new SessionEvent.DecisionAsked(Facts.SESSION, 2, 1));
        clock.add(Duration.ofMillis(10));
        meters.accept(new SessionEvent.DecisionMade(Facts.SESSION, 2, 1, "turn"));
        assertThat(timer("neuro.decision.latency", "made").max(TimeUnit.MILLISECONDS))
                .isEqualTo(10, within(0.001));
    }

    @Test
    void whoeverLeaves_leavesNothingRunning() {
        for (int number = 1; number <= 100; number++) {
            SessionRef session = Facts.session(number);
            meters.accept(new SessionEvent.DecisionAsked(session, 1, 1));
            meters.accept(new SessionEvent.CallMade(session, "a", "turn", false));
            assertThat(meters.running()).isEqualTo(2);
            meters.accept(new SessionEvent.Disconnected(session, 1000, ""));
            assertThat(meters.running()).isZero();
        }
    }

    @Test
    void hostileWords_makeNoMeters() {
        Facts.all().keySet().forEach(meters::accept);
        int before = registry.getMeters().size();
        for (int number = 0; number < 10_000; number++) {
            SessionRef session = new SessionRef(number, "public", "127.0.0.1:1", "Game " + number);
            meters.accept(new SessionEvent.InputIgnored(session, "command-" + number, List.of()));
            meters.accept(new SessionEvent.GameStarted(session, "Game " + number));
            meters.accept(new SessionEvent.CallMade(session, "id-" + number, "action-" + number, true));
            meters.accept(new SessionEvent.Disconnected(session, number, "reason " + number));
            meters.accept(new SessionEvent.LimitReached(session, "limit-" + number, "outcome " + number));
        }
        for (Rule rule : Rule.values()) {
            meters.accept(new SessionEvent.RuleBroken(Facts.SESSION, Facts.violation(rule)));
        }
        assertThat(registry.getMeters().size() - before).isLessThan(200);
        assertThat(registry.getMeters()).hasSizeLessThan(500);
        assertThat(values())
                .containsEntry("neuro.inputs.ignored{command=other}", 10_001.0)
                .containsEntry("neuro.limits.reached{limit=other}", 10_000.0 - 63);
    }

    @Test
    void queues_areTheSumsOfAllSessions_seenWithOneLook() {
        Force force = new Force(1, Facts.FORCE, List.of("turn"), List.of());
        views = List.of(
                new SessionView(
                        Facts.session(1),
                        List.of("Tetris", "Chess"),
                        ActionRegistry.EMPTY,
                        new PendingCall(1, "a", "Tetris", "turn", 1),
                        new ForceState.Called(force),
                        2,
                        3,
                        4,
                        new DeciderPause(true, false)),
                new SessionView(
                        Facts.session(2),
                        List.of("Go"),
                        ActionRegistry.EMPTY,
                        null,
                        ForceState.Idle.INSTANCE,
                        1,
                        1,
                        1,
                        new DeciderPause(false, false)));
        assertThat(values())
                .containsEntry("neuro.games", 3.0)
                .containsEntry("neuro.connections.paused", 1.0)
                .containsEntry("neuro.actions", 0.0)
                .containsEntry("neuro.calls.owed", 1.0)
                .containsEntry("neuro.forces.open", 1.0)
                .containsEntry("neuro.forces.waiting", 3.0)
                .containsEntry("neuro.acts.waiting", 4.0)
                .containsEntry("neuro.contexts.held", 5.0);
        assertThat(looks).isEqualTo(1);

        views = List.of();
        clock.add(Duration.ofSeconds(1));
        assertThat(values()).containsEntry("neuro.games", 0.0);
    }

    @Test
    void close_takesTheGaugesAway_andKeepsTheCounts() {
        meters.accept(new SessionEvent.Connected(Facts.SESSION));
        meters.close();
        assertThat(registry.getMeters())
                .filteredOn(Gauge.class::isInstance)
                .allMatch(gauge -> gauge.getId().getName().endsWith(".histogram"));
        assertThat(values()).containsEntry("neuro.connections.opened", 1.0);
    }

    private Timer timer(String name, String outcome) {
        return registry.get(name).tag("outcome", outcome).timer();
    }

    private Map<String, Double> values() {
        Map<String, Double> values = new HashMap<>();
        registry.forEachMeter(meter -> values.put(label(meter.getId()), value(meter)));
        values.keySet().removeIf(name -> name.contains(".histogram{")); // the registry's own view of a timer's buckets
        return values;
    }

    private static String label(Meter.Id id) {
        String tags = id.getTags().stream()
                .map(tag -> tag.getKey() + '=' + tag.getValue())
                .collect(Collectors.joining(","));
        return tags.isEmpty() ? id.getName() : id.getName() + '{' + tags + '}';
    }

    private static double value(Meter meter) {
        if (meter instanceof Timer timer) {
            return timer.count();
        }
        return meter.measure().iterator().next().getValue();
    }

    private static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> moved = new HashMap<>();
        after.forEach((name, value) -> {
            double change = value - before.getOrDefault(name, 0.0);
            if (change != 0) {
                moved.put(name, change);
            }
        });
        return moved;
    }
}
