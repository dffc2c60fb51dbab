package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.ServerMutant.*;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One voice connection at the reference server. Confined to its server. */
final class VoiceGuest implements WireListener {

    static final String READY = "{\"command\":\"voice/ready\",\"data\":{\"sample_rate\":48000,\"channels\":1}}";
    private static final String UNAVAILABLE =
            "{\"command\":\"voice/unavailable\",\"data\":{\"reason\":\"no voice here\"}}";
    private static final String ERROR = "{\"command\":\"voice/error\"}";
    private static final int MOST_SPEAKERS = 32;
    private static final int HIGHEST_ID = 0xffff;

    private final VoiceRoom room;
    private final Wire wire;
    private final String name;
    private final Map<Integer, String> speakers = new HashMap<>();
    private boolean on;
    private boolean gone;

    VoiceGuest(VoiceRoom room, Wire wire, String name) {
        this.room = room;
        this.wire = wire;
        this.name = name;
    }

    private boolean is(ServerMutant mutant) {
        return room.server.is(mutant);
    }

    boolean isOn() {
        return on && !gone;
    }

    boolean isCalled(VoiceGuest other) {
        return name.equals(other.name);
    }

    // what the game does

    @Override
    public void text(String text) {
        room.server.exclusively(() -> received(JsonValue.parse(text).orElse(new JsonValue.Nothing())));
    }

    private void received(JsonValue message) {
        String command = message.textAt("/command").orElse("");
        if (command.equals("voice/start")) {
            start();
        } else if (!on) {
            early();
        } else if (command.equals("voice/stop")) {
            stop();
        } else if (command.equals("voice/speakers/register")) {
            items(message, "/data/speakers").forEach(this::register);
        } else if (command.equals("voice/speakers/unregister")) {
            items(message, "/data/ids").forEach(this::unregister);
        } else {
            dropped();
        }
    }

    private void start() {
        if (is(SILENT_VOICE)) {
            return;
        }
        if (room.server.has(ReferenceServer.NO_VOICE) || (is(VOICE_ONE_SOCKET) && room.isServed(this))) {
            say(UNAVAILABLE);
            if (!is(VOICE_NO_CLOSE)) {
                end();
            }
            return;
        }
        on = true;
        speakers.clear();
        say(is(VOICE_OTHER_RATE) ? READY.replace("48000", "44100") : READY);
        if (is(VOICE_TWO_ANSWERS)) {
            say(READY);
        }
    }

    private void stop() {
        on = false;
        if (is(VOICE_STOP_CLOSES)) {
            end();
        }
    }

    private void early() {
        if (is(VOICE_STRICT_START)) {
            end(1008);
        }
    }

    private void register(JsonValue speaker) {
        int id = id(speaker.at("/id").orElse(new JsonValue.Nothing()));
        String called = speaker.textAt("/name").orElse("");
        if (id < 0 || called.isBlank()) {
            dropped();
            endIf(VOICE_CLOSE_ON_ODD_ID);
        } else if (speakers.size() >= MOST_SPEAKERS && !speakers.containsKey(id)) {
            endIf(VOICE_CLOSE_ON_CROWD);
        } else {
            speakers.put(id, called);
        }
    }

    private void unregister(JsonValue id) {
        if (speakers.remove(id(id)) == null) {
            endIf(VOICE_CLOSE_ON_UNKNOWN);
        }
    }

    private void endIf(ServerMutant mutant) {
        if (is(mutant)) {
            end(1008);
        }
    }

    /** The id, or -1 for anything else. */
    private static int id(JsonValue json) {
        boolean fits = json instanceof JsonValue.Numeral number
                && number.value() >= 0
                && number.value() <= HIGHEST_ID
                && number.value() == Math.rint(number.value());
        return fits ? (int) ((JsonValue.Numeral) json).value() : -1;
    }

    private static List<JsonValue> items(JsonValue message, String pointer) {
        return message.at(pointer)
                .filter(JsonValue.Elements.class::isInstance)
                .map(found -> ((JsonValue.Elements) found).elements())
                .orElse(List.of());
    }

    @Override
    public void binary(byte[] bytes) {
        room.server.exclusively(() -> heard(new AudioFrame(bytes)));
    }

    private void heard(AudioFrame frame) {
        if (!on) {
            early();
        } else if (is(VOICE_CRASH_ON_ODD) && frame.bytes().length % Float.BYTES != 0) {
            room.server.die();
        } else if (!frame.flaw().isEmpty() || !isFinite(frame) || !speakers.containsKey(frame.speaker())) {
            dropped();
        } else {
            room.hear();
        }
    }

    private static boolean isFinite(AudioFrame frame) {
        FloatBuffer samples = ByteBuffer.wrap(frame.bytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(frame.bytes().length - frame.count() * Float.BYTES)
                .asFloatBuffer();
        while (samples.hasRemaining()) {
            if (!Float.isFinite(samples.get())) {
                return false;
            }
        }
        return true;
    }

    private void dropped() {
        if (is(VOICE_ERROR_REPLY)) {
            say(ERROR);
        }
    }

    // what the server does

    void say(String text) {
        if (!gone) {
            var unused = wire.sendText(text);
        }
    }

    /** Audio for a game that does not read is lost. */
    void play(byte[] samples) {
        if (isOn()) {
            var unused = wire.sendBinary(samples);
        }
    }

    void end() {
        end(1000);
    }

    private void end(int code) {
        if (!gone) {
            var unused = wire.close(code, "");
        }
    }

    void reset() {
        wire.reset();
    }

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void closed(int code, String reason) {
        room.server.exclusively(() -> {
            gone = true;
            room.left(this);
        });
    }
}
