package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.reference.ReferenceGame;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In virtual time. */
class ReconnectCasesTest {

    private static Stream<String> cases() {
        return GameCases.standard().keySet().stream().filter(id -> id.contains("RCN"));
    }

    private static CaseResult check(String id, GameMutant... mutants) throws IOException {
        MemoryNetwork network = new MemoryNetwork(new VirtualTimeline(), 7);
        GameCheck.Settings settings = new GameCheck.Settings(
                network,
                "127.0.0.1",
                0,
                Edition.newest(),
                7,
                1,
                Optional.empty(),
                GameProfile.none(),
                true,
                Optional.empty(),
                Person.nobody(),
                Hooks.none(),
                Recorder.none(),
                GameProgress.none());
        try (GameCheck check = GameCheck.listen(settings);
                ReferenceGame game =
                        ReferenceGame.start(network, check.uri(), Edition.newest(), 7, Set.of(), mutants)) {
            assertThat(check.notThere()).isEmpty();
            CaseResult result = check.run(List.of(Catalogue.standard().find(id).orElseThrow()))
                    .get(0);
            assertThat(game.isRunning()).isTrue();
            return result;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soundGame_passes(String id) throws IOException {
        CaseResult sound = check(id);
        assertThat(sound.verdict()).as(sound.toString()).isIn(Verdict.PASS, Verdict.INFO);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mutant_isCaught(String id) throws IOException {
        GameMutant mutant = requireNonNull(GameCases.standard().get(id)).mutant();
        CaseResult caught = check(id, mutant);
        assertThat(caught.verdict()).as(mutant + ": " + caught).isIn(Verdict.FAIL, Verdict.WARN, Verdict.ADVISE);
    }

    @Test
    void gameThatGivesUp_isAdvised() throws IOException {
        assertThat(check("GAME-RCN-05", GameMutant.GIVE_UP).verdict()).isEqualTo(Verdict.ADVISE);
    }

    @Test
    void everyWayToClose_isTried() throws IOException {
        assertThat(check("GAME-RCN-02").opportunities()).isEqualTo(6);
    }
}
