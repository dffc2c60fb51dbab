package dev.neurosdk.testkit.conformance.selftest;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.game.GameCase;
import dev.neurosdk.testkit.conformance.game.GameCases;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.selftest.PassiveMutants.Mutant;
import dev.neurosdk.testkit.conformance.server.DrivenCase;
import dev.neurosdk.testkit.conformance.server.ServerCases;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts every case that is built on trial. Most trials run in virtual time and take no time; those that need frames of any
 * legality use sockets of the loopback address. Confined to one thread.
 */
public final class SelfTest {

    private SelfTest() {}

    /**
     * A trial that has not begun.
     *
     * @param caseId the case
     * @param mutant what goes wrong on purpose
     * @param trial runs it
     */
    public record Pending(String caseId, String mutant, Supplier<Trial> trial) {}

    /**
     * What can be tried.
     *
     * @param patterns ids of cases, with {@code *}
     * @return a trial for every way in which such a case is built, in the order of the catalogue
     */
    public static List<Pending> trials(List<String> patterns) {
        Map<String, Mutant> mutants = PassiveMutants.all();
        List<Pending> trials = new ArrayList<>();
        for (ConformanceCase known : cases(patterns)) {
            Mutant mutant = mutants.get(known.id());
            if (mutant != null) {
                trials.add(new Pending(known.id(), "conversation", () -> listened(known, mutant)));
            }
            DrivenCase driven = ServerCases.standard().get(known.id());
            if (driven != null) {
                trials.add(new Pending(known.id(), driven.mutant().name(), () -> ServerTrials.trial(driven)));
            }
            GameCase drivesGame = GameCases.standard().get(known.id());
            if (drivesGame != null) {
                trials.add(new Pending(known.id(), drivesGame.mutant().name(), () -> GameTrials.trial(drivesGame)));
            }
        }
        return trials;
    }

    private static Set<ConformanceCase> cases(List<String> patterns) {
        Set<ConformanceCase> cases = new LinkedHashSet<>();
        patterns.forEach(pattern -> cases.addAll(Catalogue.standard().matching(pattern)));
        return cases;
    }

    private static Trial listened(ConformanceCase known, Mutant mutant) {
        return new Trial(
                known.id(),
                "conversation",
                judged(known, Edition.newest(), PassiveMutants.sound()),
                judged(known, mutant.edition(), mutant.entries()));
    }

    private static Verdict judged(ConformanceCase known, Edition edition, List<LogEntry> entries) {
        Judge judge = new Judge(edition, List.of(known), false);
        entries.forEach(judge::accept);
        return judge.results().get(0).verdict();
    }
}
