package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.util.HashSet;
import java.util.Set;

/** Passes everything on but audio beyond a limit, so that no voice chat fills the log however long it lasts. Thread-safe. */
final class AudioLimit implements Recorder {

    /** Six minutes of one speaker. */
    static final long MOST = 64 << 20;

    private final Recorder next;
    private final long most;
    private final Set<Integer> voice = new HashSet<>();
    private long bytes;

    AudioLimit(Recorder next, long most) {
        this.next = next;
        this.most = most;
    }

    @Override
    public synchronized void record(LogEntry entry) {
        if (entry instanceof LogEntry.Opened opened && opened.isVoice()) {
            voice.add(opened.connection());
        }
        boolean audio = entry instanceof LogEntry.Message message
                && message.opcode() == LogEntry.Opcode.BINARY
                && voice.contains(message.connection());
        if (!audio || bytes <= most) {
            next.record(entry);
        }
        if (audio) {
            long before = bytes;
            bytes += ((LogEntry.Message) entry).payload().length;
            if (before <= most && bytes > most) {
                next.record(
                        new LogEntry.Mark(entry.nanos(), 0, "audio from here on is not kept: too much of it", null));
            }
        }
    }
}
