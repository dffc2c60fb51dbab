package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is blamed for a game that stops answering. */
class GameBlameTest {

    private static List<CaseResult> check(GameMutant mutant, String... ids) {
        List<ConformanceCase> cases = Stream.of(ids)
                .map(id -> Catalogue.standard().find(id).orElseThrow())
                .toList();
        return GameTrials.check(Edition.newest(), Set.of(), cases, mutant);
    }

    @Test
    void caseThatNoticesWhatAnotherLeftBehind_passes_andTheOtherHasFailed() {
        List<CaseResult> results = check(GameMutant.DEAF_AFTER_STRANGE, "GAME-UNK-01", "GAME-ACT-04");
        assertThat(results)
                .as(results.toString())
                .extracting(CaseResult::verdict)
                .containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(results.get(0).evidence())
                .extracting(Evidence::message)
                .anyMatch(message -> message.startsWith("the game does not answer any more when GAME-ACT-04")
                        && message.endsWith("also when nothing else was done"));
        assertThat(results.get(1).course().notes()).singleElement().asString().contains("see GAME-UNK-01");
    }
}
