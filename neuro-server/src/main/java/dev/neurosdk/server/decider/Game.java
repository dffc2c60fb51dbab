package dev.neurosdk.server.decider;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A connected game, as the character meets it: what it offers, and what can be done to it unasked. Thread-safe; no method
 * waits.
 *
 * <p>Every stage completes, at the latest when the connection ends, and never exceptionally. Two handles are equal when
 * they stand for the same name on the same connection.
 */
public interface Game {

    /** {@return the game's name, byte for byte as the game says it} */
    String name();

    /** {@return the connection that it speaks on} */
    SessionRef session();

    /** {@return whether the connection is still there} */
    boolean isConnected();

    /** {@return the actions that the game has registered and not unregistered, in order, as of now; unmodifiable} */
    List<ActionOffer> actions();

    /**
     * Carries out an action unasked (ACN-1). It waits its turn: behind a call whose result is owed, and behind an open
     * force. Nothing is repeated when the game refuses it (BPR-4).
     *
     * @param decision the action and its data; checked like the answer to a force before it leaves
     * @return how it ended
     */
    CompletionStage<ActionOutcome> act(Decision decision);

    /**
     * Asks the game to shut down at its next safe point (PRO-2). A newer request, also an immediate one, supersedes this
     * one.
     *
     * @param deadline how long to wait for {@code shutdown/ready}; positive
     * @return how it ended
     * @throws IllegalArgumentException when the deadline is zero or negative
     */
    CompletionStage<ShutdownOutcome> shutDown(Duration deadline);

    /**
     * Tells the game that only seconds remain (PRO-3).
     *
     * @param deadline how long to wait for {@code shutdown/ready}; positive
     * @return how it ended
     * @throws IllegalArgumentException when the deadline is zero or negative
     */
    CompletionStage<ShutdownOutcome> shutDownNow(Duration deadline);

    /**
     * Withdraws a graceful shutdown that was asked for (PRO-2).
     *
     * @return whether the withdrawal was sent; refused when no graceful shutdown is awaited
     */
    CompletionStage<SendOutcome> cancelShutdown();

    /**
     * Asks the game to register all its actions again (PRO-1).
     *
     * @return whether it was sent
     */
    CompletionStage<SendOutcome> reregisterAll();

    /**
     * Tells this game alone that a part of an utterance is over (SPF-1), for a voice that the server knows nothing of.
     *
     * @param message what is over
     * @return whether it was sent; refused before the edition that has the message
     */
    CompletionStage<SendOutcome> speechFinished(NeuroMessage.SpeechFinished message);

    /**
     * Sends a text frame as it is, right or wrong, to try a game out.
     *
     * @param text anything
     * @return whether it was sent
     */
    CompletionStage<SendOutcome> sendRaw(String text);
}
