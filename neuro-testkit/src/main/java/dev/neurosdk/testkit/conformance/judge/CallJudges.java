package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cases about calls and their results. */
final class CallJudges {

    private static final Pattern EMPTY_WORDS =
            Pattern.compile("(error|invalid|failed|failure|fail|exception|no|nope|bad)[.!]?");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s*at [\\w.$<>]+\\(|Traceback \\(most recent");
    private static final Pattern LIKE_AN_ERROR = Pattern.compile(
            "(?i)^(error|invalid|failed|cannot|can't|could not|couldn't|unable|you can't|you cannot|no such)");

    private CallJudges() {}

    static CaseJudge reason() {
        return Each.of(ActionResult.class, (result, seen, judge) -> {
            if (result.success()) {
                return;
            }
            String message = result.message() == null ? "" : result.message().strip();
            if (message.isEmpty()) {
                judge.broken(seen, "expected what was wrong and what would be right, was no message");
            } else if (EMPTY_WORDS.matcher(message.toLowerCase(Locale.ROOT)).matches()
                    || STACK_TRACE.matcher(message).find()) {
                judge.saw(
                        Verdict.ADVISE,
                        seen,
                        "expected what was wrong and what would be right, was " + Texts.quoted(message));
            }
        });
    }

    static CaseJudge noRetryIdiom() {
        return Each.of(ActionResult.class, (result, seen, judge) -> {
            if (result.success()
                    && result.message() != null
                    && LIKE_AN_ERROR.matcher(result.message()).find()) {
                judge.saw(Verdict.INFO, seen, "a success that reads like an error, so that nobody tries again");
            }
        });
    }

    /** Follows each call to its result. */
    private abstract static class EachCall extends CaseJudge {
        final Map<String, Observation> pending = new LinkedHashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.neuro() instanceof NeuroMessage.Action action) {
                pending.put(key(seen, action.id()), seen);
                called(action, seen);
            } else if (seen.game() instanceof ActionResult result) {
                answered(result, seen, Optional.ofNullable(pending.remove(key(seen, result.id()))));
            }
        }

        @Override
        void ended(long number, LogEntry entry) {
            List<Observation> left = pending.values().stream()
                    .filter(call -> call.connection() == entry.connection())
                    .toList();
            pending.values().removeAll(left);
            left.forEach(call -> abandoned(call, entry.nanos()));
        }

        @Override
        void finish(long nanos) {
            pending.values().forEach(call -> abandoned(call, nanos));
        }

        static String key(Observation seen, String id) {
            return seen.connection() + " " + id;
        }

        static String id(Observation call) {
            return call.as(NeuroMessage.Action.class)
                    .map(action -> Texts.quoted(action.id()))
                    .orElse("");
        }

        static boolean overdue(Observation call, long nanos) {
            return call.edition()
                    .resultLimit()
                    .filter(limit -> nanos - call.nanos() > limit.toNanos())
                    .isPresent();
        }

        void called(NeuroMessage.Action action, Observation seen) {}

        void answered(ActionResult result, Observation seen, Optional<Observation> call) {}

        void abandoned(Observation call, long nanos) {}
    }

    /** One result for each call; a call that was sent twice may get two. */
    static final class OneResult extends EachCall {
        private final Map<String, Integer> owed = new HashMap<>();

        @Override
        void called(NeuroMessage.Action action, Observation seen) {
            opportunity();
            owed.merge(key(seen, action.id()), 1, Integer::sum);
        }

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            String key = key(seen, result.id());
            if (owed.containsKey(key) && owed.merge(key, -1, Integer::sum) < 0) {
                broken(seen, "expected one result for the call " + Texts.quoted(result.id()) + ", was another");
            }
        }

