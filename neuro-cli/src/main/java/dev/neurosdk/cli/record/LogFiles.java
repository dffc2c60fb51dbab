package dev.neurosdk.cli.record;

import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Session logs as files, with errors that say what to do. */
final class LogFiles {

    private LogFiles() {}

    /** Begins a log; never loses one that is there. */
    static LogWriter create(Path file, LogHead head, Timeline timeline) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already: choose another name, or remove it");
        }
        try {
            return LogWriter.create(file, head, timeline);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder for " + file + ": make it first", e);
        }
    }

    static SessionLog read(Path file) throws IOException {
        try {
            return LogReader.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }
}
