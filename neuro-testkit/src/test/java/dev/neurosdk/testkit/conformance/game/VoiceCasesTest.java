package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.reference.ReferenceGame;
import dev.neurosdk.testkit.conformance.selftest.GameTrials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beyond what every case is tested for. */
class VoiceCasesTest {

    private static CaseResult check(String id, GameMutant... mutants) {
        return GameTrials.check(requireNonNull(GameCases.standard().get(id)), mutants);
    }

    /** What is only listened for, while the check does something else. */
    private static Map<String, Verdict> heard(GameMutant... mutants) {
        Set<String> ids = Set.of("GAME-VOX-07", "GAME-VOX-09", "GAME-VOX-10", "GAME-VOX-12");
        List<ConformanceCase> cases = Catalogue.standard().cases().stream()
                .filter(known -> ids.contains(known.id()))
                .toList();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        GameTrials.check(Edition.newest(), Set.of(ReferenceGame.VOICE), cases, mutants)
                .forEach(result -> verdicts.put(result.judged().id(), result.verdict()));
        return verdicts;
    }

    @Test
    void whatPlayersSay_isJudgedWhileTheyTalk() {
        assertThat(heard())
                .hasSize(4)
                .allSatisfy((id, verdict) -> assertThat(verdict).as(id).isEqualTo(Verdict.PASS));
        assertThat(heard(GameMutant.VOICE_BIG_ENDIAN)).containsEntry("GAME-VOX-09", Verdict.FAIL);
        assertThat(heard(GameMutant.VOICE_NO_HEADER)).containsEntry("GAME-VOX-07", Verdict.FAIL);
    }

    @Test
    void gameThatDoesNotAskAgain_isWarned() {
        assertThat(check("GAME-VOX-20", GameMutant.VOICE_NO_RECONNECT).verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void playerWhoLeavesUnseen_isMissed() {
        assertThat(check("GAME-VOX-18", GameMutant.VOICE_LEAVES_SILENTLY).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void everyRowOfTheTable_isTried_andEveryWayToHaveNoVoice() {
        assertThat(check("GAME-VOX-01").opportunities())
                .isEqualTo(VoiceAddresses.table().size());
        assertThat(check("GAME-VOX-14").opportunities()).isEqualTo(3);
    }

    @Test
    void namesOfGames_areEncodedAsTheVoicePageSays() {
        assertThat(VoiceAddresses.encoded("Foo Bär/1")).isEqualTo("Foo%20B%C3%A4r%2F1");
        assertThat(VoiceAddresses.encoded("a?b#c%d+e*(~)-._")).isEqualTo("a%3Fb%23c%25d%2Be%2A%28~%29-._");
    }

    @Test
    void gameWithoutVoice_isNotAskedForIt() {
        assertThat(GameTrials.check(
                        Edition.newest(), Set.of(), Catalogue.standard().matching("GAME-VOX-*")))
                .hasSize(24)
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE));
        assertThat(GameTrials.check(
                        Edition.E5,
                        Set.of(ReferenceGame.VOICE),
                        Catalogue.standard().matching("GAME-VOX-*")))
                .isEmpty();
    }
}
