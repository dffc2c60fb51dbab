package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges cases by a session log, entry by entry: a pure function of the entries. Messages that a fault of ours has touched
 * are left out. Confined to one thread.
 *
 * <p>A case is judged by what any play shows, where that is possible, and by what its driver says in the log. Without either it
 * ends as not reached.
 */
public final class Judge {

    /** Judged whole, however long: whether it is too long is a case of its own. */
    private static final int MAX_LENGTH = 64 << 20;

    /** Cases that go by the clock. */
    private static final Set<String> TIMED = Set.of(
            "GAME-STA-02",
            "GAME-REG-10",
            "GAME-CTX-02",
            "GAME-CTX-05",
            "GAME-FRC-12",
            "GAME-FRC-14",
            "GAME-FRC-15",
            "GAME-ACT-01",
            "GAME-ACT-02",
            "GAME-ACT-12",
            "GAME-ACT-14",
            "GAME-ACT-15",
            "GAME-VOX-10",
            "SRV-ACT-04");

    private final Edition edition;
    private final boolean coarse;
    private final MessageDecoder decoder;
    private final ProtocolModel model;
    private final Map<ConformanceCase, CaseJudge> judges = new LinkedHashMap<>();
    private final Map<String, DrivenJudge> driven = new LinkedHashMap<>();
    private final List<ConformanceCase> elsewhere = new ArrayList<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> voice = new HashSet<>();
    private final Map<Integer, Set<Direction>> tampered = new HashMap<>();
    private long number;
    private long now;

    /**
     * A judge that has seen nothing.
     *
     * @param edition the edition judged by
     * @param cases what to judge; those that the edition does not have are left out
     * @param coarse whether the times of the log are only rough: then what goes by the clock is noted, not judged
     */
    public Judge(Edition edition, Collection<ConformanceCase> cases, boolean coarse) {
        this.coarse = coarse;
        this.edition = requireNonNull(edition, "edition");
        this.decoder = new MessageDecoder(edition, MAX_LENGTH);
        this.model = new ProtocolModel(edition);
        for (ConformanceCase judged : cases) {
            judged.level(edition).ifPresent(level -> {
                Optional<CaseJudge> judge = judge(judged);
                judge.ifPresentOrElse(found -> judges.put(judged, found), () -> elsewhere.add(judged));
                judge.ifPresent(found -> found.judgeAs(Verdict.of(level)));
                driven.put(judged.id(), new DrivenJudge(judged, level));
            });
        }
    }

    /**
     * Whether a case can be judged by any play.
     *
     * @param judged the case
     * @return true when there is a judge for it here
     */
    public static boolean canJudge(ConformanceCase judged) {
        return judge(judged).isPresent();
    }

    private static Optional<CaseJudge> judge(ConformanceCase judged) {
        return GameJudges.of(judged.id()).or(() -> ServerJudges.of(judged.id()));
    }

    /**
     * Takes note of what has happened next.
     *
     * @param entry what
     */
    public void accept(LogEntry entry) {
        number++;
        now = entry.nanos();
        if (entry instanceof LogEntry.Message message) {
            message(message);
            return;
        }
        List<LogEntry.Finding> unused = model.accept(entry);
        if (entry instanceof LogEntry.Opened opened && opened.isVoice()) {
            voice.add(opened.connection());
        } else if (entry instanceof LogEntry.Opened opened) {
            open.add(opened.connection());
            judges.values().forEach(judge -> judge.opened(number, opened));
        } else if (entry instanceof LogEntry.Fault fault) {
            tampered.computeIfAbsent(fault.connection(), none -> EnumSet.noneOf(Direction.class))
                    .add(fault.direction());
        } else if (entry instanceof LogEntry.Tcp tcp && tcp.event() == LogEntry.TcpEvent.ILLEGAL) {
            judges.values().forEach(judge -> judge.illegal(number, tcp));
        } else if (entry instanceof LogEntry.Closed || entry instanceof LogEntry.Tcp) {
            if (open.remove(entry.connection())) {
                judges.values().forEach(judge -> judge.ended(number, entry));
                driven.forEach((id, judge) -> {
                    if (isOf(id, entry)) {
                        judge.ended(entry);
                    }
                });
            }
        } else if (entry instanceof LogEntry.Mark mark) {
            Testimony.of(mark).ifPresent(said -> {
                @Nullable DrivenJudge judge = driven.get(said.about());
                if (judge != null) {
                    judge.said(said, number, now);
                }
            });
        }
    }

