package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Attempts;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.StallGuard;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Drives a server through cases, one after the other, each with connections and names of its own, and judges what it did.
 * Confined to one thread.
 *
 * <p>It only drives, and says in the log what it waited for and did not get: the verdicts are those of the {@link Judge} on that
 * log. A case that fails is run once more; when that passes, the case is inconclusive. Once the server is gone and can't be
 * brought back, what is left is inconclusive, too: nobody is blamed for being dead already, or for noticing it (see
 * {@link Attempts}).
 */
public final class ServerCheck {

    private static final String ALIVE = "SRV-FRC-01";
    private static final int PINGS = 20;
    private static final int FORCES = 5;

    private final Settings settings;
    private final LogTape tape = new LogTape();
    private final Renumbering recorder;
    private final Claims claims;
    private Calibration calibration = Calibration.NONE;
    private long runs;

    /**
     * What is checked, and how. Immutable.
     *
     * @param network where connections come from
     * @param server where the server listens
     * @param edition the edition judged by
     * @param seed decides names and data; the same seed repeats a run
     * @param decide how long the server may take to choose
     * @param recorder is told everything that goes over the wire
     * @param progress is told of each case before it is run
     * @param extent how far it goes
     * @param restart brings the server back when it has died
     * @param cue makes the server speak
     */
    public record Settings(
            Network network,
            URI server,
            Edition edition,
            long seed,
            Duration decide,
            Recorder recorder,
            Consumer<ConformanceCase> progress,
            Extent extent,
            Restart restart,
            SpeechCue cue) {
        /** Refuses null. */
        public Settings {
            requireNonNull(network, "network");
            requireNonNull(server, "server");
            requireNonNull(edition, "edition");
            requireNonNull(decide, "decide");
            requireNonNull(recorder, "recorder");
            requireNonNull(progress, "progress");
            requireNonNull(extent, "extent");
            requireNonNull(restart, "restart");
            requireNonNull(cue, "cue");
        }

        /**
         * The usual extent, of a server that nobody can bring back.
         *
         * @param network where connections come from
         * @param server where the server listens
         * @param edition the edition judged by
         * @param seed decides names and data; the same seed repeats a run
         * @param decide how long the server may take to choose
         * @param recorder is told everything that goes over the wire
         * @param progress is told of each case before it is run
         */
        public Settings(
                Network network,
                URI server,
                Edition edition,
                long seed,
                Duration decide,
                Recorder recorder,
                Consumer<ConformanceCase> progress) {
            this(
                    network,
                    server,
                    edition,
                    seed,
                    decide,
                    recorder,
                    progress,
                    Extent.usual(),
                    Restart.none(),
                    SpeechCue.none());
        }

        /**
         * The same to another extent.
         *
         * @param value how far it goes
         * @return the settings
         */
        public Settings with(Extent value) {
            return new Settings(network, server, edition, seed, decide, recorder, progress, value, restart, cue);
        }

        /**
         * The same with a way to bring the server back.
         *
         * @param value brings it back when it has died
         * @return the settings
         */
        public Settings with(Restart value) {
            return new Settings(network, server, edition, seed, decide, recorder, progress, extent, value, cue);
        }

        /**
         * The same with a way to make the server speak.
         *
         * @param value makes it speak
         * @return the settings
         */
        public Settings with(SpeechCue value) {
            return new Settings(network, server, edition, seed, decide, recorder, progress, extent, restart, value);
        }
    }

    /**
     * A check that has not begun.
     *
     * @param settings what is checked, and how
     */
    public ServerCheck(Settings settings) {
        this.settings = requireNonNull(settings, "settings");
        this.recorder = new Renumbering(tape.and(settings.recorder()));
        this.claims = new Claims(settings.extent(), this::voiceBench);
    }

    /**
     * Asks whether there is a server that answers forces without a person, which everything else takes for granted.
     *
     * @return nothing when there is; otherwise what is wrong, in words
     */
    public Optional<String> notReactive() {
        Overheard heard = new Overheard(timeline());
        perform(part(ALIVE), heard.witness());
        return heard.complaint();
    }

    /** {@return how quick the server was before the run; nothing measured before {@link #run}} */
    public Calibration calibration() {
        return calibration;
    }

    /**
     * Runs cases, those that may crash the server last.
     *
     * @param cases what to run; those that the edition does not have are left out
     * @return a result for each, in the order given
     */
    public List<CaseResult> run(Collection<ConformanceCase> cases) {
        List<ConformanceCase> asked = cases.stream()
                .filter(known -> known.level(settings.edition()).isPresent())
                .toList();
        calibrate();
        Budget budget = new Budget(timeline(), settings.extent().timeout());
        try (StallGuard guard = new StallGuard(timeline())) {
            Attempts attempts = new Attempts("the server", guard);
            inOrder(asked).forEach(known -> drive(known, budget, attempts));
        }
        Judge judge = new Judge(settings.edition(), asked, false);
        tape.entries().forEach(judge::accept);
        Map<ConformanceCase, CaseResult> results = new HashMap<>();
        judge.results().forEach(result -> results.put(result.judged(), result));
        return asked.stream().map(known -> requireNonNull(results.get(known))).toList();
    }

