package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.model.OpenForce;
import dev.neurosdk.testkit.model.OwedResult;
import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases about forces. */
final class ForceJudges {

    private static final int ENOUGH_FORCES = 5;

    private static final Duration CROSSING = Duration.ofMillis(100);

    private ForceJudges() {}

    static CaseJudge query() {
        return Each.of(ForceActions.class, (force, seen, judge) -> {
            if (force.query().isBlank()) {
                judge.broken(seen, "expected a query that says something, was blank");
            }
        });
    }

    /** A call that was on its way when the force left is nobody's mistake. */
    static CaseJudge notWhileOwed() {
        return Each.of(ForceActions.class, (force, seen, judge) -> {
            List<OwedResult> owed = seen.before().map(GameState::owed).orElse(List.of()).stream()
                    .filter(call -> seen.nanos() - call.since() > CROSSING.toNanos())
                    .toList();
            if (!owed.isEmpty()) {
                judge.brokenTwice(
                        seen,
                        Verdict.INFO,
                        "expected the result of call "
                                + Texts.quoted(owed.get(0).call().id()) + " first, was a force before it");
            }
        });
    }

    /** Every name is registered when the force arrives; what comes too late is shown. */
    static final class Registered extends CaseJudge {
        private static final Duration SOON = Duration.ofSeconds(1);
        private final Map<String, Long> missing = new HashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof ForceActions force) {
                opportunity();
                Set<String> active = new HashSet<>();
                seen.before().ifPresent(state -> active.addAll(state.actions().keySet()));
                List<String> unknown = force.actionNames().stream()
                        .filter(name -> !active.contains(name))
                        .distinct()
                        .toList();
                unknown.forEach(name -> missing.put(name, seen.nanos()));
                if (unknown.size() == Set.copyOf(force.actionNames()).size()) {
                    broken(
                            seen,
                            "expected registered names, was " + unknown
                                    + ": the server ignores this force and the game waits for ever");
                } else if (!unknown.isEmpty()) {
                    saw(Verdict.WARN, seen, "expected registered names only, was " + unknown + " among them");
                }
            } else if (seen.game() instanceof GameMessage.RegisterActions register) {
                register.actions().forEach(action -> {
                    Long since = missing.remove(action.name());
                    if (since != null && seen.nanos() - since <= SOON.toNanos()) {
                        long late = Duration.ofNanos(seen.nanos() - since).toMillis();
                        saw(
                                Verdict.INFO,
                                seen,
                                Texts.quoted(action.name()) + " was registered " + late + " ms too late");
                    }
                });
            }
        }
    }

    /** Some names, each once. */
    static final class Names extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S || !seen.command().equals(ForceActions.COMMAND)) {
                return;
            }
            opportunity();
            boolean empty = Optional.ofNullable(seen.json())
                    .flatMap(json -> json.at("/data/action_names"))
                    .filter(new JsonValue.Elements(List.of())::equals)
                    .isPresent();
            if (empty) {
                broken(seen, "expected at least one name, was none");
            }
            seen.broken().stream()
                    .filter(violation -> violation.rule() == Rule.FORCE_DUPLICATE_NAME)
                    .forEach(violation -> saw(Verdict.ADVISE, seen, violation.message()));
        }
    }

    /**
     * No second force while one is open; after a failure the server may have given up, so only within a minute of it. What counts is
     * what the game has answered, not what was called: that may be on its way.
     */
    static final class OneAtATime extends CaseJudge {
        private static final Duration GIVEN_UP = Duration.ofMinutes(1);
        private final Map<String, Long> lastResult = new HashMap<>();

        @Override
        void message(Observation seen) {
            String key =
                    seen.connection() + " " + seen.before().map(GameState::game).orElse("");
            if (seen.game() instanceof GameMessage.ActionResult) {
                lastResult.put(key, seen.nanos());
            }
            if (!(seen.game() instanceof ForceActions)) {
                return;
            }
            opportunity();
            Optional<OpenForce> open = seen.before().flatMap(GameState::force);
            if (open.isEmpty()) {
                return;
            }
            long quiet = seen.nanos() - lastResult.getOrDefault(key, open.get().since());
            boolean over = open.get().refused() && quiet > GIVEN_UP.toNanos();
            if (!over) {
                broken(
                        seen,
                        "expected no force while that over "
                                + open.get().message().actionNames() + " is open, was a second one");
            }
        }
    }

    /** One of the four words. */
    static final class Priority extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S || !seen.command().equals(ForceActions.COMMAND)) {
                return;
            }
            opportunity();
            seen.broken().stream()
                    .filter(violation -> violation.rule() == Rule.FORCE_PRIORITY)
                    .forEach(violation -> broken(seen, violation.message()));
            JsonValue json = seen.json();
            if (json != null && json.at("/data/priority").isEmpty()) {
                saw(Verdict.INFO, seen, "no priority: low counts");
            }
        }
    }

    /** Critical is for emergencies. */
    static final class Critical extends CaseJudge {
        private int forces;
        private int critical;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof ForceActions force) {
                opportunity();
                forces++;
                critical += force.priority() == ForcePriority.CRITICAL ? 1 : 0;
            }
        }

        @Override
        void finish(long nanos) {
            if (forces >= ENOUGH_FORCES && critical * 5 > forces) {
                saw(new Evidence(
                        0,
                        nanos,
                        0,
                        ownLevel(),
                        "expected critical to be rare, was " + critical + " of " + forces + " forces"));
            }
        }
    }

    /** What is bulky and much the same each time need not be remembered. */
    static final class BulkyState extends CaseJudge {
        private static final int BULKY = 2 << 10;
        private static final double MUCH = 0.7;
        private String last = "";
        private int alike;

        @Override
        void message(Observation seen) {
            if (!(seen.game() instanceof ForceActions force) || force.state() == null) {
                return;
            }
            opportunity();
            String state = force.state();
            boolean counts = state.length() > BULKY && !force.ephemeralContext();
            alike = !counts ? 0 : alike > 0 && Texts.similarity(state, last) > MUCH ? alike + 1 : 1;
            last = state;
            if (alike == 3) {
                broken(
                        seen,
                        "expected ephemeral_context for a bulky state, was the third of its kind to be remembered");
            }
        }
    }

    /** After a failure there is something left to choose. A game may take a force back while its call is on its way. */
    static final class UsableAfterFailure extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (!(seen.game() instanceof GameMessage.ActionResult result) || result.success()) {
                return;
            }
            boolean forced = seen.before().map(GameState::owed).orElse(List.of()).stream()
                    .anyMatch(owed -> owed.forced() && owed.call().id().equals(result.id()));
            if (!forced) {
                return;
            }
            opportunity();
            if (seen.after().flatMap(GameState::force).isEmpty()) {
                brokenTwice(
                        seen,
                        Verdict.INCONCLUSIVE,
                        "expected the forced actions to stay until one succeeds, was a failure with none registered");
            }
        }
    }

    /** Forces come to an end. */
    static final class Resolves extends CaseJudge {
        private static final Duration LONG = Duration.ofMinutes(5);
        private Optional<GameState> last = Optional.empty();
        private long lastMessage;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof ForceActions) {
                opportunity();
            }
            if (seen.after().isPresent()) {
                last = seen.after();
            }
            lastMessage = seen.nanos();
        }

        @Override
        void finish(long nanos) {
            last.flatMap(GameState::force).ifPresent(force -> {
                boolean answered = force.calls() > 0 && lastMessage - force.since() > LONG.toNanos();
                saw(new Evidence(
                        0,
                        nanos,
                        0,
                        answered ? ownLevel() : Verdict.INFO,
                        "the force over " + force.message().actionNames() + " is open at the end"));
            });
        }
    }

    /** One action with several parameters instead of several forces with one each. */
    static final class Chained extends CaseJudge {
        private static final int LONG_CHAIN = 3;
        private static final Duration AT_ONCE = Duration.ofMillis(500);
        private int chain;
        private long lastSuccess = Long.MIN_VALUE;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.ActionResult result && result.success()) {
                lastSuccess = seen.nanos();
            } else if (seen.game() instanceof ForceActions force) {
                opportunity();
                boolean next = lastSuccess != Long.MIN_VALUE && seen.nanos() - lastSuccess <= AT_ONCE.toNanos();
                chain = !scalar(force, seen) ? 0 : next ? chain + 1 : 1;
                if (chain == LONG_CHAIN) {
                    broken(seen, "expected one action with several parameters, was a third force at once for one more");
                }
            }
        }

        private static boolean scalar(ForceActions force, Observation seen) {
            return force.actionNames().size() == 1
                    && seen.before()
                            .map(state ->
                                    state.actions().get(force.actionNames().get(0)))
                            .flatMap(action -> JsonValue.parse(action.schema() == null ? "" : action.schema()))
                            .flatMap(schema -> schema.at("/properties"))
                            .filter(properties -> properties instanceof JsonValue.Members object
                                    && object.members().size() == 1)
                            .isPresent();
        }
    }

    /** A long silence lets the character drift away. */
    static final class Idle extends CaseJudge {
        private static final Duration LONG = Duration.ofMinutes(5);
        private final Map<Integer, Long> last = new HashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S) {
                return;
            }
            opportunity();
            Long before = last.put(seen.connection(), seen.nanos());
            boolean offers =
                    seen.before().filter(state -> !state.actions().isEmpty()).isPresent();
            if (before != null && offers && seen.nanos() - before > LONG.toNanos()) {
                saw(Verdict.INFO, seen, "nothing was said for more than five minutes: the character drifts away");
            }
        }
    }
}
