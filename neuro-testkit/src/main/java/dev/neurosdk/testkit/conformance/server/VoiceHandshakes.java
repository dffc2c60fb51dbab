package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for voice, gives it up, and asks again. */
final class VoiceHandshakes {

    private static final Duration QUIET = Duration.ofSeconds(1);

    private VoiceHandshakes() {}

    /** SRV-VOX-01. */
    static void offer(ServerBench bench, Witness witness) throws IOException {
        FakeGame main = bench.ready("Alpha");
        main.ping();
        witness.note(VoiceOffer.ask(bench).words());
        bench.ask(main);
    }

    private static VoiceClient asked(ServerBench bench) throws IOException {
        bench.ready("Alpha").ping();
        VoiceClient voice = VoiceClient.open(bench, "Alpha");
        voice.start();
        return voice;
    }

    private static Heard answered(VoiceClient voice) {
        return voice.answer().orElseThrow(() -> new Unmet("expected an answer to voice/start within 5 s, was none"));
    }

    /** SRV-VOX-02. */
    static void oneAnswer(ServerBench bench, Witness witness) throws IOException {
        VoiceClient voice = asked(bench);
        Heard unused = answered(voice);
        bench.pass(QUIET);
        voice.next(heard -> heard.is(VoiceClient.READY) || heard.is(VoiceClient.UNAVAILABLE), Duration.ZERO)
                .ifPresent(
                        second -> witness.broken("expected one answer to voice/start, was another: " + second.text()));
    }

    /** SRV-VOX-03. */
    static void readyValues(ServerBench bench, Witness witness) throws IOException {
        JsonValue ready = answered(asked(bench)).control();
        String values = value(ready, "sample_rate") + " and " + value(ready, "channels");
        if (!values.equals("48000.0 and 1.0")) {
            witness.broken("expected the numbers 48000 and 1 for sample_rate and channels, was "
                    + ready.at("/data").map(Object::toString).orElse("no data"));
        }
    }

    private static String value(JsonValue ready, String member) {
        return ready.at("/data/" + member)
                .filter(JsonValue.Numeral.class::isInstance)
                .map(number -> Double.toString(((JsonValue.Numeral) number).value()))
                .orElse("none");
    }

    /** SRV-VOX-04. */
    static void unavailableCloses(ServerBench bench, Witness witness) throws IOException {
        VoiceClient voice = asked(bench);
        Optional<JsonValue> reason = answered(voice).control().at("/data/reason");
        if (reason.isPresent() && !(reason.get() instanceof JsonValue.Text)) {
            witness.broken("expected the text of a reason, was " + reason.get());
        }
        if (voice.socket().closedWithin(VoiceClient.ANSWER).isEmpty()) {
            witness.broken("expected the server to close within 5 s after voice/unavailable, was open");
        }
    }

    /** SRV-VOX-06. */
    static void early(ServerBench bench, Witness witness) throws IOException {
        bench.ready("Alpha").ping();
        VoiceClient voice = VoiceClient.open(bench, "Alpha");
        voice.register(1, "Mira");
        voice.send(AudioFrame.tone(1));
        voice.proveSilent("speakers and audio before voice/start");
        VoiceClient unused = voice.readied();
    }

    /** SRV-VOX-16. */
    static void stop(ServerBench bench, Witness witness) throws IOException {
        VoiceClient voice = VoiceClient.ready(bench);
        voice.register(1, "Mira");
        voice.send(AudioFrame.tone(1));
        voice.passOver();
        voice.say("voice/stop", null);
        voice.send(AudioFrame.tone(1));
        voice.proveSilent("voice/stop and audio");
        VoiceClient unused = voice.readied();
    }

    /** SRV-VOX-17. */
    static void again(ServerBench bench, Witness witness) throws IOException {
        FakeGame main = bench.ready("Alpha");
        VoiceClient first = VoiceClient.beside(main, bench, "Alpha");
        first.register(1, "Mira");
        first.send(AudioFrame.tone(1));
        first.socket().close();
        VoiceClient second = VoiceClient.open(bench, "Alpha").readied();
        second.send(AudioFrame.tone(1));
        second.proveSilent("audio of a speaker of the connection before");
        witness.note("whether the speakers of the connection before are forgotten can't be seen on the wire");
        bench.ask(main);
    }

    /** SRV-VOX-18. */
    static void voiceOnly(ServerBench bench, Witness witness) throws IOException {
        VoiceClient unused = VoiceClient.open(bench, "Solo").readied();
    }

    /** SRV-VOX-19. */
    static List<Part> names() {
        return Stream.of("a b", "é", "a/b", "50%", "東方")
                .map(VoiceHandshakes::named)
                .toList();
    }

    private static Part named(String plain) {
        return new Part("'" + plain + "'", (bench, witness) -> {
            FakeGame main = bench.ready(plain);
            VoiceClient voice = VoiceClient.beside(main, bench, plain);
            voice.say("voice/stop", null);
            voice.socket().sendRaw("{\"command\":\"voice/start\",\"game\":\"" + bench.gameName("Other") + "\"}");
            witness.note("a game in the messages that differs from the path: "
                    + voice.answer().map(Heard::text).orElse("no answer"));
        });
    }

    /** SRV-VOX-20. */
    static void query(ServerBench bench, Witness witness) throws IOException {
        bench.ready("Alpha").ping();
        String target = VoiceClient.target(bench, "Alpha", "session=abc");
        VoiceClient unused =
                VoiceClient.open(bench, "Alpha", target, bench.log()).readied();
    }

    /** SRV-VOX-24. */
    static void twoSockets(ServerBench bench, Witness witness) throws IOException {
        FakeGame main = bench.ready("Alpha");
        VoiceClient first = VoiceClient.beside(main, bench, "Alpha");
        String second;
        try {
            VoiceClient voice = VoiceClient.open(bench, "Alpha");
            voice.start();
            second = voice.answer()
                    .flatMap(heard -> heard.control().textAt("/command"))
                    .orElse("no answer");
        } catch (IOException e) {
            second = String.valueOf(e.getMessage()).replaceAll(".*was ", "");
        }
        bench.pass(QUIET);
        witness.saw(
                Verdict.INFO,
                "a second voice connection of a name: " + second + ", the first stays "
                        + (first.isOpen() ? "open" : "not"));
        bench.ask(main);
    }
}
