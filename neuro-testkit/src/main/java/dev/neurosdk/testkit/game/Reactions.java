package dev.neurosdk.testkit.game;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.Journal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a fake game does by itself when a message arrives. Thread-safe. */
final class Reactions {

    private final Journal<?> journal;
    private final List<Consumer<NeuroMessage>> others = new CopyOnWriteArrayList<>();
    private volatile Consumer<NeuroMessage.Action> answerer = action -> {};

    Reactions(Journal<?> journal) {
        this.journal = journal;
    }

    void answer(Consumer<NeuroMessage.Action> replacement) {
        answerer = replacement;
    }

    <K extends NeuroMessage> void add(Class<K> kind, Consumer<K> reaction) {
        others.add(message -> {
            if (kind.isInstance(message)) {
                reaction.accept(kind.cast(message));
            }
        });
    }

    void consider(NeuroMessage message) {
        if (message instanceof NeuroMessage.Action action && !Sentinel.isSentinel(action)) {
            guarded("answering the call " + action.id() + " automatically", () -> answerer.accept(action));
        }
        others.forEach(reaction ->
                guarded("reacting to " + message.command() + " automatically", () -> reaction.accept(message)));
    }

    private void guarded(String what, Runnable deed) {
        try {
            deed.run();
        } catch (Exception | AssertionError e) {
            journal.broken(what, e);
        }
    }
}
