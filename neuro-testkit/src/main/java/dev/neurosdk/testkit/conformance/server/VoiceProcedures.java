package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks for voice. */
final class VoiceProcedures {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private VoiceProcedures() {}

    /** SRV-VOX-01. */
    static void refusesCleanly(ServerBench bench, Witness witness) throws IOException {
        FakeGame main = bench.ready("Alpha");
        Optional<String> refusal = refusal(bench);
        witness.note(refusal.map(why -> "voice refused: " + why).orElse("voice accepted"));
        bench.ask(main);
    }

    /** Why the server does not take voice; nothing when it does. The part is over when it says neither. */
    static Optional<String> refusal(ServerBench bench) {
        FakeGame voice;
        try {
            voice = bench.connect("Alpha", builder -> builder.path(path(bench)).connectDeadline(PATIENCE));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("still opening")) {
                throw new Unmet("expected an answer to the voice handshake within 10 s, was none");
            }
            return Optional.of(why.replaceAll(".*was ", ""));
        }
        voice.sendRaw("{\"command\":\"voice/start\",\"game\":\"" + voice.game() + "\"}");
        Optional<String> answer = voice.takeWithin(incoming -> incoming.text().contains("\"voice/"), ANSWER)
                .map(incoming -> incoming.text());
        if (answer.isPresent()) {
            return answer.filter(text -> text.contains("voice/unavailable"))
                    .map(text -> JsonValue.parse(text)
                            .flatMap(json -> json.textAt("/data/reason"))
                            .orElse("voice/unavailable"));
        }
        if (!voice.isOpen()) {
            return Optional.of("the connection was closed");
        }
        throw new Unmet("expected voice/ready or voice/unavailable within 5 s, was none");
    }

    private static String path(ServerBench bench) {
        String name = URLEncoder.encode(bench.gameName("Alpha"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        URI server = bench.server();
        String query = server.getRawQuery() == null ? "" : '?' + server.getRawQuery();
        return "/game/" + name + "/voice" + query;
    }
}
