package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.List;

/**
 * What came of one run of a scenario. Immutable; {@link #toString()} tells a failure in full.
 *
 * @param scenario the scenario
 * @param outcome how it ended
 * @param took how long it took, by the clock of its network
 * @param edition the edition that the peer was judged by
 * @param seed what decided everything that was left to chance
 * @param entries everything that was sent, received and found, in order; copied
 */
public record ScenarioResult(
        Scenario scenario, Outcome outcome, Duration took, Edition edition, long seed, List<LogEntry> entries) {

    /** Copies the entries. */
    public ScenarioResult {
        requireNonNull(scenario, "scenario");
        requireNonNull(outcome, "outcome");
        requireNonNull(took, "took");
        requireNonNull(edition, "edition");
        entries = List.copyOf(entries);
    }

    /** {@return whether every step was done, and everything was as expected} */
    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }

    /** {@return the rules of the protocol that the peer broke meanwhile, whatever the outcome} */
    public List<LogEntry.Finding> findings() {
        return entries.stream()
                .filter(LogEntry.Finding.class::isInstance)
                .map(LogEntry.Finding.class::cast)
                .filter(finding -> finding.direction() == scenario.role().peer())
                .toList();
    }

    /**
     * Does nothing when the scenario passed.
     *
     * @return this
     * @throws AssertionError when it did not pass, with {@link #toString()}
     */
    public ScenarioResult orThrow() {
        if (!passed()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** {@return the outcome in words: where it failed, what was expected, what was the case, and what went over the wire} */
    @Override
    public String toString() {
        return outcome.accept(new ResultText(this));
    }
}
