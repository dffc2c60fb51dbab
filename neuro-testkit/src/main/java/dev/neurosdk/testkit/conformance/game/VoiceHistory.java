package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the run has shown of the game's voice connections. Thread-safe. */
final class VoiceHistory {

    static final String START = "voice/start";
    static final String STOP = "voice/stop";
    private static final String READY = "voice/ready";
    private static final String REGISTER = "voice/speakers/register";
    private static final String UNREGISTER = "voice/speakers/unregister";
    private static final int KEPT = 1000;

    private final Map<Integer, Channel> channels = new HashMap<>();
    private Consumer<AudioFrame> tap = frame -> {};

    /**
     * A text message of the game.
     *
     * @param command what it is
     * @param json all of it
     * @param early whether it came before voice was ready
     */
    record Control(String command, JsonValue json, boolean early) {
        boolean is(String wanted) {
            return command.equals(wanted);
        }

        /** The speakers that it registers, names by id. */
        Map<Integer, String> speakers() {
            Map<Integer, String> speakers = new LinkedHashMap<>();
            for (JsonValue speaker : items(json, "/data/speakers")) {
                id(speaker, "/id")
                        .ifPresent(
                                id -> speakers.put(id, speaker.textAt("/name").orElse("")));
            }
            return speakers;
        }

        /** The ids that it unregisters. */
        List<Integer> ids() {
            return items(json, "/data/ids").stream()
                    .flatMap(id -> id(id, "").stream())
                    .toList();
        }

        private static List<JsonValue> items(JsonValue json, String pointer) {
            return json.at(pointer).orElse(null) instanceof JsonValue.Elements items ? items.elements() : List.of();
        }

        private static Optional<Integer> id(JsonValue json, String pointer) {
            return json.at(pointer)
                    .map(Object::toString)
                    .filter(text -> text.matches("\\d{1,5}"))
                    .map(Integer::valueOf);
        }
    }

    /** One connection. */
    private static final class Channel {
        final List<Control> controls = new ArrayList<>();
        final Map<Integer, String> roster = new LinkedHashMap<>();
        final Map<Integer, Long> talked = new HashMap<>();
        boolean ready;
        long earlyFrames;
    }

    /** Takes note of what is about voice connections; says whether it was. */
    synchronized boolean take(LogEntry entry) {
        if (entry instanceof LogEntry.Opened opened && opened.isVoice()) {
            channels.put(opened.connection(), new Channel());
            return true;
        }
        Channel channel = channels.get(entry.connection());
        if (channel != null && entry instanceof LogEntry.Message message) {
            message(channel, message);
        }
        return channel != null;
    }

    private void message(Channel channel, LogEntry.Message message) {
        if (message.opcode() == LogEntry.Opcode.BINARY) {
            if (message.direction() == Direction.C2S) {
                audio(channel, message);
            }
            return;
        }
        JsonValue json = JsonValue.parse(message.text()).orElse(new JsonValue.Nothing());
        String command = json.textAt("/command").orElse("");
        if (message.direction() == Direction.S2C) {
            channel.ready |= command.equals(READY);
        } else {
            control(channel, new Control(command, json, !channel.ready));
        }
    }

    private static void control(Channel channel, Control control) {
        if (channel.controls.size() < KEPT) {
            channel.controls.add(control);
        }
        switch (control.command()) {
            case START -> {
                channel.ready = false;
                channel.roster.clear();
            }
            case STOP -> channel.ready = false;
            case REGISTER -> channel.roster.putAll(control.speakers());
            case UNREGISTER -> control.ids().forEach(channel.roster::remove);
            default -> {}
        }
    }

    private void audio(Channel channel, LogEntry.Message message) {
        channel.earlyFrames += channel.ready ? 0 : 1;
        AudioFrame frame = new AudioFrame(message.payload());
        if (frame.flaw().isEmpty()) {
            channel.talked.put(frame.speaker(), message.nanos());
            tap.accept(frame);
        }
    }

    private Channel channel(int connection) {
        return channels.getOrDefault(connection, new Channel());
    }

    /** Whom to tell of every frame of audio from now on. */
    synchronized void tap(Consumer<AudioFrame> listener) {
        tap = listener;
    }

    /** The text messages of a connection, in order, the last possibly left out; a copy. */
    synchronized List<Control> controls(int connection) {
        return List.copyOf(channel(connection).controls);
    }

    /** The names of the speakers that are registered on a connection, by id; a copy. */
    synchronized Map<Integer, String> roster(int connection) {
        return new LinkedHashMap<>(channel(connection).roster);
    }

    /** Who has talked on a connection since a time. */
    synchronized Set<Integer> talking(int connection, long since) {
        Set<Integer> talking = new TreeSet<>();
        channel(connection).talked.forEach((speaker, at) -> {
            if (at >= since) {
                talking.add(speaker);
            }
        });
        return talking;
    }

    /** How many frames of audio have come on a connection while voice was not on. */
    synchronized long earlyFrames(int connection) {
        return channel(connection).earlyFrames;
    }
}
