package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives a server through cases, one after the other, each with connections and names of its own, and judges what it did.
 * Confined to one thread.
 *
 * <p>It only drives, and says in the log what it waited for and did not get: the verdicts are those of the {@link Judge} on that
 * log. A case that fails is run once more; when that passes, the case is inconclusive. Once the server is gone, what is left
 * is inconclusive, too: nobody is blamed for being dead already.
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
        asked.stream().filter(known -> !isRisky(known)).forEach(this::drive);
        asked.stream().filter(ServerCheck::isRisky).forEach(this::drive);
        Judge judge = new Judge(settings.edition(), asked, false);
        tape.entries().forEach(judge::accept);
        Map<ConformanceCase, CaseResult> results = new HashMap<>();
        judge.results().forEach(result -> results.put(result.judged(), result));
        return asked.stream().map(known -> requireNonNull(results.get(known))).toList();
    }

    private static boolean isRisky(ConformanceCase known) {
        return known.modes().contains(Mode.RISKY);
    }

    private void drive(ConformanceCase asked) {
        @Nullable DrivenCase steps = ServerCases.standard().get(asked.id());
        if (steps == null) {
            return;
        }
        settings.progress().accept(asked);
        Witness witness = new Witness(asked.id(), recorder, settings.network().timeline());
        int parts = scenarios(asked.id()).size();
        for (int part = 0; part < parts; part++) {
            if (down.isPresent()) {
                witness.saw(Verdict.INCONCLUSIVE, down.get());
                return;
            }
            attempt(witness, steps, part, false);
            if (witness.isBroken() && !isAlive()) {
                witness.down("the server does not answer any more");
                down = Optional.of("the server is down since " + asked.id());
            } else if (witness.isBroken()) {
                attempt(witness, steps, part, true);
            }
        }
    }

    private void attempt(Witness witness, DrivenCase steps, int part, boolean again) {
        Scenario scenario = scenarios(steps.asked().id()).get(part);
        witness.begin(part(scenario), again);
        if (steps.wrongOnPurpose()) {
            witness.wrongOnPurpose();
        }
        wrong(run(scenario)).ifPresent(witness::broken);
        witness.end();
    }

    private static String part(Scenario scenario) {
        int slash = scenario.name().indexOf('/');
        return slash < 0 ? "" : scenario.name().substring(slash + 1);
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
