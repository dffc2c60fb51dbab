package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where games look for voice: the table of the voice page (VOX-1), and the case about it. */
final class VoiceAddresses {

    private static final String RESOURCE = "/dev/neurosdk/testkit/conformance/voice-addresses.yml";
    private static final String NAME = "<enc>";

    private VoiceAddresses() {}

    /**
     * A row of the table.
     *
     * @param main what follows host and port of the main address
     * @param voice what follows them in the voice address, with a place for the game's name
     */
    record Row(String main, String voice) {
        /** Path and query for a game. */
        String target(String game) {
            return voice.replace(NAME, encoded(game));
        }
    }

    /** The rows, that of the plain address last. */
    static List<Row> table() {
        YamlFile file = YamlFile.resource(RESOURCE);
        List<Row> rows = new ArrayList<>();
        file.root().asList().forEach(node -> {
            YamlMapping row = node.asMapping();
            rows.add(new Row(row.text("main"), row.text("voice")));
        });
        file.throwIfProblems();
        return rows;
    }

    /** UTF-8, percent-encoded except for letters, digits and {@code -._~}. */
    static String encoded(String game) {
        return URLEncoder.encode(game, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** GAME-VOX-01: the last row leaves the game at its usual address. */
    static List<Part> parts() {
        return table().stream()
                .map(row -> new Part("address " + row.main(), (bench, witness) -> derives(row, bench, witness)))
                .toList();
    }

    private static void derives(Row row, GameBench bench, Witness witness) {
        URI usual = bench.line().uri();
        URI main = URI.create("ws://" + usual.getRawAuthority() + row.main());
        int before = bench.line().lastNumber();
        bench.line().launch(main);
        if (bench.line().awaitGameAfter(before, bench.line().starting()).isEmpty()) {
            throw new GameAway();
        }
        Optional<String> came = bench.line()
                .await(
                        bench.times().reconnect(),
                        () -> bench.voice()
                                .open()
                                .filter(voice -> voice.number() > before)
                                .map(VoiceConnection::target));
        String wanted = row.target(bench.state().map(GameState::game).orElse(""));
        if (came.isEmpty()) {
            witness.broken("main address " + main + ": expected a voice handshake for " + wanted + ", was none");
        } else if (!came.get().equals(wanted)) {
            String words =
                    "main address " + main + ": expected a voice handshake for " + wanted + ", was " + came.get();
            if (decoded(came.get()).equals(decoded(wanted))) {
                witness.saw(Verdict.ADVISE, words + ", which a server that decodes takes for the same");
            } else {
                witness.broken(words);
            }
        }
    }

    /** Each segment decoded, so that a blank may only be written as {@code %20}. */
    private static List<String> decoded(String target) {
        List<String> parts = new ArrayList<>();
        for (String part : target.split("/", -1)) {
            try {
                parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                parts.add(part);
            }
        }
        return parts;
    }
}
