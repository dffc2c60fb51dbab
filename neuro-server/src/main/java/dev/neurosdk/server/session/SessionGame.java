package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One name on one connection, as the character's side handles it: wishes for the session's mailbox. A pause of the decider
 * stops those that the decider was given. Thread-safe.
 */
record SessionGame(Session owner, String name, boolean ofDecider) implements Game {

    @Override
    public SessionRef session() {
        return owner.view().session();
    }

    @Override
    public boolean isConnected() {
        return owner.isOpen();
    }

    @Override
    public List<ActionOffer> actions() {
        return owner.view().registry().actionsOf(name).stream()
                .map(action ->
                        new ActionOffer(action.name(), action.definition().description(), action.schema()))
                .toList();
    }

    @Override
    public CompletionStage<ActionOutcome> act(Decision decision) {
        Promise<ActionOutcome> asker = new Promise<>();
        return owner.wish(new Wish.Act(name, decision, ofDecider, asker), asker);
    }

    @Override
    public CompletionStage<ShutdownOutcome> shutDown(Duration deadline) {
        return shutDown(false, deadline);
    }

    @Override
    public CompletionStage<ShutdownOutcome> shutDownNow(Duration deadline) {
        return shutDown(true, deadline);
    }

    private CompletionStage<ShutdownOutcome> shutDown(boolean immediate, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline: expected more than zero, was " + deadline);
        }
        Promise<ShutdownOutcome> asker = new Promise<>();
        return owner.wish(new Wish.ShutDown(name, immediate, deadline, asker), asker);
    }

    @Override
    public CompletionStage<SendOutcome> cancelShutdown() {
        Promise<SendOutcome> asker = new Promise<>();
        return owner.wish(new Wish.CancelShutdown(name, asker), asker);
    }

    @Override
    public CompletionStage<SendOutcome> reregisterAll() {
        return send(new NeuroMessage.ReregisterAll());
    }

    @Override
    public CompletionStage<SendOutcome> speechFinished(NeuroMessage.SpeechFinished message) {
        return send(message);
    }

    private CompletionStage<SendOutcome> send(NeuroMessage message) {
        Promise<SendOutcome> asker = new Promise<>();
        return owner.wish(new Wish.Send(message, asker), asker);
    }

    @Override
    public CompletionStage<SendOutcome> sendRaw(String text) {
        return owner.sendRaw(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionGame game && owner.equals(game.owner) && name.equals(game.name);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return name + " on connection " + session().number();
    }
}
