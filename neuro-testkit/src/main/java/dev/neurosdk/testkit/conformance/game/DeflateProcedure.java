package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.transport.frame.Deflated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A game that offers compression is taken at its word. */
final class DeflateProcedure {

    private static final String EXTENSIONS = "sec-websocket-extensions";
    private static final String SMALLER_WINDOW = "server_max_window_bits";
    private static final CharacterSession SESSION = new CharacterSession("neuro-check", "neuro-check", "Neuro");

    private DeflateProcedure() {}

    static void agreed(GameBench bench, Witness witness) {
        String offer = String.join(", ", bench.connection().headers().getOrDefault(EXTENSIONS, List.of()));
        if (!offer.contains(Deflated.EXTENSION)) {
            witness.note("it offers no compression");
        } else if (offer.contains(SMALLER_WINDOW)) {
            witness.note("it offers compression with a small window only, which is not tried");
        } else {
            String id = bench.nextId();
            String call = bench.harmless(id);
            URI address = bench.line().uri();
            bench.line().stopListening();
            try {
                agree(bench, witness, address, id, call);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                bench.line().listenAgain();
            }
        }
    }

    private static void agree(GameBench bench, Witness witness, URI address, String id, String call)
            throws IOException {
        Optional<DeflatingServer> accepted =
                DeflatingServer.accept(address, bench.times().reconnect());
        if (accepted.isEmpty()) {
            witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
            return;
        }
        try (DeflatingServer server = accepted.get()) {
            if (bench.edition().startupAck()) {
                server.send(MessageEncoder.encode(new NeuroMessage.StartupAck(SESSION)));
            }
            boolean unused = server.receives(
                    text -> text.contains(GameMessage.RegisterActions.COMMAND),
                    bench.times().reregister());
            server.send(call);
            if (!server.receives(
                    text -> text.contains('"' + id + '"'), bench.times().result())) {
                witness.broken("expected a result of a compressed call, as " + Deflated.EXTENSION
                        + " was offered and agreed to, was "
                        + (server.isOver() ? "the end of the connection" : "none"));
            }
        }
    }
}
