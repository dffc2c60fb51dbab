package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.selftest.PassiveMutants;
import dev.neurosdk.testkit.conformance.selftest.PassiveMutants.Mutant;
import dev.neurosdk.testkit.conformance.selftest.Talk;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final List<ConformanceCase> JUDGED =
            Catalogue.standard().cases().stream().filter(Judge::canJudge).toList();

    /** Passive cases that nobody judges yet. A case that gets its judge leaves this list. */
    private static final Set<String> NOT_BUILT = Set.of("GAME-REG-16");

    private static Stream<String> judged() {
        return JUDGED.stream().map(ConformanceCase::id);
    }

    @Test
    void everyPassiveCase_hasAJudge_orIsNamedAsUndone() {
        assertThat(Catalogue.standard().cases().stream()
                        .filter(ConformanceCase::isPassive)
                        .filter(known -> !Judge.canJudge(known))
                        .map(ConformanceCase::id))
                .containsExactlyInAnyOrderElementsOf(NOT_BUILT);
    }

    @Test
    void everyJudge_hasAMutant() {
        assertThat(PassiveMutants.all().keySet()).containsExactlyInAnyOrderElementsOf(judged().toList());
    }

    @ParameterizedTest
    @MethodSource("judged")
    void soundConversation_reachesTheCase_andIsNotBlamed(String id) {
        CaseResult result = result(id, Edition.newest(), PassiveMutants.sound());
        assertThat(result.opportunities()).as(result.toString()).isPositive();
        assertThat(result.verdict()).as(result.toString()).isIn(Verdict.PASS, Verdict.INFO);
    }

    @ParameterizedTest
    @MethodSource("judged")
    void mutant_isCaught_andTheEvidenceLeadsToIt(String id) {
        Mutant mutant = requireNonNull(PassiveMutants.all().get(id));
        List<LogEntry> entries = mutant.entries();
        CaseResult result = result(id, mutant.edition(), entries);
        assertThat(result.verdict()).as(result.toString()).isEqualTo(mutant.expected());
        assertThat(result.evidence()).anySatisfy(seen -> {
            assertThat(seen.verdict()).isEqualTo(mutant.expected());
            assertThat(seen.message()).isNotBlank();
            assertThat(seen.number()).isLessThanOrEqualTo(entries.size());
        });
    }

    @Test
    void silence_isNotReached() {
        Talk silent = Talk.of(Edition.newest());
        assertThat(JUDGED)
                .allSatisfy(known -> assertThat(result(known.id(), Edition.newest(), silent.entries())
                                .verdict())
                        .isEqualTo(Verdict.NOT_REACHED));
    }

    @Test
    void whatAFaultOfOursTouched_isNotJudged() {
        Talk talk = Talk.begun("a").fault(Direction.C2S).raw(Direction.C2S, "{");
        assertThat(result("GAME-ENV-02", Edition.newest(), talk.entries()).verdict())
                .isEqualTo(Verdict.PASS);
        talk.raw(Direction.C2S, "{");
        assertThat(result("GAME-ENV-02", Edition.newest(), talk.entries()).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void callThatCrossesWhatTheGameSays_countsOnlyOnceThatWasHeard() {
        Talk crossing = Talk.begun("a", "b").unregister("a").later(Duration.ofSeconds(3));
        assertThat(verdict("SRV-ACT-03", crossing.call("1", "a"))).isEqualTo(Verdict.PASS);
        Talk heard = Talk.begun("a", "b").unregister("a").ping("p").pong("p");
        assertThat(verdict("SRV-ACT-03", heard.call("1", "a"))).isEqualTo(Verdict.FAIL);

        Talk restarted = Talk.begun("a").startup().call("1", "a").register("b").force("b");
        assertThat(verdict("SRV-ACT-04", restarted.call("2", "b"))).isEqualTo(Verdict.PASS);
        assertThat(verdict("SRV-ACT-04", restarted.call("3", "b"))).isEqualTo(Verdict.WARN);
    }

    @Test
    void forceThatCrossesARetry_isNoSecondOne() {
        Talk givenUp = Talk.begun("a", "b").force("a").call("1", "a").result("1", false);
        givenUp.later(Duration.ofMinutes(2)).call("2", "a").force("b");
        assertThat(verdict("GAME-FRC-04", givenUp)).isEqualTo(Verdict.PASS);
        assertThat(givenUp.findings()).isEmpty();
        Talk impatient = Talk.begun("a", "b").force("a").call("1", "a").result("1", false);
        assertThat(verdict("GAME-FRC-04", impatient.force("b"))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void forceTakenBackWhileItsCallIsOnItsWay_isDoubtedOnce() {
        Talk talk = Talk.begun("a").force("a").call("1", "a").unregister("a").result("1", false);
        assertThat(verdict("GAME-FRC-11", talk)).isEqualTo(Verdict.INCONCLUSIVE);
        talk.register("a").force("a").call("2", "a").unregister("a").result("2", false);
        assertThat(verdict("GAME-FRC-11", talk)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void forceWhileAResultIsOwed_isDoubtedOnce() {
        Talk talk = Talk.begun("a", "b")
                .call("1", "b")
                .later(Duration.ofMillis(200))
                .force("a");
        assertThat(verdict("GAME-FRC-05", talk)).isEqualTo(Verdict.INFO);
    }

    private static Verdict verdict(String id, Talk talk) {
        return result(id, Edition.newest(), talk.entries()).verdict();
    }

    @Test
    void roughTimes_areNotJudgedByTheClock() {
        Mutant late = requireNonNull(PassiveMutants.all().get("GAME-STA-02"));
        Judge judge = new Judge(Edition.newest(), Catalogue.standard().matching("GAME-STA-02"), true);
        late.entries().forEach(judge::accept);
        assertThat(judge.results())
                .singleElement()
                .extracting(CaseResult::verdict)
                .isEqualTo(Verdict.INFO);
    }

    @Test
    void caseOfALaterEdition_isLeftOut() {
        Judge judge = new Judge(Edition.E0, Catalogue.standard().matching("SRV-SPF-*"), false);
        assertThat(judge.results()).isEmpty();
    }

    private static CaseResult result(String id, Edition edition, List<LogEntry> entries) {
        Judge judge = new Judge(edition, Catalogue.standard().matching(id), false);
        entries.forEach(judge::accept);
        return judge.results().get(0);
    }
}