        @Override
        void abandoned(Observation call, long nanos) {
            if (overdue(call, nanos)) {
                broken(call, "expected a result for the call " + id(call) + " within the limit, was none");
            }
        }
    }

    /** What takes long is accepted at once and reported later, instead of answered when it is done. */
    static final class Split extends EachCall {
        private static final long LONG = Duration.ofSeconds(2).toNanos();
        private static final long TOGETHER = Duration.ofMillis(100).toNanos();

        private final Map<Integer, Long> told = new HashMap<>();
        private final Map<Integer, Observation> late = new HashMap<>();

        @Override
        void message(Observation seen) {
            super.message(seen);
            if (seen.game() instanceof GameMessage.Context) {
                told.put(seen.connection(), seen.nanos());
                waited(late.remove(seen.connection()), seen.nanos());
            }
        }

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            if (call.isEmpty()) {
                return;
            }
            opportunity();
            if (seen.nanos() - call.get().nanos() > LONG) {
                late.put(seen.connection(), seen);
                @Nullable Long before = told.get(seen.connection());
                if (before != null && seen.nanos() - before <= TOGETHER) {
                    waited(late.remove(seen.connection()), seen.nanos());
                }
            }
        }

        private void waited(@Nullable Observation result, long nanos) {
            if (result != null && nanos - result.nanos() <= TOGETHER) {
                broken(
                        result,
                        "expected a result at once and context later, was both together more than 2 s after the call");
            }
        }
    }

    /** Results come quickly. */
    static final class Quick extends EachCall {
        private static final Duration SOFT = Duration.ofMillis(500);
        private static final Duration HARD = Duration.ofSeconds(5);
        private final List<Long> times = new ArrayList<>();

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            call.ifPresent(asked -> {
                opportunity();
                long took = seen.nanos() - asked.nanos();
                times.add(took);
                String message = "expected the result of " + id(asked) + " within 0.5 s, was " + took / 1_000_000
                        + " ms: accept first, report later by context";
                if (overdue(asked, seen.nanos())) {
                    saw(Verdict.FAIL, seen, message + "; the server has given up");
                } else if (took > HARD.toNanos()) {
                    broken(seen, message);
                } else if (took > SOFT.toNanos()) {
                    saw(Verdict.ADVISE, seen, message);
                }
            });
        }

        @Override
        void finish(long nanos) {
            if (!times.isEmpty()) {
                times.sort(null);
                saw(new Evidence(
                        0,
                        nanos,
                        0,
                        Verdict.PASS,
                        new Measured("the slowest result", Duration.ofNanos(times.get(times.size() - 1)), SOFT).words()
                                + "; p50 " + millis(50) + ", p95 " + millis(95)));
            }
        }

        private String millis(int percent) {
            int index = Math.max(0, (times.size() * percent + 99) / 100 - 1);
            return times.get(index) / 1_000_000 + " ms";
        }
    }

    /** What a success says: rarely anything in E7, what has changed from E8 on. */
    static final class SuccessMessage extends CaseJudge {
        private int successes;
        private int withMessage;
        private boolean changes;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof ActionResult result && result.success()) {
                opportunity();
                successes++;
                withMessage += result.message() == null || result.message().isBlank() ? 0 : 1;
                changes = seen.edition().successMessage() == Edition.SuccessMessage.STATE_CHANGES;
            }
        }

        @Override
        void finish(long nanos) {
            String share = withMessage + " of " + successes + " successes have a message";
            if (changes && successes > withMessage) {
                saw(new Evidence(0, nanos, 0, Verdict.INFO, share + ": describe what has changed in the game"));
            } else if (!changes && withMessage * 2 > successes) {
                saw(new Evidence(0, nanos, 0, Verdict.INFO, share + ": only when there is something worth saying"));
            }
        }
    }

    /** The result first, then what the call led to. */
    static final class ResultFirst extends EachCall {
        private int calls;
        private final Set<String> early = new HashSet<>();
        private Optional<Observation> last = Optional.empty();

        @Override
        void message(Observation seen) {
            super.message(seen);
            if (seen.game() instanceof GameMessage.Context || seen.game() instanceof GameMessage.ForceActions) {
                pending.forEach((key, call) -> {
                    if (call.connection() == seen.connection()) {
                        early.add(key);
                    }
                });
            }
        }

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            if (call.isPresent()) {
                opportunity();
                calls++;
                last = Optional.of(seen);
            }
        }

        @Override
        void finish(long nanos) {
            if (early.size() * 5 > calls) {
                last.ifPresent(seen -> broken(
                        seen,
                        "expected the result before what it led to, was context or a force first in " + early.size()
                                + " of " + calls + " calls"));
            }
        }
    }

    /** What makes sense once is taken away before its success is told. */
    static final class DisposableOrder extends EachCall {
        private static final Duration SOON = Duration.ofSeconds(2);
        private final Map<String, Observation> succeeded = new HashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.UnregisterActions unregister) {
                for (String name : unregister.actionNames()) {
                    Observation result = succeeded.remove(seen.connection() + " " + name);
                    boolean owed = pending.values().stream()
                            .anyMatch(call -> call.as(NeuroMessage.Action.class)
                                    .filter(action -> action.name().equals(name))
                                    .isPresent());
                    if (owed) {
                        opportunity();
                    } else if (result != null && seen.nanos() - result.nanos() <= SOON.toNanos()) {
                        opportunity();
                        broken(
                                seen,
                                "expected " + Texts.quoted(name)
                                        + " to be unregistered before its success is told, was "
                                        + Duration.ofNanos(seen.nanos() - result.nanos())
                                                .toMillis() + " ms after");
                    }
                }
            }
            super.message(seen);
        }

        @Override
        void called(NeuroMessage.Action action, Observation seen) {
            succeeded.remove(seen.connection() + " " + action.name());
        }

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            if (result.success()) {
                call.flatMap(asked -> asked.as(NeuroMessage.Action.class))
                        .ifPresent(action -> succeeded.put(seen.connection() + " " + action.name(), seen));
            }
        }
    }

    /** No call is left without a result. */
    static final class Orphans extends EachCall {
        @Override
        void called(NeuroMessage.Action action, Observation seen) {
            opportunity();
        }

        @Override
        void abandoned(Observation call, long nanos) {
            boolean givenTime = nanos - call.nanos() > Duration.ofSeconds(1).toNanos();
            if (givenTime) {
                broken(call, "expected a result for the call " + id(call) + ", was none before the end");
            }
        }
    }

    /** No result for what was never asked here. */
    static final class Unexpected extends EachCall {
        private final Map<String, Integer> everywhere = new HashMap<>();

        /** A call that is wrong in itself has an id, too. */
        @Override
        void message(Observation seen) {
            JsonValue json = seen.json();
            if (json != null
                    && seen.direction() == Direction.S2C
                    && seen.command().equals(NeuroMessage.Action.COMMAND)) {
                json.textAt("/data/id").ifPresent(id -> everywhere.put(id, seen.connection()));
            }
            super.message(seen);
        }

        @Override
        void answered(ActionResult result, Observation seen, Optional<Observation> call) {
            opportunity();
            Integer asked = everywhere.get(result.id());
            if (asked == null) {
                broken(seen, "expected the id of a call, was " + Texts.quoted(result.id()) + ", which was never sent");
            } else if (asked != seen.connection()) {
                saw(Verdict.INFO, seen, "a result for a call of an earlier connection");
            }
        }
    }

    /** Shutdown is reported when it was asked for. */
    static final class VolunteeredReady extends CaseJudge {
        private final Set<Integer> asked = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (seen.neuro() instanceof NeuroMessage.GracefulShutdown
                    || seen.neuro() instanceof NeuroMessage.ImmediateShutdown) {
                asked.add(seen.connection());
            } else if (seen.game() instanceof GameMessage.ShutdownReady) {
                opportunity();
                if (!asked.contains(seen.connection())) {
                    broken(seen, "expected shutdown/ready only when asked, was one unasked");
                }
            } else if (seen.game() instanceof GameMessage.Startup) {
                opportunity();
            }
        }
    }
}
