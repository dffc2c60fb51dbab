package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at how games are welcomed. */
final class StartupProcedures {

    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(2);
    private static final List<String> MEMBERS = List.of("sessionId", "characterId", "displayName");
    private static final Map<String, String> KNOWN = Map.of("neuro", "Neuro-sama", "evil", "Evil Neuro");

    private StartupProcedures() {}

    private static Optional<CharacterSession> welcomed(ServerBench bench, FakeGame game) {
        game.startup();
        return game.takeWithin(
                        incoming -> incoming.message()
                                .filter(NeuroMessage.StartupAck.class::isInstance)
                                .isPresent(),
                        ACKNOWLEDGED.plus(bench.margin()))
                .flatMap(incoming -> incoming.message())
                .map(message -> ((NeuroMessage.StartupAck) message).session());
    }

    /** SRV-STA-03: nothing has to be sent, but what is sent has a shape. */
    static void acknowledgement(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.connect("Alpha");
        game.startup();
        Optional<JsonValue> sent = game.takeWithin(
                        incoming -> isAcknowledgement(incoming.text()), ACKNOWLEDGED.plus(bench.margin()))
                .flatMap(incoming -> JsonValue.parse(incoming.text()));
        if (sent.isEmpty()) {
            witness.saw(Verdict.NOT_REACHED, "startup was not acknowledged");
            return;
        }
        for (String member : MEMBERS) {
            String pointer = "/data/session/" + member;
            if (sent.get().textAt(pointer).orElse("").isEmpty()) {
                witness.broken("expected a text that is not empty at " + pointer + ", was " + sent.get());
            }
        }
    }

    private static boolean isAcknowledgement(String text) {
        return JsonValue.parse(text)
                .flatMap(message -> message.textAt("/command"))
                .filter(NeuroMessage.StartupAck.COMMAND::equals)
                .isPresent();
    }

    /** SRV-STA-06. */
    static void character(ServerBench bench, Witness witness) throws IOException {
        Optional<CharacterSession> session = welcomed(bench, bench.connect("Alpha"));
        if (session.isEmpty()) {
            witness.saw(Verdict.NOT_REACHED, "startup was not acknowledged");
            return;
        }
        String id = session.get().characterId();
        String shown = session.get().displayName();
        String expected = KNOWN.get(id);
        if (expected != null && !expected.equals(shown)) {
            witness.broken("expected \"" + expected + "\" for the character " + id + ", was \"" + shown + '"');
        } else if (expected == null && KNOWN.containsValue(shown)) {
            witness.note("the character " + id + " goes by \"" + shown + '"');
        } else {
            witness.note("character " + id + ", \"" + shown + '"');
        }
    }

    /** SRV-STA-07. */
    static void sessionId(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.connect("Alpha");
        Optional<String> first = welcomed(bench, game).map(CharacterSession::sessionId);
        Optional<String> second = welcomed(bench, game).map(CharacterSession::sessionId);
        Optional<String> other = welcomed(bench, bench.connect("Beta")).map(CharacterSession::sessionId);
        if (first.isEmpty()) {
            witness.saw(Verdict.NOT_REACHED, "startup was not acknowledged");
            return;
        }
        witness.saw(
                Verdict.INFO,
                "the session id is " + (first.equals(second) ? "the same" : "another") + " after a second startup, "
                        + (first.equals(other) ? "the same" : "another") + " on another connection");
    }

    /** SRV-PRO-02. */
    static void reregistered(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.connect("Alpha");
        game.register(bench.action("early"));
        boolean asked = game.takeWithin(
                        incoming -> incoming.message()
                                .filter(NeuroMessage.ReregisterAll.class::isInstance)
                                .isPresent(),
                        Duration.ofMillis(500))
                .isPresent();
        if (!asked) {
            witness.saw(Verdict.NOT_REACHED, "the server did not ask for actions again");
            return;
        }
        game.register(bench.action("a"));
        game.succeed(bench.forced(game, "a"));
    }
}
