package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a line knows of the conversation that goes over it. Confined to the lock of its line. */
final class Conversation {

    private static final int MAX_COMMANDS = 1000;

    private final int connection;
    private final ProtocolModel model = new ProtocolModel(Edition.newest());
    private final Map<Situation, Long> since = new EnumMap<>(Situation.class);
    private final Set<String> commands = new HashSet<>();
    private String game = "Star Harbour";
    private String call = "nc-stale";
    private String settled = "nc-stale";

    Conversation(int connection, long nanos) {
        this.connection = connection;
        var unused = model.accept(new LogEntry.Opened(nanos, connection, "/", Map.of()));
    }

    void heard(Direction direction, Parcel parcel, long nanos) {
        LogEntry.Opcode opcode = parcel.isText() ? LogEntry.Opcode.TEXT : LogEntry.Opcode.BINARY;
        var unused =
                model.accept(new LogEntry.Message(nanos, connection, direction, opcode, List.of(), parcel.bytes()));
        parcel.json().ifPresent(message -> remember(direction, message));
        for (Situation situation : Situation.values()) {
            if (!situation.holds(model)) {
                since.remove(situation);
            } else {
                since.putIfAbsent(situation, nanos);
            }
        }
    }

    private void remember(Direction direction, JsonValue message) {
        message.textAt("/command")
                .filter(command -> commands.size() < MAX_COMMANDS)
                .ifPresent(commands::add);
        if (direction == Direction.C2S) {
            game = message.textAt("/game").orElse(game);
            settled = message.textAt("/data/id").orElse(settled);
        } else {
            call = message.textAt("/data/id").orElse(call);
        }
    }

    boolean hasHeard(String command) {
        return commands.contains(command);
    }

    /** Since when a situation has lasted; nothing when it doesn't. */
    Optional<Long> since(Situation situation) {
        return Optional.ofNullable(since.get(situation));
    }

    String game() {
        return game;
    }

    /** The id of the last call, answered or not. */
    String lastCall() {
        return call;
    }

    /** The id of the last call that was answered. */
    String lastSettled() {
        return settled;
    }

    String lastAction() {
        return model.registry().keySet().stream()
                .reduce((older, newer) -> newer)
                .orElse("nc_unknown");
    }
}
