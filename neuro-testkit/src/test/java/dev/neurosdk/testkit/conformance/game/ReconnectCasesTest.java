package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import org.junit.jupiter.api.Test;

/** Beyond what every case is tested for. */
class ReconnectCasesTest {

    private static CaseResult check(String id, GameMutant... mutants) {
        return GameTrials.check(requireNonNull(GameCases.standard().get(id)), mutants);
    }

    @Test
    void gameThatGivesUp_isAdvised() {
        assertThat(check("GAME-RCN-05", GameMutant.GIVE_UP).verdict()).isEqualTo(Verdict.ADVISE);
    }

    @Test
    void everyWayToClose_isTried() {
        assertThat(check("GAME-RCN-02").opportunities()).isEqualTo(6);
    }

    @Test
    void everyWayToClose_isTried_alsoOnAGameThatStaysAwayAfterEach() {
        CaseResult result = check("GAME-RCN-02", GameMutant.STAY_AWAY_WHEN_CLOSED);
        assertThat(result.verdict()).isEqualTo(Verdict.WARN);
        assertThat(result.course().attempts())
                .extracting(Course.Attempt::part)
                .contains("code 1000", "code 1001", "code 1011", "code 1012", "code 4000", "no code");
        assertThat(result.course().notes()).isEmpty();
    }
}
