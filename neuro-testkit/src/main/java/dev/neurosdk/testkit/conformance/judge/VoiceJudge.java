package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges what a game says on its voice channel. Confined to its judge. */
abstract class VoiceJudge extends CaseJudge {

    static final String START = "voice/start";
    static final String REGISTER = "voice/speakers/register";
    private static final String UNREGISTER = "voice/speakers/unregister";

    private final Map<Integer, Set<Integer>> speakers = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();

    @Override
    final void voice(long number, LogEntry.Message message) {
        if (message.direction() != Direction.C2S) {
            return;
        }
        Said said = new Said(this, number, message);
        boolean first = begun.add(message.connection());
        if (message.opcode() == LogEntry.Opcode.BINARY) {
            AudioFrame frame = new AudioFrame(message.payload());
            if (first) {
                control(said, new JsonValue.Nothing(), true);
            }
            audio(said, frame, !frame.flaw().isEmpty());
            return;
        }
        JsonValue json = JsonValue.parse(message.text()).orElse(new JsonValue.Nothing());
        control(said, json, first);
        remember(message.connection(), json);
    }

    private void remember(int connection, JsonValue json) {
        Set<Integer> known = speakers.computeIfAbsent(connection, none -> new HashSet<>());
        switch (json.textAt("/command").orElse("")) {
            case START -> known.clear();
            case REGISTER -> items(json, "/data/speakers").forEach(speaker -> known.add(number(speaker, "/id")));
            case UNREGISTER -> items(json, "/data/ids").forEach(id -> known.remove(number(id, "")));
            default -> {}
        }
    }

    final boolean isRegistered(int connection, int speaker) {
        return speakers.getOrDefault(connection, Set.of()).contains(speaker);
    }

    static Iterable<JsonValue> items(JsonValue json, String pointer) {
        return json.at(pointer)
                .filter(JsonValue.Elements.class::isInstance)
                .map(JsonValue.Elements.class::cast)
                .map(JsonValue.Elements::elements)
                .orElse(List.of());
    }

    /** An integer, or -1 for anything else. */
    static int number(JsonValue json, String pointer) {
        return json.at(pointer)
                .map(Object::toString)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(value -> value <= 0xffff)
                .orElse(-1);
    }

    /** A text message of the game; also, as nothing at all, audio that comes as the first message. */
    void control(Said said, JsonValue json, boolean first) {}

    /** A frame of audio of the game. */
    void audio(Said said, AudioFrame frame, boolean flawed) {}

    /** Where something was said. */
    record Said(CaseJudge judge, long number, LogEntry.Message message) {
        int connection() {
            return message.connection();
        }

        long nanos() {
            return message.nanos();
        }

        void broken(String words) {
            saw(judge.ownLevel(), words);
        }

        void saw(Verdict verdict, String words) {
            judge.saw(new Evidence(number, message.nanos(), message.connection(), verdict, words));
        }
    }
}
