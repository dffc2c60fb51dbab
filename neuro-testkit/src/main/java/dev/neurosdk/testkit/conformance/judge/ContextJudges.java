package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.Context;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cases about context. */
final class ContextJudges {

    private static final int LONG_JSON = 200;
    private static final Pattern TOP_HEADING = Pattern.compile("(?m)^# ");
    private static final Pattern SECRET = Pattern.compile("(?i)\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"
            + "|[a-z]:\\\\users\\\\[^\\\\\\s]+|/(?:home|users)/[^/\\s]+/"
            + "|\\b(?:sk|ghp|xox[bp])[-_][a-z0-9_-]{16,}|\\bbearer [a-z0-9._-]{16,}");

    private ContextJudges() {}

    static CaseJudge notBlank() {
        return Each.of(Context.class, (context, seen, judge) -> {
            if (context.message().isBlank()) {
                judge.broken(seen, "expected a message that says something, was blank");
            }
        });
    }

    static CaseJudge noTopHeading() {
        return Each.of(Context.class, (context, seen, judge) -> {
            if (TOP_HEADING.matcher(context.message()).find()) {
                judge.broken(seen, "expected headings from ## down, was a top-level one");
            }
        });
    }

    static CaseJudge readable() {
        return Each.of(Context.class, (context, seen, judge) -> {
            String text = context.message().strip();
            boolean json = text.length() > LONG_JSON
                    && (text.startsWith("{") || text.startsWith("["))
                    && JsonValue.parse(text).isPresent();
            if (json) {
                judge.broken(seen, "expected text to read, was " + text.length() + " characters of JSON");
            }
        });
    }

    static CaseJudge noSecrets() {
        return Each.of(Context.class, (context, seen, judge) -> {
            if (SECRET.matcher(context.message()).find()) {
                judge.broken(
                        seen, "expected text that may be spoken in public, was one with an address, a path or a token");
            }
        });
    }

    /** A few messages that matter; how many of its calls have effects is the server's doing. */
    static final class Stream extends CaseJudge {
        private static final long EFFECT = Duration.ofMillis(100).toNanos();
        private static final int IN_A_ROW = 5;
        private final Map<Integer, Recent> seconds = new HashMap<>();
        private final Map<Integer, Recent> minute = new HashMap<>();
        private String template = "";
        private int alike;
        private @Nullable Long succeeded;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof ActionResult result && result.success()) {
                succeeded = seen.nanos();
            }
            if (!(seen.game() instanceof Context context)) {
                return;
            }
            opportunity();
            if (succeeded != null && seen.nanos() - succeeded <= EFFECT) {
                return;
            }
            int inSeconds = recent(seconds, seen, Duration.ofSeconds(10)).add(seen.nanos());
            int inMinute = recent(minute, seen, Duration.ofMinutes(1)).add(seen.nanos());
            if (inSeconds > 10 || inMinute > 30) {
                seconds.clear();
                minute.clear();
                broken(seen, "expected a few messages that matter, was more than 10 in 10 s or 30 in a minute");
            }
            String now = Texts.template(context.message());
            alike = now.equals(template) && !now.equals(context.message()) ? alike + 1 : 1;
            template = now;
            if (alike == IN_A_ROW) {
                broken(seen, "expected a few messages that matter, was five in a row that differ only in numbers");
            }
        }

        /** On a new connection the server may know nothing of what was said before. */
        private static Recent recent(Map<Integer, Recent> recent, Observation seen, Duration window) {
            return recent.computeIfAbsent(seen.connection(), unknown -> new Recent(window));
        }
    }

    /** The same text is not told again and again. */
    static final class Repeats extends CaseJudge {
        private static final int OFTEN = 3;
        private final Map<String, Recent> texts = new HashMap<>();

        /** On a new connection the server may know nothing of what was said before. */
        @Override
        void opened(long number, LogEntry.Opened opened) {
            texts.clear();
        }

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof Context context) {
                opportunity();
                Recent recent = texts.computeIfAbsent(context.message(), text -> new Recent(Duration.ofMinutes(1)));
                if (recent.add(seen.nanos()) >= OFTEN) {
                    recent.clear();
                    broken(seen, "expected something new, was the same text three times within a minute");
                }
            }
        }
    }

    /** The result first, then what it led to. Whether a call that came twice is owed another result is nobody's to say. */
    static final class WhileOwed extends CaseJudge {
        private static final int MANY = 3;
        private final Map<String, Integer> meanwhile = new HashMap<>();
        /** A call that was on its way is nobody's mistake. */
        private static final long CROSSING = Duration.ofMillis(100).toNanos();

        private final Set<String> once = new HashSet<>();
        private final Set<String> doubled = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (seen.neuro() instanceof NeuroMessage.Action action && !once.add(action.id())) {
                doubled.add(action.id());
            }
            if (!(seen.game() instanceof Context)) {
                return;
            }
            opportunity();
            seen.before().map(GameState::owed).stream()
                    .flatMap(List::stream)
                    .filter(owed -> !doubled.contains(owed.call().id()))
                    .filter(owed -> seen.nanos() - owed.since() > CROSSING)
                    .findFirst()
                    .ifPresent(owed -> {
                        int count = meanwhile.merge(owed.call().id(), 1, Integer::sum);
                        if (count == MANY + 1) {
                            broken(seen, "expected the result first, was a fourth context while it is owed");
                        } else if (count <= MANY) {
                            saw(Verdict.INFO, seen, "context while a result is owed");
                        }
                    });
        }
    }

    /** Not everything is loud, or silent. */
    static final class Loudness extends CaseJudge {
        private static final int ENOUGH = 20;
        private final Set<Boolean> values = new HashSet<>();
        private int count;

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof Context context) {
                opportunity();
                values.add(context.silent());
                count++;
            }
        }

        @Override
        void finish(long nanos) {
            if (count > ENOUGH && values.size() == 1) {
                saw(new Evidence(
                        0,
                        nanos,
                        0,
                        Verdict.INFO,
                        "all " + count + " messages have silent "
                                + values.iterator().next()));
            }
        }
    }
}
