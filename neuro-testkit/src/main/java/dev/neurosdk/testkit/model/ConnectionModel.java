package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One open connection: decodes what goes over it and hands it to both sides' steps. Confined to its model. */
final class ConnectionModel {

    static final int MAX_GAMES = 64;

    /** Long enough for whatever a game honestly sends; a longer text is a finding anyway. */
    private static final int MAX_LENGTH = 4 << 20;

    final Edition edition;
    final CallLedger calls;
    final Hearing hearing;
    private final int number;
    private final boolean voice;
    private final MessageDecoder decoder;
    private final Map<String, GameRecord> games = new LinkedHashMap<>();
    private final GameSide gameSide = new GameSide(this);
    private final NeuroSide neuroSide = new NeuroSide(this);
    private final Set<Direction> tampered = EnumSet.noneOf(Direction.class);
    private final CallLedger overtaken = new CallLedger();
    private final List<LogEntry.Finding> findings = new ArrayList<>();
    private boolean untouched = true;
    private boolean unsure;
    private boolean ended;
    private long now;

    ConnectionModel(LogEntry.Opened opened, Edition edition, CallLedger calls) {
        this.number = opened.connection();
        this.edition = edition;
        this.calls = calls;
        this.hearing = new Hearing(edition);
        this.voice = opened.isVoice();
        this.decoder = new MessageDecoder(edition, MAX_LENGTH);
        this.now = opened.nanos();
    }

    boolean ended() {
        return ended;
    }

    List<GameState> games() {
        return games.values().stream().map(game -> game.state(number)).toList();
    }

    List<LogEntry.Finding> accept(LogEntry entry) {
        now = entry.nanos();
        findings.clear();
        neuroSide.expire();
        if (entry instanceof LogEntry.Message message && !voice) {
            message(message);
        } else if (entry instanceof LogEntry.Fault fault) {
            fault(fault);
        } else if (entry instanceof LogEntry.Control control) {
            control(control);
        } else {
            ended |= entry instanceof LogEntry.Closed || isEnd(entry);
        }
        return List.copyOf(findings);
    }

    private void fault(LogEntry.Fault fault) {
        tampered.add(fault.direction());
        unsure = true;
        if (fault.direction() == Direction.C2S) {
            hearing.sent(new Said.Fault());
        } else {
            hearing.spoilt();
        }
    }

    private void control(LogEntry.Control control) {
        ByteBuffer payload = ByteBuffer.wrap(control.payload());
        if (control.direction() == Direction.C2S && control.kind() == LogEntry.ControlKind.PING) {
            hearing.sent(new Said.Ping(payload));
        } else if (control.direction() == Direction.S2C && control.kind() == LogEntry.ControlKind.PONG) {
            hearing.pong(payload);
        }
    }

    private static boolean isEnd(LogEntry entry) {
        return entry instanceof LogEntry.Tcp tcp && tcp.event() != LogEntry.TcpEvent.ILLEGAL;
    }

    private void message(LogEntry.Message message) {
        untouched = !tampered.remove(message.direction());
        if (message.opcode() == LogEntry.Opcode.BINARY) {
            found(message.direction(), Violation.of(Rule.TEXT_FRAME, edition, "", "a text frame", "a binary frame"));
        } else if (message.direction() == Direction.C2S) {
            Decoded<GameMessage> decoded = decoder.decodeGame(message.text());
            decoded.violations().forEach(violation -> found(Direction.C2S, violation));
            if (decoded instanceof Decoded.Understood<GameMessage> understood) {
                gameSide.sent(understood.message());
            }
        } else {
            Decoded<NeuroMessage> decoded = decoder.decodeNeuro(message.text());
            decoded.violations().forEach(violation -> found(Direction.S2C, violation));
            if (decoded instanceof Decoded.Understood<NeuroMessage> understood) {
                neuroSide.sent(understood.message());
            }
        }
    }

    /** The game starts anew: what was lost or doubled before no longer matters. */
    void certainAgain() {
        unsure = false;
    }

    /** Takes down a call of an earlier life of its game: it may be answered, to no effect. */
    void overtaken(String id) {
        boolean unused = overtaken.add(id);
    }

    boolean isOvertaken(String id) {
        return overtaken.contains(id);
    }

    GameRecord game(String name) {
        return games.size() < MAX_GAMES || games.containsKey(name)
                ? games.computeIfAbsent(name, unknown -> new GameRecord(unknown, edition))
                : new GameRecord(name, edition);
    }

    Iterable<GameRecord> records() {
        return games.values();
    }

    long now() {
        return now;
    }

    /** Reports what the message itself shows to be wrong, unless a fault has touched it. */
    void found(Direction direction, Violation violation) {
        if (untouched) {
            findings.add(new LogEntry.Finding(now, number, direction, violation));
        }
    }

    /** Reports what only the earlier messages show to be wrong, unless a fault has spoilt the knowledge of them. */
    void broken(Direction direction, Rule rule, String pointer, String expected, String actual) {
        broken(direction, Violation.of(rule, edition, pointer, expected, actual));
    }

    void broken(Direction direction, Violation violation) {
        if (!unsure) {
            findings.add(new LogEntry.Finding(now, number, direction, violation));
        }
    }

    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() <= 60 ? line : line.substring(0, 60) + "...") + '"';
    }
}
