package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** A message is written in an unusual or forbidden way. Immutable. Done by whoever sends; most of it needs frames. */
public sealed interface FrameFault extends Fault {

    /** What can be wrong with a frame (RFC 6455 section 5). */
    enum Illegality {
        /** The message has an opcode that means nothing. */
        OPCODE,
        /** The message has a reserved bit. */
        RSV,
        /** The message is masked where it must not be, or bare where it must be masked. */
        MASK,
        /** The message tells its length in more bytes than it needs. */
        LENGTH,
        /** The message ends with bytes that are no UTF-8. */
        UTF8,
        /** A continuation of nothing comes first. */
        CONTINUATION,
        /** A ping of 126 bytes comes first. */
        LONG_PING,
        /** A ping in two frames comes first. */
        SPLIT_PING,
        /** The message is followed by a close frame with code 1006. */
        CLOSE_CODE
    }

    /**
     * The message comes in several frames.
     *
     * @param parts how many, when there are no cuts; at least 2; a message with fewer bytes comes in fewer
     * @param cuts where to cut, in bytes of the message, rising; may be empty; copied
     * @param pings whether a ping comes between each two
     * @param insideCharacters whether cuts are moved into the next character of several bytes, where there is one
     */
    record Fragment(int parts, List<Integer> cuts, boolean pings, boolean insideCharacters) implements FrameFault {
        /** Refuses fewer than 2 parts, and cuts that do not rise from 1. */
        public Fragment {
            Checks.atLeast("parts", parts, 2);
            cuts = List.copyOf(cuts);
            int last = 0;
            for (int cut : cuts) {
                last = Checks.atLeast("cuts", cut, last + 1);
            }
        }

        @Override
        public String name() {
            return "fragment";
        }

        @Override
        public boolean needsFrames() {
            return true;
        }
    }

    /**
     * The message's bytes come in slices.
     *
     * @param bytes the size of a slice; at least 1
     * @param gap the time between two
     */
    record Slice(int bytes, Duration gap) implements FrameFault {
        /** Refuses a slice below 1 byte and a negative gap. */
        public Slice {
            Checks.atLeast("bytes", bytes, 1);
            Checks.notNegative("gap", gap);
        }

        @Override
        public String name() {
            return "slice";
        }

        @Override
        public boolean needsFrames() {
            return true;
        }
    }

    /**
     * The connection ends inside the message (FIN).
     *
     * @param atByte how many bytes of its frame are still written; 0 or more
     */
    record Cut(int atByte) implements FrameFault {
        /** Refuses less than 0. */
        public Cut {
            Checks.atLeast("atByte", atByte, 0);
        }

        @Override
        public String name() {
            return "cut";
        }

        @Override
        public boolean needsFrames() {
            return true;
        }
    }

    /**
     * The frame is one that nobody may send.
     *
     * @param kind what is wrong
     */
    record Illegal(Illegality kind) implements FrameFault {
        /** Refuses null. */
        public Illegal {
            requireNonNull(kind, "kind");
        }

        @Override
        public String name() {
            return "illegal";
        }

        @Override
        public boolean needsFrames() {
            return true;
        }
    }
}
