package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameCasesTest {

    @Test
    void framesThatAreNotMasked_areSeen() {
        List<ConformanceCase> cases = Catalogue.standard().cases().stream()
                .filter(known -> Set.of("GAME-WS-03", "GAME-WS-15").contains(known.id()))
                .toList();
        assertThat(GameTrials.overSockets(cases).get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(GameTrials.overSockets(cases, GameMutant.UNMASKED_RESULTS)
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void gameThatOffersCompression_isTakenAtItsWord() {
        List<ConformanceCase> cases =
                List.of(Catalogue.standard().find("GAME-WS-16").orElseThrow());
        CaseResult sound = GameTrials.overSockets(cases).get(0);
        assertThat(sound.verdict()).isEqualTo(Verdict.PASS);
        assertThat(sound.course().attempts()).extracting(Course.Attempt::part).containsExactly("none", "deflate");
        assertThat(sound.course().notes()).isEmpty();
        assertThat(GameTrials.overSockets(cases, GameMutant.DEFLATE_IN_NAME)
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void soundGame_passesAllAtOnce_overSockets() {
        List<ConformanceCase> cases = GameCases.standard().values().stream()
                .filter(GameCase::needsFrames)
                .map(GameCase::asked)
                .toList();
        assertThat(GameTrials.overSockets(cases))
                .hasSizeGreaterThan(10)
                .allSatisfy(result ->
                        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS));
    }
}
