package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.ServerMutant.*;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference server says aloud when a game talks to it: a tone in three parts, heard by every game and on every voice
 * connection. Confined to its server.
 */
final class ReferenceSpeech {

    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration GAP = Duration.ofMillis(1500);
    private static final int PART = 20;
    private static final int ALL = 3 * PART;
    private static final int TAIL = 5;

    private final ReferenceServer server;
    private final VoiceRoom room;
    private final List<Runnable> afterwards = new ArrayList<>();
    private final byte[] tone;
    private boolean speaking;
    private boolean shortened;
    private long utterance;
    private int frames;

    ReferenceSpeech(ReferenceServer server, VoiceRoom room) {
        this.server = server;
        this.room = room;
        this.tone = server.is(VOICE_WITH_HEADER) ? AudioFrame.tone(0).bytes() : Pcm.tone();
    }

    private boolean is(ServerMutant mutant) {
        return server.is(mutant);
    }

    /** A game talks to the character. What has no letter can't be said, and is over at once. */
    void invited(String words) {
        if (!server.has(ReferenceServer.SPEECH) || speaking) {
            return;
        }
        if (words.codePoints().noneMatch(Character::isLetter)) {
            if (!is(SILENT_WHEN_FILTERED)) {
                tell(true, false, null);
            }
            return;
        }
        speaking = true;
        shortened = false;
        utterance++;
        frames = 0;
        if (!is(VOICE_LATE_SPEAKING)) {
            sayWhether(true);
        }
        next(utterance);
    }

    /** A force is heeded by its priority: at once in silence. */
    void heed(ForcePriority priority, Runnable step) {
        if (!speaking) {
            step.run();
        } else if (priority == ForcePriority.CRITICAL && !is(DEAF_WHILE_SPEAKING)) {
            end(true, "interrupted");
            step.run();
        } else {
            shortened |= priority != ForcePriority.LOW && !is(DEAF_WHILE_SPEAKING);
            afterwards.add(step);
        }
    }

    private void next(long of) {
        if (of != utterance || !speaking) {
            return;
        }
        room.play(tone);
        frames++;
        if (frames == 1 && is(VOICE_LATE_SPEAKING)) {
            sayWhether(true);
        }
        boolean partOver = frames % PART == 0;
        if (frames == ALL || (partOver && shortened)) {
            end(frames < ALL, frames < ALL ? "shortened" : null);
            return;
        }
        if (partOver) {
            tell(false, false, null);
        }
        server.later(is(VOICE_GAPS) && frames == PART ? GAP : FRAME, () -> next(of));
    }

    private void end(boolean cancelled, @Nullable String reason) {
        speaking = false;
        if (cancelled) {
            room.say("{\"command\":\"voice/cancelled\"}");
        }
        sayWhether(false);
        for (int i = 0; cancelled && is(VOICE_TAIL) && i < TAIL; i++) {
            room.play(tone);
        }
        if (!is(NO_FINAL)) {
            tell(true, cancelled, reason);
        }
        List<Runnable> steps = List.copyOf(afterwards);
        afterwards.clear();
        steps.forEach(Runnable::run);
    }

    private void sayWhether(boolean begun) {
        room.say("{\"command\":\"voice/speaking\",\"data\":{\"speaking\":" + begun + "}}");
    }

    private void tell(boolean last, boolean cancelled, @Nullable String reason) {
        if (server.edition.speechFinished()) {
            String text = MessageEncoder.encode(new NeuroMessage.SpeechFinished(last, cancelled, reason));
            server.connections.forEach(connection -> connection.say(text));
        }
    }
}
