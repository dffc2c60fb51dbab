package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.List;

/** Opens connections in whatever ways games do. */
final class HandshakeProcedures {

    private static final List<String> PATHS = List.of("/", "/game", "/game/NC%20Alpha", "/anything?session=1");

    private HandshakeProcedures() {}

    /** SRV-HS-01. */
    static void plain(ServerBench bench, Witness witness) throws IOException {
        bench.connect("Alpha").ping();
    }

    /** SRV-HS-02. */
    static void origin(ServerBench bench, Witness witness) throws IOException {
        bench.connect(
                        "Alpha",
                        builder -> builder.header("Origin", "http://localhost:8060")
                                .header("X-Conformance", "unknown"))
                .ping();
    }

    /** SRV-HS-03. */
    static void paths(ServerBench bench, Witness witness) {
        StringBuilder found = new StringBuilder();
        for (String path : PATHS) {
            found.append(found.isEmpty() ? "" : ", ").append(path).append(' ').append(at(bench, path));
        }
        witness.saw(Verdict.INFO, found.toString());
    }

    private static String at(ServerBench bench, String path) {
        try {
            FakeGame game = bench.connect("Alpha", builder -> builder.path(path));
            game.close();
            return "accepted";
        } catch (IOException e) {
            return "refused (" + String.valueOf(e.getMessage()).replaceAll(".*was ", "") + ')';
        }
    }
}