    /** Whether the testee of a case did this. */
    private static boolean isOf(String id, LogEntry entry) {
        return entry instanceof LogEntry.Closed closed
                ? closed.direction() == testee(id)
                : entry instanceof LogEntry.Tcp tcp && tcp.direction() == testee(id);
    }

    private static Direction testee(String id) {
        return id.startsWith(Role.SERVER.prefix()) ? Direction.S2C : Direction.C2S;
    }

    /** What is wrong with a message by itself. */
    private List<Violation> violations(LogEntry.Message message) {
        if (message.opcode() != LogEntry.Opcode.TEXT) {
            return List.of();
        }
        return message.direction() == Direction.C2S
                ? decoder.decodeGame(message.text()).violations()
                : decoder.decodeNeuro(message.text()).violations();
    }

    private void message(LogEntry.Message message) {
        Set<Direction> touched = tampered.get(message.connection());
        boolean ours = touched != null && touched.remove(message.direction());
        if (voice.contains(message.connection())) {
            if (!ours) {
                judges.values().forEach(judge -> judge.voice(number, message));
            }
            return;
        }
        if (!open.contains(message.connection())) {
            return;
        }
        Observation seen = observe(message);
        if (!ours) {
            driven.forEach((id, judge) -> {
                if (judge.isRunning() && message.direction() != testee(id)) {
                    judge.own(violations(message), number, message);
                }
            });
            judges.values().forEach(judge -> judge.message(seen));
        }
    }

    private Observation observe(LogEntry.Message message) {
        boolean text = message.opcode() == LogEntry.Opcode.TEXT;
        String payload = text ? message.text() : "";
        JsonValue json = text ? JsonValue.parse(payload).orElse(null) : null;
        GameMessage game = null;
        NeuroMessage neuro = null;
        if (text && message.direction() == Direction.C2S) {
            game = understood(decoder.decodeGame(payload));
        } else if (text) {
            neuro = understood(decoder.decodeNeuro(payload));
        }
        String about = json == null ? "" : json.textAt("/game").orElse("");
        Optional<GameState> before = state(message.connection(), about);
        List<Violation> broken = model.accept(message).stream()
                .filter(finding -> finding.direction() == message.direction())
                .map(LogEntry.Finding::violation)
                .toList();
        return new Observation(
                number, message, edition, json, game, neuro, broken, before, state(message.connection(), about));
    }

    /** A message of Neuro's names no game: it is about the first of the connection. */
    private Optional<GameState> state(int connection, String game) {
        return model.games().stream()
                .filter(state -> state.connection() == connection)
                .filter(state -> game.isEmpty() || state.game().equals(game))
                .findFirst();
    }

    private static <M> @Nullable M understood(Decoded<M> decoded) {
        return decoded instanceof Decoded.Understood<M> understood ? understood.message() : null;
    }

    /**
     * Ends the log.
     *
     * @return a result for each case that the edition has, those that any play can be judged by first
     */
    public List<CaseResult> results() {
        List<CaseResult> results = new ArrayList<>();
        judges.forEach((judged, judge) -> {
            judge.finish(now);
            CaseResult listened = noted(judge.result(judged));
            results.add(driven(judged).map(found -> found.and(listened)).orElse(listened));
        });
        elsewhere.forEach(judged ->
                results.add(driven(judged).orElse(new CaseResult(judged, Verdict.NOT_REACHED, 0, 0, List.of()))));
        return results;
    }

    private Optional<CaseResult> driven(ConformanceCase judged) {
        return requireNonNull(driven.get(judged.id())).result(number, now);
    }

    private CaseResult noted(CaseResult result) {
        boolean spoilt = coarse
                && TIMED.contains(result.judged().id())
                && result.verdict().compareTo(Verdict.INFO) > 0;
        return spoilt
                ? new CaseResult(
                        result.judged(), Verdict.INFO, result.opportunities(), result.evidences(), result.evidence())
                : result;
    }
}
