package dev.neurosdk.testkit.recording;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told in memory. Thread-safe. */
public final class LogTape implements Recorder {

    private final List<LogEntry> entries = new ArrayList<>();

    /** Starts with nothing. */
    public LogTape() {}

    @Override
    public void record(LogEntry entry) {
        synchronized (entries) {
            entries.add(entry);
        }
    }

    /** {@return what has been told so far; a copy} */
    public List<LogEntry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /**
     * Makes a log of what has been told so far. The entries keep their times.
     *
     * @param head what the log says about itself
     * @return the log, complete
     */
    public SessionLog log(LogHead head) {
        return new SessionLog(head, entries(), SessionLog.Integrity.COMPLETE, 0);
    }
}
