package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCasesTest {

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
