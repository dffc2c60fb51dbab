package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.StallGuard;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays the server against a game and drives it through cases, each when its situation has come, and judges what the game did.
 * Confined to one thread.
 *
 * <p>It only drives, and says in the log what it waited for and did not get: the verdicts are those of the {@link Judge} on that
 * log. What failed is done once more; when it passes then, the case is inconclusive. Once the game is gone, what is left is
 * inconclusive, too; who is to blame for that is found out as {@link dev.neurosdk.testkit.conformance.drive.Attempts} says. A case whose situation never came is not reached, and says what would unlock it.
 */
public final class GameCheck implements AutoCloseable {

    private static final String VOICE = "VOX";

    private final Settings settings;
    private final LogTape tape = new LogTape();
    private final Recorder recorder;
    private final GameLine line;
    private final GameBench bench;
    private final long began;
    private Calibration calibration = Calibration.NONE;

    /**
     * What is checked, and how. Immutable.
     *
     * @param network where connections come from
     * @param host the address to listen on
     * @param port the port to listen on; 0 for a free one
     * @param edition the edition judged by
     * @param seed decides ids and data; the same seed repeats a run
     * @param repeat how often each case is done, from 1
     * @param timeout how long all of it may take; nothing for what the profile says
     * @param profile what is known of the game
     * @param allowEffects whether any action may be carried out, also outside forces
     * @param launcher starts the game; nothing where somebody else does
     * @param person whom to ask to play
     * @param hooks runs the commands of the profile
     * @param recorder is told everything that goes over the wire
     * @param progress is told how it goes on
     */
    public record Settings(
            Network network,
            String host,
            int port,
            Edition edition,
            long seed,
            int repeat,
            Optional<Duration> timeout,
            GameProfile profile,
            boolean allowEffects,
            Optional<GameLauncher> launcher,
            Person person,
            Hooks hooks,
            Recorder recorder,
            GameProgress progress) {
        /**
         * Refuses null.
         *
         * @throws IllegalArgumentException when nothing is to be done even once
         */
        public Settings {
            requireNonNull(network, "network");
            requireNonNull(host, "host");
            requireNonNull(edition, "edition");
            requireNonNull(timeout, "timeout");
            requireNonNull(profile, "profile");
            requireNonNull(launcher, "launcher");
            requireNonNull(person, "person");
            requireNonNull(hooks, "hooks");
            requireNonNull(recorder, "recorder");
            requireNonNull(progress, "progress");
            if (repeat < 1) {
                throw new IllegalArgumentException("repeat: expected at least 1, was " + repeat);
            }
        }
    }

    private GameCheck(Settings settings) throws IOException {
        this.settings = settings;
        History history = new History(settings.edition());
        this.recorder = history.and(new AudioLimit(tape.and(settings.recorder()), AudioLimit.MOST));
        this.line = new GameLine(settings, recorder);
        this.bench = new GameBench(settings, line, history);
        this.began = settings.network().timeline().nanos();
    }

    /**
     * Begins to listen.
     *
     * @param settings what is checked, and how
     * @return a check that no game has connected to
     * @throws IOException when the port is taken
     */
    public static GameCheck listen(Settings settings) throws IOException {
        return new GameCheck(requireNonNull(settings, "settings"));
    }

    /** {@return where the game has to connect to} */
    public URI uri() {
        return line.uri();
    }

    /** {@return everything that has gone over the wire so far, and what was said about it; a copy} */
    public List<LogEntry> log() {
        return tape.entries();
    }

