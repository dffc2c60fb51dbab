package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.recording.LogEntry;

/**
 * Something that a server has sent on a voice connection. Immutable.
 *
 * @param nanos when, by the clock of the log
 * @param audio the bytes of audio; none for a text
 * @param text the text; empty for audio
 * @param isAudio which of them it is
 */
@SuppressWarnings("ArrayRecordComponent")
record Heard(long nanos, byte[] audio, String text, boolean isAudio) {

    static Heard of(LogEntry.Message message) {
        boolean isAudio = message.opcode() == LogEntry.Opcode.BINARY;
        return new Heard(
                message.nanos(), isAudio ? message.payload() : new byte[0], isAudio ? "" : message.text(), isAudio);
    }

    /** The text as JSON; nothing at all where it is none. */
    JsonValue control() {
        return JsonValue.parse(text).orElse(new JsonValue.Nothing());
    }

    boolean is(String command) {
        return !isAudio && control().textAt("/command").filter(command::equals).isPresent();
    }

    /** Whether it says that she begins to talk, or that she ends. */
    boolean says(boolean speaking) {
        return is(VoiceClient.SPEAKING)
                && control()
                        .at("/data/speaking")
                        .map(Object::toString)
                        .orElse("")
                        .equals(String.valueOf(speaking));
    }
}
