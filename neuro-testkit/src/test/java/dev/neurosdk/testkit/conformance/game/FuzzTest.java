package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import org.junit.jupiter.api.Test;

class FuzzTest {

    @Test
    void dataThatIsNotAnswered_isToldWithoutAnyMemberThatIsNotNeeded() {
        CaseResult result =
                GameTrials.check(requireNonNull(GameCases.standard().get("GAME-BAD-22")), GameMutant.SILENT_ON_UNFIT);
        assertThat(result.evidence()).extracting(Evidence::message).contains("{}: expected a result, was none");
    }
}
