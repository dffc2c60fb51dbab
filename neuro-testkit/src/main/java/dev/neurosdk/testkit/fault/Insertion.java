package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that an {@link InsertionFault} stands for, in the middle of a conversation. */
final class Insertion {

    private Insertion() {}

    /** A message and how much later it comes. */
    record Timed(Duration delay, String text) {}

    static List<Timed> messages(InsertionFault fault, Conversation conversation) {
        if (fault instanceof InsertionFault.SpeechPattern speech) {
            return speech(speech);
        }
        return List.of(new Timed(Duration.ZERO, message(fault, conversation)));
    }

    private static String message(InsertionFault fault, Conversation conversation) {
        if (fault instanceof InsertionFault.UnsolicitedCall call) {
            String id = call.id().isEmpty() ? conversation.lastCall() : call.id();
            String action = call.action().isEmpty() ? conversation.lastAction() : call.action();
            return MessageEncoder.encode(new NeuroMessage.Action(id, action, null));
        }
        if (fault instanceof InsertionFault.UnsolicitedResult result) {
            String id = result.id().isEmpty() ? conversation.lastSettled() : result.id();
            return MessageEncoder.encode(new GameMessage.ActionResult(conversation.game(), id, true, null));
        }
        return ((InsertionFault.Insert) fault).text();
    }

    private static List<Timed> speech(InsertionFault.SpeechPattern speech) {
        List<Timed> messages = new ArrayList<>();
        for (InsertionFault.Speech part : speech.pattern()) {
            Duration delay = speech.gap().multipliedBy(messages.size() + 1L);
            messages.add(new Timed(delay, MessageEncoder.encode(finished(part))));
        }
        return messages;
    }

    private static NeuroMessage.SpeechFinished finished(InsertionFault.Speech part) {
        boolean cancelled = part == InsertionFault.Speech.CANCELLED;
        @Nullable String reason = cancelled ? "interrupted" : null;
        return new NeuroMessage.SpeechFinished(part != InsertionFault.Speech.PART, cancelled, reason);
    }
}