    /**
     * Starts the game, where that is ours to do, and waits for it.
     *
     * @return nothing when it has connected and said something; otherwise what is wrong, in words
     */
    public Optional<String> notThere() {
        line.launch(line.uri());
        if (line.awaitReturnAfter(0, line.starting()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                line.connections().isEmpty()
                        ? "expected a game that connects to " + line.uri() + " within "
                                + line.starting().toSeconds() + " s, was none"
                        : "expected a game that says something, was a silent connection");
    }

    /**
     * Drives the game through cases.
     *
     * @param cases what to run; those that the edition does not have are left out
     * @return a result for each, in the order given
     */
    public List<CaseResult> run(Collection<ConformanceCase> cases) {
        calibration = line.calibrate();
        recorder.record(new LogEntry.Mark(settings.network().timeline().nanos(), 0, calibration.words(), null));
        try (StallGuard guard = new StallGuard(settings.network().timeline())) {
            drive(known(cases), guard);
        }
        line.close();
        return results(cases);
    }

    private List<ConformanceCase> known(Collection<ConformanceCase> cases) {
        return cases.stream()
                .filter(known -> known.level(settings.edition()).isPresent())
                .toList();
    }

    /**
     * Judges what has happened so far. May be called from any thread.
     *
     * @param cases what to judge; those that the edition does not have are left out
     * @return a result for each, in the order given
     */
    public List<CaseResult> results(Collection<ConformanceCase> cases) {
        List<ConformanceCase> asked = known(cases);
        Judge judge = new Judge(settings.edition(), asked, false);
        tape.entries().forEach(judge::accept);
        Map<ConformanceCase, CaseResult> results = new HashMap<>();
        judge.results().forEach(result -> results.put(result.judged(), result));
        return asked.stream().map(known -> requireNonNull(results.get(known))).toList();
    }

    /** {@return how quick the way to the game was before the first case; nothing measured until then} */
    public Calibration calibration() {
        return calibration;
    }

    private void drive(List<ConformanceCase> asked, StallGuard guard) {
        CaseRunner runner = new CaseRunner(bench, recorder, settings.repeat(), guard);
        Agenda agenda = new Agenda(bench, applicable(asked, runner));
        Guide guide = new Guide(settings, bench, agenda);
        while (runner.down().isEmpty() && !isOver()) {
            Optional<GameCase> next = agenda.next();
            if (next.isPresent()) {
                settings.progress().runs(next.get().asked());
                List<GameCase.Part> unused = runner.run(next.get());
                agenda.later(next.get(), unused);
                if (unused.size() < next.get().parts().size()) {
                    guide.wasUseful();
                }
            } else if (!bench.isConnected() && !bench.recover()) {
                runner.lost();
            } else if (!(agenda.isWaiting() && guide.lead()) && !agenda.dare()) {
                break;
            }
        }
        agenda.left()
                .forEach(known -> runner.down()
                        .ifPresentOrElse(
                                since -> runner.witness(known.id()).saw(Verdict.INCONCLUSIVE, since),
                                () -> runner.witness(known.id())
                                        .saw(Verdict.NOT_REACHED, Agenda.missing(known, bench))));
    }

    private boolean isOver() {
        Duration limit =
                settings.timeout().orElseGet(() -> settings.profile().limits().time());
        return settings.network().timeline().nanos() - began > limit.toNanos();
    }

    /** The cases that there is something to do for; of the others is told why not. */
    private List<GameCase> applicable(List<ConformanceCase> asked, CaseRunner runner) {
        List<GameCase> cases = new ArrayList<>();
        for (ConformanceCase known : asked) {
            @Nullable GameCase found = GameCases.standard().get(known.id());
            if (found != null) {
                found.inapplicable(settings.profile().features())
                        .ifPresentOrElse(
                                why -> runner.witness(known.id()).saw(Verdict.NOT_APPLICABLE, why),
                                () -> cases.add(found));
            } else if (known.area().equals(VOICE)
                    && !settings.profile().features().contains(GameLine.VOICE)) {
                runner.witness(known.id()).saw(Verdict.NOT_APPLICABLE, "the profile does not claim the feature voice");
            }
        }
        return cases;
    }

    /** Stops listening, and ends the game where we have started it. Idempotent. */
    @Override
    public void close() {
        line.close();
    }
}
