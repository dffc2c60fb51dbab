package dev.neurosdk.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a session log says about itself in its first line. Immutable.
 *
 * @param tool what wrote it, with its version
 * @param edition the id of the edition that the conversation was judged by
 * @param role whose place the writer had
 * @param seed what the randomness of the run was drawn from; null when there was none
 * @param start the wall clock when the log began; entries count nanoseconds from here
 * @param clock what measured the time of the entries
 * @param coarse whether the times are no finer than those of a text log
 * @param redacted whether texts have been replaced by hashes ({@link Redaction})
 */
public record LogHead(
        String tool,
        String edition,
        Role role,
        @Nullable Long seed,
        Instant start,
        Clock clock,
        boolean coarse,
        boolean redacted) {

    /** Refuses null. */
    public LogHead {
        requireNonNull(tool, "tool");
        requireNonNull(edition, "edition");
        requireNonNull(role, "role");
        requireNonNull(start, "start");
        requireNonNull(clock, "clock");
    }

    /** Whose place the writer of a log had. */
    public enum Role {
        /** A game wrote it. */
        GAME,
        /** A server, or whatever else is Neuro, wrote it. */
        NEURO,
        /** Somebody between the two. */
        PROXY,
        /** Somebody who is both. */
        WORLD,
        /** It was made of another log. */
        IMPORT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What measured the time of the entries. */
    public enum Clock {
        /** A clock of this machine that never goes back. */
        MONOTONIC("monotonic-ns"),
        /** A clock that a test moves. */
        VIRTUAL("virtual-ns"),
        /** The wall clock that another tool wrote down. */
        WALL("wall-ns");

        private final String word;

        Clock(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * The head of an ordinary log: written by this kit, without a seed, timed by a monotonic clock, nothing redacted.
     *
     * @param role whose place the writer has
     * @param edition the edition that the conversation is judged by
     * @param start the wall clock now
     * @return the head
     */
    public static LogHead of(Role role, Edition edition, Instant start) {
        String version = LogHead.class.getPackage().getImplementationVersion();
        String tool = "neuro " + (version == null ? "(not packaged)" : version);
        return new LogHead(tool, edition.id(), role, null, start, Clock.MONOTONIC, false, false);
    }

    /**
     * Sets the seed.
     *
     * @param drawnFrom what the randomness of the run is drawn from
     * @return a copy with it
     */
    public LogHead withSeed(long drawnFrom) {
        return new LogHead(tool, edition, role, drawnFrom, start, clock, coarse, redacted);
    }

    /**
     * Sets the clock.
     *
     * @param measuredBy what measures the time of the entries
     * @return a copy with it
     */
    public LogHead withClock(Clock measuredBy) {
        return new LogHead(tool, edition, role, seed, start, measuredBy, coarse, redacted);
    }

    /** {@return a copy that says that times are those of a text log} */
    LogHead asCoarse() {
        return new LogHead(tool, edition, role, seed, start, Clock.WALL, true, redacted);
    }

    /** {@return a copy that promises hashes instead of texts; a {@link LogWriter} keeps the promise} */
    public LogHead withRedaction() {
        return new LogHead(tool, edition, role, seed, start, clock, coarse, true);
    }
}
