package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.List;

/**
 * How a driven case went. Immutable.
 *
 * @param attempts what was tried, in order; none for a case that was only listened for; copied
 * @param ending the worst thing that became of a connection meanwhile
 * @param flaky whether repetitions of a part came to different verdicts
 * @param notes values that are reported beside the verdict, in words; copied
 */
public record Course(List<Attempt> attempts, Ending ending, boolean flaky, List<String> notes) {

    /** Nothing was done for the case. */
    public static final Course NONE = new Course(List.of(), Ending.OPEN, false, List.of());

    /** Copies the lists. */
    public Course {
        attempts = List.copyOf(attempts);
        requireNonNull(ending, "ending");
        notes = List.copyOf(notes);
    }

    /**
     * One time that a part of a case was done.
     *
     * @param part tells the parts of a case apart; empty where there is only one
     * @param again whether it was done to make sure of the attempt before
     * @param from the first entry of the log that belongs to it, from 1
     * @param to the last one
     * @param nanos how long it took
     * @param verdict what came of it
     */
    public record Attempt(String part, boolean again, long from, long to, long nanos, Verdict verdict) {
        /** Refuses null. */
        public Attempt {
            requireNonNull(part, "part");
            requireNonNull(verdict, "verdict");
        }

        /** The same with another verdict. */
        Attempt as(Verdict other) {
            return new Attempt(part, again, from, to, nanos, other);
        }
    }

    /**
     * What the testee did to a connection.
     *
     * @param how what
     * @param detail the close code, or words; may be empty
     */
    public record Ending(How how, String detail) {
        /** It stayed open, or we ended it. */
        public static final Ending OPEN = new Ending(How.OPEN, "");

        /** Refuses null. */
        public Ending {
            requireNonNull(how, "how");
            requireNonNull(detail, "detail");
        }

        /** From good to bad. */
        public enum How {
            /** It stayed open, or we ended it. */
            OPEN("open"),
            /** The testee ended it with a close frame. */
            CLOSED("closed"),
            /** The testee ended it without one. */
            DROPPED("dropped"),
            /** The testee is gone. */
            DIED("died");

            private final String words;

            How(String words) {
                this.words = words;
            }

            /** {@return it as it reads in a report} */
            public String words() {
                return words;
            }
        }
    }
}
