package dev.neurosdk.testkit.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceVoiceTest {

    private final MemoryNetwork network = new MemoryNetwork(new VirtualTimeline(), 7);
    private ReferenceServer server;
    private FakeGame voice;

    @BeforeEach
    void connect() throws IOException {
        server = ReferenceServer.start(
                network, Edition.newest(), 7, Set.of(ReferenceServer.VOICE, ReferenceServer.SPEECH));
        voice = FakeGame.builder(server.uri(), "Star Harbour")
                .network(network)
                .path("/game/Star%20Harbour/voice")
                .connect();
    }

    private void say(String command, String data) {
        voice.sendRaw("{\"command\":\"voice/" + command + "\",\"game\":\"Star Harbour\"" + data + "}");
    }

    private void register(int from, int to) {
        StringBuilder speakers = new StringBuilder();
        for (int id = from; id <= to; id++) {
            speakers.append(id == from ? "" : ",").append("{\"id\":" + id + ",\"name\":\"Mira " + id + "\"}");
        }
        say("speakers/register", ",\"data\":{\"speakers\":[" + speakers + "]}");
    }

    private long heard() {
        voice.ping();
        return server.room.heard();
    }

    @Test
    void audio_isHeard_ofRegisteredSpeakersOnly() {
        voice.sendBinary(AudioFrame.tone(1).bytes());
        say("start", "");
        assertThat(voice.takeAny().text()).isEqualTo(VoiceGuest.READY);
        voice.sendBinary(AudioFrame.tone(1).bytes());
        register(1, 1);
        assertThat(heard()).isZero();
        voice.sendBinary(AudioFrame.tone(1).bytes());
        voice.sendBinary(AudioFrame.tone(2).bytes());
        voice.sendBinary(new byte[] {1, 0, 1, 0, 0, 0, 0});
        voice.sendBinary(AudioFrame.of(1, Pcm.of(960, i -> i == 7 ? Float.NaN : 0f))
                .bytes());
        assertThat(heard()).isEqualTo(1);
        say("speakers/unregister", ",\"data\":{\"ids\":[1]}");
        voice.sendBinary(AudioFrame.tone(1).bytes());
        assertThat(heard()).isEqualTo(1);
    }

    @Test
    void speakers_areAtMost32_andForgottenByStart() {
        say("start", "");
        register(0, 32);
        voice.sendBinary(AudioFrame.tone(31).bytes());
        voice.sendBinary(AudioFrame.tone(32).bytes());
        assertThat(heard()).isEqualTo(1);
        say("stop", "");
        voice.sendBinary(AudioFrame.tone(31).bytes());
        say("start", "");
        voice.sendBinary(AudioFrame.tone(31).bytes());
        assertThat(heard()).isEqualTo(1);
    }

    @Test
    void speech_isOfThreeParts_andHeardOnVoice() throws IOException {
        say("start", "");
        FakeGame game =
                FakeGame.builder(server.uri(), "Star Harbour").network(network).connect();
        game.startup();
        game.context("What do you see?", false);
        assertThat(voice.takeAny().text()).isEqualTo(VoiceGuest.READY);
        assertThat(voice.takeAny().text()).contains("voice/speaking", "true");
        for (int i = 0; i < 60; i++) {
            assertThat(voice.takeAny().text()).contains("3840");
        }
        assertThat(voice.takeAny().text()).contains("voice/speaking", "false");
        game.ping();
        assertThat(game.takeAll())
                .extracting(incoming -> incoming.text())
                .filteredOn(text -> text.contains("speech_finished"))
                .hasSize(3)
                .last()
                .asString()
                .contains("\"isFinal\":true")
                .doesNotContain("cancelled\":true");
    }
}
