package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Neuro says, and what it should not have said just then. Confined to its model. */
final class NeuroSide implements NeuroMessage.Visitor<Boolean> {

    private final ConnectionModel connection;

    NeuroSide(ConnectionModel connection) {
        this.connection = connection;
    }

    void sent(NeuroMessage message) {
        boolean unused = message.accept(this);
    }

    /** Calls whose results are overdue count as given up, as they do on the server. */
    void expire() {
        Optional<Duration> limit = connection.edition.resultLimit();
        for (GameRecord game : connection.records()) {
            for (OwedResult owed : List.copyOf(game.owed())) {
                if (limit.isPresent() && overdue(owed, limit.get())) {
                    game.settled(owed, false);
                    connection.broken(
                            Direction.C2S,
                            Rule.RESULT_IN_TIME,
                            "",
                            "a result for the call "
                                    + ConnectionModel.quoted(owed.call().id()) + " within "
                                    + limit.get().toSeconds() + " s",
                            "none in time");
                }
            }
        }
    }

    @Override
    public Boolean startupAck(NeuroMessage.StartupAck ack) {
        connection.hearing.acknowledged();
        if (!connection.records().iterator().hasNext()) {
            broken(Rule.ACK_ANSWERS, "/command", "no acknowledgement before startup", "one");
        }
        return true;
    }

    @Override
    public Boolean action(NeuroMessage.Action action) {
        if (!connection.calls.add(action.id())) {
            broken(Rule.CALL_ID_UNIQUE, "/data/id", "an id of its own", ConnectionModel.quoted(action.id()) + " again");
        }
        Hearing.Call call = connection.hearing.called(action, connection.now());
        if (call.broken().contains(Rule.CALL_REGISTERED)) {
            broken(
                    Rule.CALL_REGISTERED,
                    "/data/name",
                    "the name of a registered action",
                    ConnectionModel.quoted(action.name()));
        }
        if (call.broken().contains(Rule.CALL_ALONE)) {
            broken(Rule.CALL_ALONE, "/command", "no call while another is owed its result", "a second call");
        }
        call.unfit().forEach(violation -> connection.broken(Direction.S2C, violation));
        called(action, call);
        return true;
    }

    /** A call that crossed startup is over already, for all that the game can know. */
    private void called(NeuroMessage.Action action, Hearing.Call call) {
        GameRecord owner = owner(action.name());
        if (owner == null && call.overtaken()) {
            connection.overtaken(action.id());
        } else {
            GameRecord whose =
                    owner != null ? owner : call.game().map(connection::game).orElseGet(this::anybody);
            if (whose != null) {
                whose.called(new OwedResult(action, connection.now(), whose.answersForce(action.name())));
            }
        }
    }

    @Override
    public Boolean reregisterAll(NeuroMessage.ReregisterAll reregister) {
        return true;
    }

    @Override
    public Boolean gracefulShutdown(NeuroMessage.GracefulShutdown shutdown) {
        return true;
    }

    @Override
    public Boolean immediateShutdown(NeuroMessage.ImmediateShutdown shutdown) {
        return true;
    }

    @Override
    public Boolean speechFinished(NeuroMessage.SpeechFinished speech) {
        return true;
    }

    private @Nullable GameRecord owner(String action) {
        for (GameRecord game : connection.records()) {
            if (game.has(action)) {
                return game;
            }
        }
        return null;
    }

    /** Whose result a call of an unknown name is: with several games on a connection nobody can tell, so the first's. */
    private @Nullable GameRecord anybody() {
        for (GameRecord game : connection.records()) {
            return game;
        }
        return null;
    }

    private boolean overdue(OwedResult owed, Duration limit) {
        return connection.now() - owed.since() > limit.toNanos();
    }

    private void broken(Rule rule, String pointer, String expected, String actual) {
        connection.broken(Direction.S2C, rule, pointer, expected, actual);
    }
}
