package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import dev.neurosdk.testkit.conformance.selftest.SelfTest;
import dev.neurosdk.testkit.conformance.selftest.Trial;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In virtual time: the sound game passes every case, and every case catches its mutant. */
@Tag("once")
class GameSelfTest {

    private static final Set<String> EVERYTHING =
            Set.of("reregister_all", "graceful_shutdown", "immediate_shutdown", "speech_gate", "voice");

    private static Stream<String> cases() {
        return GameCases.standard().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soundGame_passes_andMutantIsCaught(String id) {
        List<Trial> trials = SelfTest.trials(List.of(id)).stream()
                .map(pending -> pending.trial().get())
                .toList();
        assertThat(trials).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.isFair()).as("sound: " + trial).isTrue();
            assertThat(trial.isSharp()).as("caught: " + trial).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyProbes_endAsInfo(String id) {
        GameCase driven = requireNonNull(GameCases.standard().get(id));
        if (!driven.needsFrames() && driven.asked().level(Edition.newest()).orElseThrow() != Level.PROBE) {
            CaseResult result = GameTrials.check(driven);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void soundGameOfEveryEdition_passesAllAtOnce_alsoWhatIsOnlyListenedFor() {
        List<ConformanceCase> cases = Catalogue.standard().matching("GAME-*");
        for (Edition edition : Edition.all()) {
            for (Set<String> features : List.of(Set.<String>of(), EVERYTHING)) {
                assertThat(GameTrials.check(edition, features, cases))
                        .as(edition.id())
                        .allSatisfy(result -> assertThat(result.verdict())
                                .as(result.toString())
                                .isIn(Verdict.PASS, Verdict.INFO, Verdict.NOT_REACHED, Verdict.NOT_APPLICABLE));
            }
        }
    }
}
