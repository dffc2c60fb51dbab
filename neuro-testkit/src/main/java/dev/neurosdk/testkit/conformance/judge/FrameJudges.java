package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import java.util.HashSet;
import java.util.Set;

/** Judges of frames. */
final class FrameJudges {

    private FrameJudges() {}

    /** A game's frames are masked; only where the log is one of frames. */
    static final class Masked extends CaseJudge {
        private static final String KEY = "sec-websocket-key";
        private final Set<Integer> framed = new HashSet<>();

        @Override
        void opened(long number, LogEntry.Opened opened) {
            if (opened.headers().containsKey(KEY)) {
                framed.add(opened.connection());
            }
        }

        @Override
        void message(Observation seen) {
            if (seen.direction() == Direction.C2S && framed.contains(seen.connection())) {
                opportunity();
            }
        }

        @Override
        void illegal(long number, LogEntry.Tcp tcp) {
            if (tcp.direction() == Direction.C2S && tcp.detail().equals(MessageReader.UNMASKED)) {
                opportunity();
                saw(new Evidence(
                        number,
                        tcp.nanos(),
                        tcp.connection(),
                        ownLevel(),
                        MessageReader.UNMASKED + ", was one that is not"));
            }
        }
    }
}
