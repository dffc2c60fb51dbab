package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Outcome;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import dev.neurosdk.testkit.scenario.ScenarioRunner;
import dev.neurosdk.testkit.transport.Network;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Drives a server through cases, one after the other, each with connections and names of its own, and judges what it did.
 * Confined to one thread.
 *
 * <p>A case that fails is run once more; when that passes, the case is inconclusive. Once the server is gone, what is left is
 * inconclusive, too: nobody is blamed for being dead already.
 */
public final class ServerCheck {

    /** The mark after which a server may say nothing but what it says by itself, until the sentinel. */
    static final String QUIET = "nothing may come of this";

    private static final Set<String> BY_ITSELF = Set.of(
            NeuroMessage.StartupAck.COMMAND, NeuroMessage.ReregisterAll.COMMAND, NeuroMessage.SpeechFinished.COMMAND);
    private static final String SENTINEL = "testkit_sentinel_";
    private static final String ALIVE = "SRV-FRC-01";

    private final Settings settings;
    private final LogTape tape = new LogTape();
    private final Renumbering recorder;
    private long runs;
    private Optional<String> down = Optional.empty();

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
     */
    public record Settings(
            Network network,
            URI server,
            Edition edition,
            long seed,
            Duration decide,
            Recorder recorder,
            Consumer<ConformanceCase> progress) {
        /** Refuses null. */
        public Settings {
            requireNonNull(network, "network");
            requireNonNull(server, "server");
            requireNonNull(edition, "edition");
            requireNonNull(decide, "decide");
            requireNonNull(recorder, "recorder");
            requireNonNull(progress, "progress");
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
    }

    /**
     * Asks whether there is a server that answers forces without a person, which everything else takes for granted.
     *
     * @return nothing when there is; otherwise what is wrong, in words
     */
    public Optional<String> notReactive() {
        ScenarioResult result = run(scenarios(ALIVE).get(0));
        return result.passed() ? Optional.empty() : Optional.of(words(result.outcome()));
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
        Map<ConformanceCase, CaseResult> results = new HashMap<>();
        asked.stream().filter(known -> !isRisky(known)).forEach(known -> results.put(known, driven(known)));
        asked.stream().filter(ServerCheck::isRisky).forEach(known -> results.put(known, driven(known)));
        Judge judge = new Judge(settings.edition(), asked, false);
        tape.entries().forEach(judge::accept);
        judge.results().stream()
                .filter(result -> Judge.canJudge(result.judged()))
                .forEach(result -> results.merge(result.judged(), result, ServerCheck::together));
        return asked.stream().map(known -> requireNonNull(results.get(known))).toList();
    }

    private static boolean isRisky(ConformanceCase known) {
        return known.modes().contains(Mode.RISKY);
    }

    /** The two sides of a case: what any play shows, and what was done for it. */
    private static CaseResult together(CaseResult driven, CaseResult listened) {
        if (driven.verdict() == Verdict.NOT_REACHED) {
            return listened;
        }
        List<Evidence> evidence = new ArrayList<>(driven.evidence());
        evidence.addAll(listened.evidence());
        return new CaseResult(
                driven.judged(),
                driven.verdict().and(listened.verdict()),
                driven.opportunities() + listened.opportunities(),
                driven.evidences() + listened.evidences(),
                evidence);
    }

    private CaseResult driven(ConformanceCase asked) {
        List<Scenario> scenarios = ServerCases.standard().containsKey(asked.id()) ? scenarios(asked.id()) : List.of();
        List<Evidence> evidence = new ArrayList<>();
        if (!scenarios.isEmpty()) {
            settings.progress().accept(asked);
        }
        for (int i = 0; i < scenarios.size() && down.isEmpty(); i++) {
            recorder.record(new LogEntry.Mark(nanos(), 0, scenarios.get(i).name(), asked.id()));
            failure(asked, scenarios.get(i), i).ifPresent(evidence::add);
        }
        if (down.isPresent() && !scenarios.isEmpty() && evidence.isEmpty()) {
            evidence.add(evidence(Verdict.INCONCLUSIVE, down.get()));
        }
        Verdict verdict = evidence.stream()
                .map(Evidence::verdict)
                .reduce(scenarios.isEmpty() ? Verdict.NOT_REACHED : Verdict.PASS, Verdict::and);
        return new CaseResult(asked, verdict, scenarios.size(), evidence.size(), evidence);
    }

    private Optional<Evidence> failure(ConformanceCase asked, Scenario scenario, int index) {
        ScenarioResult first = run(scenario);
        Optional<String> wrong = wrong(first);
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        Verdict blamed = Verdict.of(asked.level(settings.edition()).orElseThrow());
        if (!isAlive()) {
            down = Optional.of("the server is down since " + scenario.name());
            return Optional.of(evidence(
                    Verdict.FAIL, scenario.name() + ": the server does not answer any more after " + wrong.get()));
        }
        boolean passed = wrong(run(scenarios(asked.id()).get(index))).isEmpty();
        Verdict verdict = passed && blamed != Verdict.INFO ? Verdict.INCONCLUSIVE : blamed;
        String note = passed ? " (passed when it was run again)" : "";
        return Optional.of(evidence(verdict, scenario.name() + ": " + wrong.get() + note));
    }

    private static Optional<String> wrong(ScenarioResult result) {
        return result.passed() ? answer(result.entries()) : Optional.of(words(result.outcome()));
    }

    /** What the server said after the mark that asks for quiet. */
    private static Optional<String> answer(List<LogEntry> entries) {
        return entries.stream()
                .dropWhile(entry ->
                        !(entry instanceof LogEntry.Mark mark && mark.text().equals(QUIET)))
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .filter(message -> message.direction() == Direction.S2C)
                .map(LogEntry.Message::text)
                .filter(text -> !isByItself(text))
                .findFirst()
                .map(text -> "expected no answer, was " + text);
    }

    private static boolean isByItself(String text) {
        Optional<JsonValue> message = JsonValue.parse(text);
        String command = message.flatMap(value -> value.textAt("/command")).orElse("");
        String name = message.flatMap(value -> value.textAt("/data/name")).orElse("");
        return BY_ITSELF.contains(command) || name.startsWith(SENTINEL);
    }

    private boolean isAlive() {
        return run(scenarios(ALIVE).get(0)).passed();
    }

    private List<Scenario> scenarios(String id) {
        runs++;
        String run = Long.toString(settings.seed(), 36).replace("-", "z") + Long.toString(runs, 36);
        return requireNonNull(ServerCases.standard().get(id)).scenarios(settings.edition(), run, settings.decide());
    }

    private ScenarioResult run(Scenario scenario) {
        recorder.nextRun();
        return ScenarioRunner.builder()
                .network(settings.network())
                .edition(settings.edition())
                .seed(settings.seed())
                .recorder(recorder)
                .build()
                .againstServer(scenario, settings.server());
    }

    private Evidence evidence(Verdict verdict, String message) {
        return new Evidence(tape.entries().size(), nanos(), 0, verdict, message);
    }

    private long nanos() {
        return settings.network().timeline().nanos();
    }

    private static String words(Outcome outcome) {
        return outcome.accept(new Outcome.Visitor<String>() {
            @Override
            public String passed(Outcome.Passed passed) {
                return "passed";
            }

            @Override
            public String failed(Outcome.Failed failed) {
                return "step " + failed.step() + ", " + failed.did() + ": expected " + failed.expected() + ", was "
                        + failed.actual();
            }

            @Override
            public String notReached(Outcome.NotReached notReached) {
                return notReached.reason();
            }

            @Override
            public String unreachable(Outcome.Unreachable unreachable) {
                return unreachable.reason();
            }
        });
    }
}
