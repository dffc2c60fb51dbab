package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decision;
import org.jspecify.annotations.Nullable;

/** One thing that enters a session, as its oracle learns of it just before. */
sealed interface Letter {

    record Opened() implements Letter {}

    record Said(Decoded<GameMessage> decoded) implements Letter {}

    record Binary(int length) implements Letter {}

    /** An answer of the decider; null when it fails. */
    record Answer(Question question, @Nullable Decision decision, boolean declined) implements Letter {
        Answer(Question question, @Nullable Decision decision) {
            this(question, decision, false);
        }
    }

    record Rang(Alarm alarm) implements Letter {}

    /** A timer that was stopped too late. */
    record RangTooLate(Alarm alarm) implements Letter {}

    record SpeechBegan() implements Letter {}

    record SpeechOver(NeuroMessage.SpeechFinished message) implements Letter {}

    record PausedHere(boolean paused) implements Letter {}

    /** Whatever it was posted for, what the world says when it is taken counts. */
    record PausedEverywhere() implements Letter {}

    record LimitMet() implements Letter {}

    record Wished(Wanted wanted) implements Letter {}

    /** The name of an action went to another connection; the session tells itself. */
    record NameLost(String name) implements Letter {}

    record Closed(int code) implements Letter {}
}
