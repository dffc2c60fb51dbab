package dev.neurosdk.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A session log made of the text log of another tool: lines that hold one message each, with or without a time, a direction
 * and words around, such as {@code --> {"command": …}} or {@code 2026-01-31 12:00:00,250 INFO received {"command": …}}.
 * Everything counts as one connection. Immutable.
 *
 * @param log what was understood, marked as coarse in time
 * @param unknown the numbers of the lines that were not, from 1; empty lines are not among them; copied
 */
public record TextLog(SessionLog log, List<Integer> unknown) {

    /** Copies the numbers. */
    public TextLog {
        requireNonNull(log, "log");
        unknown = List.copyOf(unknown);
    }

    /** Whose log it is: decides what "sent" means. */
    public enum View {
        /** A game's: what it sent goes to Neuro. */
        GAME,
        /** Neuro's: what it sent goes to the game. */
        NEURO,
        /** The one of the two that fits most messages; a game's when neither fits better. */
        EITHER
    }

    /**
     * Reads a file. What is not UTF-8 in it becomes U+FFFD.
     *
     * @param file the file
     * @param view whose log it is
     * @param edition the edition to write into the head
     * @return what was understood of it
     * @throws IOException when it cannot be read
     */
    public static TextLog read(Path file, View view, Edition edition) throws IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), view, edition);
    }

    /**
     * Reads a text.
     *
     * @param text lines
     * @param view whose log it is
     * @param edition the edition to write into the head
     * @return what was understood of it
     */
    public static TextLog parse(String text, View view, Edition edition) {
        TextLogReading reading = new TextLogReading();
        text.lines().forEach(reading::line);
        LogHead head = LogHead.of(LogHead.Role.IMPORT, edition, reading.start().orElse(Instant.EPOCH))
                .asCoarse();
        return new TextLog(
                new SessionLog(head, reading.entries(view), SessionLog.Integrity.COMPLETE, 0), reading.unknown());
    }
}
