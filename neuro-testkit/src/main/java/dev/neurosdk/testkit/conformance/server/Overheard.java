package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.judge.Testimony;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.time.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listens to a witness whose words are not for the log. Confined to one thread. */
final class Overheard {

    private final Witness witness;
    private @Nullable String complaint;

    Overheard(Timeline timeline) {
        witness = new Witness("", this::hear, timeline);
    }

    Witness witness() {
        return witness;
    }

    /** What was said to be wrong first; nothing when all was well. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    private void hear(LogEntry entry) {
        if (complaint == null && entry instanceof LogEntry.Mark mark) {
            complaint = Testimony.of(mark).map(Testimony::detail).orElse(null);
        }
    }
}
