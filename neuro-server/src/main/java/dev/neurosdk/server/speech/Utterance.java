package dev.neurosdk.server.speech;

import dev.neurosdk.protocol.message.ForcePriority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One thing said, from its beginning to its end. Confined to the steps of its speech, but for the stage of its end. */
final class Utterance {

    /** How long each part lasts that has not begun yet; always empty when somebody else speaks. */
    final Deque<Duration> ahead;

    /** Whether no part is to follow the one being said. */
    boolean shortened;

    Runnable stopTimer = () -> {};

    private final Consumer<ForcePriority> hushed;
    private final CompletableFuture<SpeechOutcome> end = new CompletableFuture<>();

    private Utterance(Collection<Duration> parts, Consumer<ForcePriority> hushed) {
        this.ahead = new ArrayDeque<>(parts);
        this.hushed = hushed;
    }

    /** What the simulated voice says. */
    static Utterance simulated(List<Duration> parts) {
        return new Utterance(parts, priority -> {});
    }

    /** What somebody else's voice says. */
    static Utterance of(Consumer<ForcePriority> hushed) {
        return new Utterance(List.of(), hushed);
    }

    void hushed(ForcePriority priority) {
        hushed.accept(priority);
    }

    CompletionStage<SpeechOutcome> end() {
        return end.minimalCompletionStage();
    }

    void ended(SpeechOutcome outcome) {
        end.complete(outcome);
    }
}
