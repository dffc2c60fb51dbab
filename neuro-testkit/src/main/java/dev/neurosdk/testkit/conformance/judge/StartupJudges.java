package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cases about the beginning of a connection. */
final class StartupJudges {

    private StartupJudges() {}

    /** The first message is startup. */
    static final class First extends CaseJudge {
        private final Set<Integer> begun = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S || !begun.add(seen.connection())) {
                return;
            }
            opportunity();
            if (!seen.command().equals(GameMessage.Startup.COMMAND)) {
                String came = seen.command().isEmpty() ? "a message without a command" : Texts.quoted(seen.command());
                broken(seen, "expected startup as the first message, was " + came);
            }
        }
    }

    /** Startup comes promptly. */
    static final class Prompt extends CaseJudge {
        private static final Duration SOFT = Duration.ofMillis(500);
        private static final Duration HARD = Duration.ofSeconds(5);
        private final Map<Integer, Long> opened = new HashMap<>();

        @Override
        void opened(long number, LogEntry.Opened connection) {
            opened.put(connection.connection(), connection.nanos());
        }

        @Override
        void message(Observation seen) {
            if (!(seen.game() instanceof GameMessage.Startup) || !opened.containsKey(seen.connection())) {
                return;
            }
            opportunity();
            Duration took = Duration.ofNanos(seen.nanos() - opened.remove(seen.connection()));
            String message = "expected startup within 0.5 s of the opening, was " + took.toMillis() + " ms";
            if (took.compareTo(HARD) > 0) {
                broken(seen, message);
            } else if (took.compareTo(SOFT) > 0) {
                saw(Verdict.ADVISE, seen, message);
            }
        }
    }

    /** One startup a connection; a second is only advised against when everything is registered again at once. */
    static final class Once extends CaseJudge {
        private static final Duration SOON = Duration.ofSeconds(1);
        private final Map<String, Again> repeated = new HashMap<>();
        private final Set<String> started = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.Startup startup) {
                opportunity();
                String key = seen.connection() + " " + startup.game();
                if (!started.add(key)) {
                    settle(key);
                    Set<String> lost = new HashSet<>();
                    seen.before().ifPresent(state -> lost.addAll(state.actions().keySet()));
                    repeated.put(key, new Again(seen, lost));
                }
            } else if (seen.game() instanceof GameMessage.RegisterActions register) {
                Again again = repeated.get(seen.connection() + " " + register.game());
                if (again != null && seen.nanos() - again.seen.nanos() <= SOON.toNanos()) {
                    register.actions().forEach(action -> again.lost.remove(action.name()));
                }
            }
        }

        @Override
        void finish(long nanos) {
            Set.copyOf(repeated.keySet()).forEach(this::settle);
        }

        private void settle(String key) {
            Again again = repeated.remove(key);
            if (again == null) {
                return;
            }
            if (again.lost.isEmpty()) {
                saw(
                        Verdict.ADVISE,
                        again.seen,
                        "expected one startup a connection, was a second; all actions came again");
            } else {
                broken(again.seen, "expected one startup a connection, was a second that wiped " + again.lost);
            }
        }

        private record Again(Observation seen, Set<String> lost) {}
    }
}
