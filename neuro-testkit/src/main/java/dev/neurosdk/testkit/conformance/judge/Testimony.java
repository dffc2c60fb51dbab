package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a driver says about a case, as a line of the session log: what it began, and what it waited for and did not get. With
 * these lines a verdict is a function of the log alone. Immutable.
 *
 * @param kind what is said
 * @param about the id of the case
 * @param detail the part of the case for {@link Kind#BEGIN} and {@link Kind#AGAIN}, words otherwise; may be empty
 */
public record Testimony(Kind kind, String about, String detail) {

    private static final String SEPARATOR = ": ";

    /** Refuses null. */
    public Testimony {
        requireNonNull(kind, "kind");
        requireNonNull(about, "about");
        requireNonNull(detail, "detail");
    }

    /** What can be said. */
    public enum Kind {
        /** A part of the case begins. */
        BEGIN("begin"),
        /** The part that ended last is done once more, because its outcome is doubted. */
        AGAIN("again"),
        /** From here to the end of the part our own side says wrong things on purpose. */
        DELIBERATE("wrong on purpose"),
        /** The part has ended. */
        END("end"),
        /** The rule was broken, which scores whatever the level of the case is. */
        BROKEN("broken"),
        /** A value that is reported beside the verdict. */
        NOTED("noted"),
        /** The part that is going on, or has ended last, is worth nothing: our own side spoilt it, or a case before. */
        SPOILT("spoilt"),
        /** The testee is gone. */
        DOWN("down"),
        /** See {@link Verdict#NOT_APPLICABLE}. */
        NOT_APPLICABLE(Verdict.NOT_APPLICABLE),
        /** See {@link Verdict#NOT_REACHED}. */
        NOT_REACHED(Verdict.NOT_REACHED),
        /** See {@link Verdict#NOT_TESTABLE}. */
        NOT_TESTABLE(Verdict.NOT_TESTABLE),
        /** See {@link Verdict#INFO}. */
        INFO(Verdict.INFO),
        /** See {@link Verdict#ADVISE}. */
        ADVISE(Verdict.ADVISE),
        /** See {@link Verdict#WARN}. */
        WARN(Verdict.WARN),
        /** See {@link Verdict#INCONCLUSIVE}. */
        INCONCLUSIVE(Verdict.INCONCLUSIVE),
        /** See {@link Verdict#FAIL}. */
        FAIL(Verdict.FAIL),
        /** See {@link Verdict#HARNESS_ERROR}. */
        HARNESS_ERROR(Verdict.HARNESS_ERROR);

        private final String word;
        private final Optional<Verdict> verdict;

        Kind(String word) {
            this.word = word;
            this.verdict = Optional.empty();
        }

        Kind(Verdict verdict) {
            this.word = verdict.words();
            this.verdict = Optional.of(verdict);
        }

        /** {@return the verdict that it scores by itself, whatever the level of the case} */
        public Optional<Verdict> verdict() {
            return verdict;
        }

        /**
         * What says a verdict.
         *
         * @param verdict the verdict; not PASS, which is what remains when nothing is said
         * @return the kind
         * @throws IllegalArgumentException for PASS
         */
        public static Kind of(Verdict verdict) {
            return Arrays.stream(values())
                    .filter(kind -> kind.verdict.filter(verdict::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing has to be said for " + verdict));
        }
    }

    /**
     * The line of the log.
     *
     * @param nanos when it is said
     * @return a mark
     */
    public LogEntry.Mark at(long nanos) {
        return new LogEntry.Mark(nanos, 0, detail.isEmpty() ? kind.word : kind.word + SEPARATOR + detail, about);
    }

    /**
     * Reads a mark.
     *
     * @param mark a mark of any kind
     * @return what it says about a case; nothing when it is no testimony
     */
    public static Optional<Testimony> of(LogEntry.Mark mark) {
        String about = mark.subject();
        if (about == null) {
            return Optional.empty();
        }
        String[] parts = mark.text().split(SEPARATOR, 2);
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word.equals(parts[0]))
                .findFirst()
                .map(kind -> new Testimony(kind, about, parts.length > 1 ? parts[1] : ""));
    }
}
