package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.SessionLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a recording, as one side has to play it. Immutable.
 *
 * @param opened how it began
 * @param messages everything that was said on it, in order
 * @param causes for each message of the own side, the positions of the messages that it waits for
 * @param ending how it ended: a close frame, or the end of TCP; null when the recording ends before
 * @param after the connections that had ended before this one was opened
 */
record Part(
        LogEntry.Opened opened,
        List<Spoken> messages,
        Map<Integer, Set<Integer>> causes,
        @Nullable LogEntry ending,
        Set<Integer> after) {

    Part {
        messages = List.copyOf(messages);
        causes = Map.copyOf(causes);
        after = Set.copyOf(after);
    }

    int number() {
        return opened.connection();
    }

    boolean endedBy(Direction direction) {
        return (ending instanceof LogEntry.Closed closed && closed.direction() == direction)
                || (ending instanceof LogEntry.Tcp tcp && tcp.direction() == direction);
    }

    static List<Part> of(SessionLog log, Direction own) {
        Map<Integer, Draft> drafts = new LinkedHashMap<>();
        List<Integer> ended = new ArrayList<>();
        for (LogEntry entry : log.entries()) {
            if (entry instanceof LogEntry.Opened opened && !opened.isVoice()) {
                drafts.putIfAbsent(entry.connection(), new Draft(opened, Set.copyOf(ended)));
            }
            Draft draft = drafts.get(entry.connection());
            if (draft != null && draft.ending == null && draft.takes(entry)) {
                ended.add(entry.connection());
            }
        }
        return drafts.values().stream().map(draft -> draft.part(own)).toList();
    }

    /** A part in the making. */
    private static final class Draft {
        private final LogEntry.Opened opened;
        private final Set<Integer> after;
        private final List<Spoken> messages = new ArrayList<>();
        private @Nullable LogEntry ending;

        Draft(LogEntry.Opened opened, Set<Integer> after) {
            this.opened = opened;
            this.after = after;
        }

        /** Whether the connection ends with it. */
        boolean takes(LogEntry entry) {
            if (entry instanceof LogEntry.Message message) {
                messages.add(Spoken.of(message));
            } else if (entry instanceof LogEntry.Closed
                    || (entry instanceof LogEntry.Tcp tcp && tcp.event() != LogEntry.TcpEvent.ILLEGAL)) {
                ending = entry;
            }
            return ending != null;
        }

        Part part(Direction own) {
            return new Part(opened, messages, Causes.of(messages, own), ending, after);
        }
    }
}
