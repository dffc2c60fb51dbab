package dev.neurosdk.testkit.game;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.peer.Journal;
import java.util.function.Consumer;

/** Answers action calls as they arrive, when told how. Thread-safe. */
final class AutomaticAnswers {

    private final Journal<?> journal;
    private volatile Consumer<NeuroMessage.Action> answerer = action -> {};

    AutomaticAnswers(Journal<?> journal) {
        this.journal = journal;
    }

    void use(Consumer<NeuroMessage.Action> replacement) {
        answerer = replacement;
    }

    void consider(Incoming<NeuroMessage> incoming) {
        incoming.message()
                .filter(NeuroMessage.Action.class::isInstance)
                .map(NeuroMessage.Action.class::cast)
                .filter(action -> !Sentinel.isSentinel(action))
                .ifPresent(this::answer);
    }

    private void answer(NeuroMessage.Action action) {
        try {
            answerer.accept(action);
        } catch (Exception | AssertionError e) {
            journal.broken("answering the call " + action.id() + " automatically", e);
        }
    }
}
