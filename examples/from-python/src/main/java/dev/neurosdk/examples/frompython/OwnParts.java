package dev.neurosdk.examples.frompython;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.action.CallIds;
import dev.neurosdk.server.action.SignedCallIds;
import dev.neurosdk.server.connection.HandshakePolicy;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What was overridden by climbing a class hierarchy is passed to the builder. */
public final class OwnParts {

    private OwnParts() {}

    /**
     * A server with parts of its own.
     *
     * @param log is told about connections and broken rules
     * @return a builder, to be started
     */
    public static NeuroServer.Builder server(Consumer<String> log) {
        CallIds ids = new SignedCallIds("the same after a restart".getBytes(StandardCharsets.UTF_8));
        ActionAdmission noCheats = candidate -> candidate.definition().name().startsWith("cheat")
                ? new ActionAdmission.Refuse(
                        "an action that is no cheat", candidate.definition().name())
                : ActionAdmission.BY_EDITION.judge(candidate);
        HandshakePolicy namedGames = handshake -> handshake.path().startsWith("/game/")
                ? new HandshakePolicy.Verdict.Accepted()
                : new HandshakePolicy.Verdict.Refused(403, "Connect to /game/NAME.");
        EventSink events = event -> {
            if (event instanceof SessionEvent.RuleBroken broken) {
                log.accept(event.session().game() + ": " + broken.violation().message());
            }
        };
        return NeuroServer.builder()
                .callIds(ids)
                .admission(noCheats)
                .handshakes(namedGames)
                .eventSink(events);
    }
}
