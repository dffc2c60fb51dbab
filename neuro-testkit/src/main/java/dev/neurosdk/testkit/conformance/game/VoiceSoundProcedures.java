package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAlive;
import static java.util.Map.entry;

import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Neuro talks into the voice chat, well and badly. */
final class VoiceSoundProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-VOX-12", List.of(new Part("", VoiceSoundProcedures::echo))),
            entry(
                    "GAME-VOX-15",
                    List.of(
                            frame("4 bytes", Pcm.of(1, i -> 0.5f)),
                            frame("3840 bytes", Pcm.tone()),
                            frame("192000 bytes", Pcm.of(Pcm.RATE, i -> 0.01f)),
                            frame("3 bytes", new byte[3]),
                            frame("0 bytes", new byte[0]),
                            frame("NaN", Pcm.of(Pcm.USUAL, i -> Float.NaN)),
                            frame("first byte 0x7B", text("{\"command\": 5")),
                            frame("960 bytes of {", braces()))),
            entry("GAME-VOX-16", List.of(new Part("", VoiceSoundProcedures::interrupted))),
            entry("GAME-VOX-17", List.of(new Part("", VoiceSoundProcedures::unknownMessage))));

    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration LISTENING = Duration.ofSeconds(5);
    private static final String CHARACTER = "Neuro-sama";
    private static final double ALIKE = 0.6;
    private static final int MOST_SPEAKERS = 64;
    private static final int INTERRUPTED_AFTER = 10;

    private VoiceSoundProcedures() {}

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
    }

    private static byte[] braces() {
        byte[] bytes = new byte[960];
        Arrays.fill(bytes, (byte) '{');
        return bytes;
    }

    private static Part frame(String name, byte[] bytes) {
        return new Part(name, (bench, witness) -> {
            VoiceConnection voice = bench.voice().connection();
            voice.sendAudio(bytes);
            survives(bench, witness, voice, "a frame of audio, " + name);
        });
    }

    /** Both connections stay, and the game works on. */
    private static void survives(GameBench bench, Witness witness, VoiceConnection voice, String after) {
        GameConnection main = bench.connection();
        boolean unused = voice.pongs(bench.times().pong());
        bench.line().pause(bench.times().quiet());
        if (!voice.isOpen()) {
            witness.broken("expected an open voice connection after " + after + ", was closed with "
                    + voice.closeStatus().map(Object::toString).orElse("nothing"));
        }
        if (main.isOpen()) {
            expectAlive(bench, witness, after);
        } else {
            witness.broken("expected an open main connection after " + after + ", was a closed one");
        }
    }

    /** Sends audio at the pace of talking. */
    private static void talk(GameBench bench, VoiceConnection voice, int frames) {
        long from = bench.now();
        for (int i = 0; i < frames && voice.isOpen(); i++) {
            voice.sendAudio(Chirp.frame(i));
            long due = from + (i + 1) * FRAME.toNanos();
            bench.line().pause(Duration.ofNanos(Math.max(0, due - bench.now())));
        }
    }

    private static void echo(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        bench.voice().roster().values().stream()
                .filter(name -> name.strip().equalsIgnoreCase(CHARACTER))
                .forEach(name -> witness.broken("expected no speaker for the character, was one called " + name));
        boolean unused = bench.voice()
                .holdsWithin(bench.times().situation(), () -> bench.voice().talking() == 0);
        Map<Integer, Chirp> heard = new TreeMap<>();
        bench.voice().history().tap(frame -> hear(heard, frame));
        voice.speaking(true);
        talk(bench, voice, Chirp.FRAMES);
        voice.speaking(false);
        bench.line().pause(LISTENING);
        bench.voice().history().tap(frame -> {});
        heard.forEach((speaker, sound) -> {
            double likeness = sound.likeness();
            if (likeness > ALIKE) {
                witness.broken(String.format(
                        Locale.ROOT,
                        "expected no audio of Neuro from the game, was what she said from speaker %d (correlation %.2f)",
                        speaker,
                        likeness));
            }
        });
        witness.note("speakers heard meanwhile: " + heard.size());
    }

    private static void hear(Map<Integer, Chirp> heard, AudioFrame frame) {
        if (heard.size() < MOST_SPEAKERS || heard.containsKey(frame.speaker())) {
            heard.computeIfAbsent(frame.speaker(), first -> new Chirp()).hear(frame);
        }
    }

    private static void interrupted(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        voice.speaking(true);
        talk(bench, voice, INTERRUPTED_AFTER);
        voice.cancelled();
        voice.speaking(false);
        survives(bench, witness, voice, "voice/cancelled");
        if (bench.errands().knows(Deed.TALK_KEY_RELEASED) && !bench.errands().isDone(Deed.TALK_KEY_RELEASED)) {
            witness.broken("expected the key to talk released and nothing more to be heard after voice/cancelled, "
                    + "was otherwise, as the profile's " + Deed.TALK_KEY_RELEASED.word() + " says");
        }
    }

    private static void unknownMessage(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        voice.send("{\"command\":\"voice/nc_future\"}");
        survives(bench, witness, voice, "an unknown message on the voice connection");
    }
}
