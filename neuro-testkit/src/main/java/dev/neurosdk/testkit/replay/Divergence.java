package dev.neurosdk.testkit.replay;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place where a live peer departed from the recording. Immutable; its {@link Object#toString()} is one sentence. */
public sealed interface Divergence {

    /** {@return the number of the connection in the recording; 0 for one that it does not have} */
    int connection();

    /**
     * A message that came instead of a recorded one of the same kind.
     *
     * @param connection the connection
     * @param expected what was recorded
     * @param came what came
     * @param differences where the two differ in what is compared; at least one; copied
     */
    record Different(int connection, LogEntry.Message expected, String came, List<Difference> differences)
            implements Divergence {
        /** Copies the differences. */
        public Different {
            requireNonNull(expected, "expected");
            requireNonNull(came, "came");
            differences = List.copyOf(differences);
        }

        @Override
        public String toString() {
            return "connection " + connection + ": expected " + Likeness.words(expected.text()) + ", came "
                    + Likeness.words(came) + "; differs at " + Likeness.places(differences);
        }
    }

    /**
     * A message that nothing in the rest of the recording is like.
     *
     * @param connection the connection
     * @param came what came
     * @param closest what is still expected and most like it; null when nothing is expected
     * @param differences where the two differ; empty when nothing is expected; copied
     */
    record Unexpected(int connection, String came, LogEntry.@Nullable Message closest, List<Difference> differences)
            implements Divergence {
        /** Copies the differences. */
        public Unexpected {
            requireNonNull(came, "came");
            differences = List.copyOf(differences);
        }

        @Override
        public String toString() {
            String expected = closest == null
                    ? "expected nothing more, came " + Likeness.words(came)
                    : "expected nothing like it, came " + Likeness.words(came) + "; closest: "
                            + Likeness.words(closest.text()) + ", differs at " + Likeness.places(differences);
            return "connection " + connection + ": " + expected;
        }
    }

    /**
     * A message that came before others that it followed in the recording.
     *
     * @param connection the connection
     * @param came the recorded message that it is
     * @param first what should have come before it
     */
    record OutOfOrder(int connection, LogEntry.Message came, LogEntry.Message first) implements Divergence {
        /** Refuses null. */
        public OutOfOrder {
            requireNonNull(came, "came");
            requireNonNull(first, "first");
        }

        @Override
        public String toString() {
            return "connection " + connection + ": expected " + Likeness.words(first.text()) + " first, came "
                    + Likeness.words(came.text());
        }
    }

    /**
     * A message that was recorded and never came.
     *
     * @param connection the connection
     * @param expected what was recorded
     * @param why how it is known, in words
     */
    record Missing(int connection, LogEntry.Message expected, String why) implements Divergence {
        /** Refuses null. */
        public Missing {
            requireNonNull(expected, "expected");
            requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return "connection " + connection + ": expected " + Likeness.words(expected.text()) + ", " + why;
        }
    }

    /**
     * A message of this side that could not be said.
     *
     * @param connection the connection
     * @param recorded the message
     * @param why in words
     */
    record Unsent(int connection, LogEntry.Message recorded, String why) implements Divergence {
        /** Refuses null. */
        public Unsent {
            requireNonNull(recorded, "recorded");
            requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return "connection " + connection + ": not sent: " + Likeness.words(recorded.text()) + ", since " + why;
        }
    }

    /**
     * A connection that did not come about or end as it did in the recording.
     *
     * @param connection the connection; 0 for one that the recording does not have
     * @param what in words
     */
    record Broken(int connection, String what) implements Divergence {
        /** Refuses null. */
        public Broken {
            requireNonNull(what, "what");
        }

        @Override
        public String toString() {
            return connection == 0 ? what : "connection " + connection + ": " + what;
        }
    }
}