    private static Stream<ConformanceCase> inOrder(List<ConformanceCase> asked) {
        return Stream.concat(
                asked.stream().filter(known -> !known.modes().contains(Mode.RISKY)),
                asked.stream().filter(known -> known.modes().contains(Mode.RISKY)));
    }

    private void calibrate() {
        List<Long> pings = new ArrayList<>();
        List<Long> forces = new ArrayList<>();
        recorder.nextRun();
        try (ServerBench bench = bench()) {
            Samples.take(bench, PINGS, pings, FORCES, forces);
        } catch (IOException | Unmet | AssertionError e) {
            pings.clear();
        }
        if (!pings.isEmpty()) {
            calibration = Calibration.of(pings, forces);
            recorder.record(new LogEntry.Mark(timeline().nanos(), 0, calibration.words(), null));
        }
    }

    private void drive(ConformanceCase asked, Budget budget, Attempts attempts) {
        Witness witness = new Witness(asked.id(), recorder, timeline());
        @Nullable DrivenCase driven = ServerCases.standard().get(asked.id());
        Optional<String> excuse = driven == null ? Claims.unseen(asked) : claims.excuse(driven);
        if (driven == null || excuse.isPresent()) {
            excuse.ifPresent(why -> witness.saw(Verdict.NOT_APPLICABLE, why));
        } else if (asked.modes().contains(Mode.LONG) && !settings.extent().longCases()) {
            witness.saw(Verdict.NOT_REACHED, "takes longer than 20 s: --suite long");
        } else if (driven.needsFrames() && !ServerBench.hasFrames(settings)) {
            witness.saw(
                    Verdict.NOT_TESTABLE, "expected a ws address, whose frames can be seen, was " + settings.server());
        } else {
            settings.progress().accept(asked);
            for (Part part : driven.parts(settings.edition())) {
                for (int time = 0; time < settings.extent().repeat(); time++) {
                    drive(driven, part, witness, budget, attempts);
                }
            }
        }
    }

    private void drive(DrivenCase driven, Part part, Witness witness, Budget budget, Attempts attempts) {
        Optional<String> down = attempts.down();
        if (down.isPresent()) {
            witness.saw(Verdict.INCONCLUSIVE, down.get());
        } else if (budget.isSpent()) {
            witness.saw(Verdict.INCONCLUSIVE, "no time left");
        } else {
            attempts.run(new Task(driven, part, witness));
        }
    }

    /** A part of a case, done against the server. */
    private final class Task implements Attempts.Task {
        private final DrivenCase driven;
        private final Part part;
        private final Witness witness;

        Task(DrivenCase driven, Part part, Witness witness) {
            this.driven = driven;
            this.part = part;
            this.witness = witness;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public String part() {
            return part.name();
        }

        @Override
        public boolean isPossible() {
            return true;
        }

        @Override
        public void perform(boolean again) {
            if (driven.wrongOnPurpose()) {
                witness.wrongOnPurpose();
            }
            ServerCheck.this.perform(part, witness);
        }

        @Override
        public boolean isSurvived(boolean doubted) {
            return !doubted || notReactive().isEmpty();
        }

        @Override
        public boolean renew() {
            return settings.restart().restart() && notReactive().isEmpty();
        }

        @Override
        public void blame(String message) {
            witness.down(message);
        }
    }

    private void perform(Part part, Witness witness) {
        recorder.nextRun();
        try (ServerBench bench = bench()) {
            part.procedure().run(bench, witness);
        } catch (Unmet | IOException | UncheckedIOException e) {
            witness.broken(String.valueOf(e.getMessage()));
        } catch (AssertionError e) {
            witness.broken(String.valueOf(e.getMessage()).lines().findFirst().orElse("expected more of the server"));
        } catch (RuntimeException e) {
            witness.saw(Verdict.HARNESS_ERROR, "the procedure broke down: " + e);
        }
    }

    private Part part(String id) {
        return requireNonNull(ServerCases.standard().get(id))
                .parts(settings.edition())
                .get(0);
    }

    private ServerBench voiceBench() {
        recorder.nextRun();
        return bench();
    }

    private ServerBench bench() {
        runs++;
        String run = Long.toString(settings.seed(), 36).replace("-", "z") + Long.toString(runs, 36);
        return new ServerBench(settings, recorder, run, calibration.margin());
    }

    private Timeline timeline() {
        return settings.network().timeline();
    }
}
