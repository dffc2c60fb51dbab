package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Speakers and audio, good and bad, and what the server makes of them: nothing that can be seen. */
final class VoiceInput {

    private static final String REGISTER = "voice/speakers/register";
    private static final int MANY = 100;
    private static final int MEGABYTE = 1 << 20;
    private static final int MASK = 0x4E43_4E43;

    private VoiceInput() {}

    /** SRV-VOX-07. */
    static void unregistered(ServerBench bench, Witness witness) throws IOException {
        VoiceClient voice = VoiceClient.ready(bench);
        for (int i = 0; i < MANY; i++) {
            voice.send(AudioFrame.tone(9));
        }
        voice.proveSilent(MANY + " frames of a speaker who is not registered");
    }

    /** SRV-VOX-08. */
    static List<Part> malformed() {
        String samples = "0000803f";
        return Stream.concat(
                        Stream.concat(
                                Stream.of(
                                        malformed("length 0", ""),
                                        malformed("length 1", "01"),
                                        malformed("length 3", "010001"),
                                        malformed("length 4", "01000100"),
                                        malformed("length 7", "01000100000080")),
                                Stream.of(
                                        malformed("version 0", "00000100" + samples),
                                        malformed("version 2", "02000100" + samples),
                                        malformed("version 255", "ff000100" + samples),
                                        malformed("flags 1", "01010100" + samples),
                                        malformed("flags 255", "01ff0100" + samples),
                                        malformed("NaN", "010001000000c07f"))),
                        Stream.of(
                                malformed(
                                        "1 MiB",
                                        voice -> voice.send(
                                                AudioFrame.of(1, Pcm.of(MEGABYTE / Float.BYTES, i -> 0.1f)))),
                                malformed(
                                        "garbage text", voice -> voice.socket().sendRaw("{\"command\":\"voice/"))))
                .toList();
    }

    private static Part malformed(String name, String hex) {
        byte[] frame = HexFormat.of().parseHex(hex);
        return malformed(name, voice -> voice.socket().sendBinary(frame));
    }

    private static Part malformed(String name, Consumer<VoiceClient> deed) {
        return new Part(name, (bench, witness) -> {
            VoiceClient voice = VoiceClient.ready(bench);
            voice.register(1, "Mira");
            deed.accept(voice);
            voice.proveSilent("it");
            voice.send(AudioFrame.tone(1));
            voice.proveSilent("it and a good frame");
        });
    }

    /** SRV-VOX-09. */
    static List<Part> crowd() {
        return List.of(crowd(33), crowd(300));
    }

    private static Part crowd(int size) {
        return new Part(size + " speakers", (bench, witness) -> {
            VoiceClient voice = VoiceClient.ready(bench);
            List<String> speakers = IntStream.rangeClosed(1, size)
                    .mapToObj(id -> VoiceClient.speaker(Integer.toString(id), "Player " + id))
                    .toList();
            voice.say(REGISTER, "{\"speakers\":[" + String.join(",", speakers) + "]}");
            voice.send(AudioFrame.tone(1));
            voice.send(AudioFrame.tone(size));
            voice.proveOpen(size + " speakers");
            witness.note("how many speakers are heard can't be seen on the wire");
        });
    }

    /** SRV-VOX-10. */
    static List<Part> changes() {
        return List.of(
                new Part("rename", (bench, witness) -> {
                    VoiceClient voice = VoiceClient.ready(bench);
                    voice.register(1, "Mira");
                    voice.register(1, "Captain Mira");
                    voice.send(AudioFrame.tone(1));
                    voice.proveSilent("a new name of a speaker");
                }),
                new Part("unregister unknown", (bench, witness) -> {
                    VoiceClient voice = VoiceClient.ready(bench);
                    voice.say("voice/speakers/unregister", "{\"ids\":[7]}");
                    voice.proveSilent("unregistering a speaker who is not there");
                }));
    }

    /** SRV-VOX-11. */
    static List<Part> ids() {
        return Stream.of("0", "65535", "65536", "-1", "\"1\"", "1.5")
                .map(VoiceInput::id)
                .toList();
    }

    private static Part id(String id) {
        return new Part("id " + id, (bench, witness) -> {
            VoiceClient voice = VoiceClient.ready(bench);
            voice.say(REGISTER, "{\"speakers\":[" + VoiceClient.speaker(id, "Mira") + "]}");
            voice.send(AudioFrame.tone(id.equals("65535") ? 65_535 : 0));
            voice.proveSilent("a speaker with the id " + id);
        });
    }

    /** SRV-VOX-23. */
    static void fragmented(ServerBench bench, Witness witness) throws IOException {
        VoiceClient voice = VoiceClient.ready(bench);
        voice.register(1, "Mira");
        byte[] frame = AudioFrame.tone(1).bytes();
        int third = frame.length / 3;
        voice.socket().sendBytes(frame(Frame.BINARY, Arrays.copyOfRange(frame, 0, third), false));
        voice.socket().sendBytes(frame(Frame.CONTINUATION, Arrays.copyOfRange(frame, third, 2 * third), false));
        voice.proveOpen("two of three fragments of a frame of audio");
        voice.socket().sendBytes(frame(Frame.CONTINUATION, Arrays.copyOfRange(frame, 2 * third, frame.length), true));
        voice.proveSilent("a frame of audio in three fragments");
        voice.send(AudioFrame.tone(1));
        voice.proveSilent("a frame of audio in three fragments and another in one");
    }

    private static byte[] frame(int opcode, byte[] payload, boolean last) {
        return Frame.of(opcode, payload).withFin(last).withMasked(true).encode(MASK);
    }
}
