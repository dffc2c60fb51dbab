package dev.neurosdk.testkit.model;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Follows a conversation entry by entry and knows what it has come to: which actions are registered, which force is open,
 * which calls are owed a result, and who broke which rule. A pure function of the entries, in their order; it reads no clock.
 *
 * <p>It blames nobody for a race. Messages cross, and the order of the log need not be the order in which Neuro has heard things:
 * a call is wrong only when it is wrong at every moment between what Neuro has shown to have heard and what was sent by then.
 * What it has heard is shown by the pong to a later ping, by the acknowledgement of a startup, and by a call that could not have
 * been made before; the time that has passed shows nothing. A second force is a mistake only while the first is open for certain, and after an
 * injected fault ({@link LogEntry.Fault}) the message it concerns is not judged at all, nor is anything that depends on
 * earlier messages of this connection until the game starts anew.
 *
 * <p>Connections whose path ends in {@code /voice} are left out. Memory is bounded: the newest 4096 ids of calls, and for each connection 64
 * games of 10,000 actions; what goes beyond is not followed. Of what Neuro may not have heard the newest messages with 16,384
 * names are kept. Thread-safe.
 */
public final class ProtocolModel {

    private final Edition edition;
    private final CallLedger calls = new CallLedger();
    private final Map<Integer, ConnectionModel> connections = new TreeMap<>();

    /**
     * A model of nothing yet.
     *
     * @param edition the edition that both sides are judged by
     */
    public ProtocolModel(Edition edition) {
        this.edition = requireNonNull(edition, "edition");
    }

    /**
     * Takes note of what has happened next.
     *
     * @param entry what; a finding or a mark changes nothing
     * @return the rules that were broken by it, or are known by now to have been broken; empty as a rule
     */
    public synchronized List<LogEntry.Finding> accept(LogEntry entry) {
        if (entry instanceof LogEntry.Opened opened) {
            connections.put(opened.connection(), new ConnectionModel(opened, edition, calls));
            return List.of();
        }
        ConnectionModel connection = connections.get(entry.connection());
        if (connection == null) {
            return List.of();
        }
        List<LogEntry.Finding> findings = connection.accept(entry);
        if (connection.ended()) {
            connections.remove(entry.connection());
        }
        return findings;
    }

    /**
     * The state of every game on every open connection.
     *
     * @return the states, by connection and then by the order in which the games appeared; a copy
     */
    public synchronized List<GameState> games() {
        return connections.values().stream()
                .map(ConnectionModel::games)
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * The state of a game.
     *
     * @param name the game's name
     * @return its state on its newest open connection; nothing when it is not connected
     */
    public Optional<GameState> game(String name) {
        return games().stream().filter(state -> state.game().equals(name)).reduce((older, newer) -> newer);
    }

    /** {@return every registered action by name, of all games that are connected; a copy} */
    public Map<String, ActionDefinition> registry() {
        Map<String, ActionDefinition> all = new LinkedHashMap<>();
        games().forEach(game -> all.putAll(game.actions()));
        return all;
    }

    /** {@return the open force that was sent last, of all games that are connected; nothing when none is open} */
    public Optional<OpenForce> openForce() {
        return games().stream()
                .flatMap(game -> game.force().stream())
                .reduce((one, other) -> one.since() > other.since() ? one : other);
    }

    /** {@return all calls without a result, of all games that are connected; a copy} */
    public List<OwedResult> owed() {
        return games().stream().flatMap(game -> game.owed().stream()).toList();
    }
}
