package dev.neurosdk.server.simulation;

import dev.neurosdk.server.decider.Decision;
import org.jspecify.annotations.Nullable;

/** What the character or an operator wants unasked, and what became of it. */
final class Wanted {

    /** What is wanted. */
    enum Kind {
        ACT,
        /** An act of the decider's own. */
        DECIDER_ACT,
        ANSWER,
        DECLINE,
        SHUT_DOWN,
        SHUT_DOWN_NOW,
        CANCEL_SHUTDOWN,
        REREGISTER,
        SPEECH_FINISHED,
        RAW
    }

    final Kind kind;
    final String game;
    final @Nullable Decision decision;
    final String text;
    final long deadline;
    final long force;

    Wanted(Kind kind, String game, @Nullable Decision decision, String text, long deadline, long force) {
        this.kind = kind;
        this.game = game;
        this.decision = decision;
        this.text = text;
        this.deadline = deadline;
        this.force = force;
    }

    @Override
    public String toString() {
        return kind + (force == 0 ? " " : " " + force + " ") + game + (decision == null ? "" : " " + decision) + text;
    }
}
