package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class VoiceConnectionTest {

    private static final String PATH = "/game/Foo/voice?a=1";
    private static final String START = "{\"command\":\"voice/start\",\"game\":\"Foo\"}";
    private static final String READY = "{\"command\":\"voice/ready\",\"data\":{\"sample_rate\":48000,\"channels\":1}}";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final VirtualWorld world = VirtualWorld.seeded(7);
    private final LogTape tape = new LogTape();
    private final FakeNeuro neuro = world.neuro(builder -> builder.recorder(tape, 1));

    private FakeGame voice() {
        return world.game(neuro.uri(), "Foo", builder -> builder.path(PATH));
    }

    private FakeGame asked(VoiceAnswer answer) {
        neuro.voice(answer);
        FakeGame game = voice();
        game.sendRaw(START);
        world.advance(Duration.ofMillis(10));
        return game;
    }

    private VoiceConnection connection() {
        List<VoiceConnection> all = neuro.voiceConnections();
        return all.get(all.size() - 1);
    }

    @Test
    void voice_isNoConnectionOfAGame_andIsReadyWhenAskedFor() {
        FakeGame game = asked(VoiceAnswer.READY);
        assertThat(game.takeAny().text()).isEqualTo(READY);
        assertThat(neuro.connections()).isEmpty();
        assertThat(neuro.takeAll()).isEmpty();
        assertThat(neuro.voiceAttempts()).hasSize(1);
        assertThat(connection().target()).isEqualTo(PATH);
        assertThat(connection().isOn()).isTrue();
        assertThat(connection().texts()).containsExactly(START);
        game.sendRaw("{\"command\":\"voice/stop\",\"game\":\"Foo\"}");
        world.advance(Duration.ofMillis(10));
        assertThat(connection().isOn()).isFalse();
        assertThat(connection().isOpen()).isTrue();
    }

    @Test
    void audio_goesBothWays_andIsRecordedAsWhatItIs() {
        FakeGame game = asked(VoiceAnswer.READY);
        byte[] frame = AudioFrame.tone(1).bytes();
        game.sendBinary(frame);
        connection().speaking(true);
        connection().sendAudio(Pcm.tone());
        connection().cancelled();
        world.advance(Duration.ofMillis(10));
        assertThat(tape.entries())
                .filteredOn(LogEntry.Message.class::isInstance)
                .extracting(entry -> ((LogEntry.Message) entry).direction() + " " + ((LogEntry.Message) entry).opcode()
                        + " " + ((LogEntry.Message) entry).payload().length)
                .containsSubsequence(
                        Direction.S2C + " TEXT 53",
                        Direction.S2C + " BINARY " + Pcm.tone().length,
                        Direction.S2C + " TEXT 29");
        assertThat(tape.entries())
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                LogEntry.Message.class,
                                message -> assertThat(message.payload()).isEqualTo(frame)));
        neuro.assertNoViolations();
        assertThat(connection().pongs(LONG)).isTrue();
    }

    @Test
    void answer_mayComeLate_orNever() {
        FakeGame late = asked(VoiceAnswer.READY.after(Duration.ofSeconds(3)));
        world.advance(Duration.ofMillis(2900));
        assertThat(connection().isOn()).isFalse();
        world.advance(Duration.ofMillis(200));
        assertThat(connection().isOn()).isTrue();
        assertThat(late.takeAny().text()).isEqualTo(READY);
        FakeGame never = asked(VoiceAnswer.NEVER);
        world.advance(LONG);
        assertThat(never.takeAll()).isEmpty();
        assertThat(never.isOpen()).isTrue();
    }

    @Test
    void unavailable_closesAfterwards() {
        FakeGame game = asked(VoiceAnswer.unavailable("nobody \"listens\""));
        assertThat(game.takeAny().text())
                .isEqualTo("{\"command\":\"voice/unavailable\",\"data\":{\"reason\":\"nobody \\\"listens\\\"\"}}");
        assertThat(game.awaitClose().code()).isEqualTo(1000);
        assertThat(connection().isOpen()).isFalse();
        connection().sendAudio(Pcm.tone());
        connection().speaking(true);
        assertThat(connection().pongs(LONG)).isFalse();
        assertThat(tape.entries())
                .filteredOn(LogEntry.Message.class::isInstance)
                .hasSize(2);
        assertThat(asked(VoiceAnswer.UNAVAILABLE).takeAny().text()).isEqualTo("{\"command\":\"voice/unavailable\"}");
    }

    @Test
    void connection_mayEndAtOnce_orNeverBegin() {
        neuro.voice(VoiceAnswer.HANG_UP);
        assertThat(voice().awaitClose().code()).isEqualTo(1000);
        neuro.voice(VoiceAnswer.NOT_FOUND);
        assertThatThrownBy(this::voice).hasMessageContaining("404");
        neuro.voice(VoiceAnswer.READY);
        neuro.refuse(1, 503);
        assertThatThrownBy(this::voice).hasMessageContaining("503");
        assertThat(neuro.refused()).isEmpty();
        assertThat(neuro.voiceAttempts()).hasSize(2);
    }

    @Test
    void attempts_areForgotten_theOldestFirst() {
        try (FakeNeuro forgetful = world.neuro(builder -> builder.memory(2).voice(VoiceAnswer.NOT_FOUND))) {
            for (int i = 1; i <= 3; i++) {
                world.advance(Duration.ofSeconds(1));
                assertThatThrownBy(() -> world.game(forgetful.uri(), "Foo", builder -> builder.path(PATH)))
                        .hasMessageContaining("404");
            }
            long newest = world.timeline().nanos();
            assertThat(forgetful.voiceAttempts()).containsExactly(newest - 1_000_000_000L, newest);
        }
    }

    @Test
    void nobodyListensForATime_andWhatIsOpenStays() throws IOException {
        FakeGame main = world.game(neuro.uri(), "Foo", UnaryOperator.identity());
        neuro.stopAccepting();
        assertThatThrownBy(this::voice).hasMessageContaining("nobody listens");
        assertThat(main.isOpen()).isTrue();
        neuro.acceptAgain();
        assertThat(asked(VoiceAnswer.READY).takeAny().text()).isEqualTo(READY);
    }

    @Test
    void editionsWithoutVoice_haveNone() {
        FakeNeuro old = world.neuro(builder -> builder.edition(Edition.E5));
        FakeGame game = world.game(old.uri(), "Foo", builder -> builder.path(PATH));
        game.sendRaw(START);
        assertThat(game.takeAny().text()).isEqualTo("{\"command\":\"voice/unavailable\"}");
    }

    @Test
    void everything_worksOverTcp() throws IOException {
        try (FakeNeuro tcp = FakeNeuro.start();
                FakeGame game = FakeGame.builder(tcp.uri(), "Foo").path(PATH).connect()) {
            game.sendRaw(START);
            assertThat(game.takeAny().text()).isEqualTo(READY);
            VoiceConnection voice = tcp.voiceConnections().get(0);
            assertThat(voice.pongs(tcp.deadline())).isTrue();
            tcp.stopAccepting();
            assertThatThrownBy(() -> FakeGame.connect(tcp.uri(), "Foo")).isInstanceOf(IOException.class);
            tcp.acceptAgain();
            try (FakeGame other = FakeGame.connect(tcp.uri(), "Foo")) {
                assertThat(other.isOpen()).isTrue();
            }
            voice.reset();
            assertThat(game.awaitClose().code()).isEqualTo(1006);
        }
    }
}
