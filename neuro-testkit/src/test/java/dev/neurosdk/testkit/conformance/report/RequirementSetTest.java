package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.yaml.YamlException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementSetTest {

    private static final RequirementSet SMALL = new RequirementSet(
            "server-core", "E8", Role.SERVER, List.of("SRV-ENV-01", "SRV-ENV-09", "SRV-STA-03"), Set.of("SRV-ENV-09"));

    @Test
    void standardSets_existForTheNewestEditionAndE6_andTheirCasesAreOfRoleAndEdition() {
        for (String edition : List.of("E6", Edition.newest().id())) {
            assertThat(List.of("game-core", "game-full", "server-core", "server-full"))
                    .allSatisfy(name ->
                            assertThat(RequirementSet.find(name, edition)).isPresent());
        }
        assertThat(RequirementSet.standard())
                .allSatisfy(set -> assertThat(set.ids())
                        .isNotEmpty()
                        .allSatisfy(id -> assertThat(Catalogue.standard().find(id))
                                .hasValueSatisfying(
                                        known -> assertThat(known.role()).isEqualTo(set.role()))));
    }

    @Test
    void core_isAPartOfFull() {
        for (RequirementSet set : RequirementSet.standard()) {
            if (set.name().endsWith("-core")) {
                String full = set.name().replace("-core", "-full");
                assertThat(RequirementSet.find(full, set.edition())
                                .orElseThrow()
                                .ids())
                        .containsAll(set.ids());
            }
        }
    }

    @Test
    void set_isReadBackAsItWas() {
        assertThat(RequirementSet.parse("set.yml", SMALL.toYaml())).isEqualTo(SMALL);
    }

    @Test
    void lostId_isNoticed() {
        refused(SMALL.toYaml().replace("SRV-ENV-01, ", ""), "a frozen set never changes by accident");
        refused(SMALL.toYaml().replace("must-reach: [\n  SRV-ENV-09]", "must-reach: []"), "a frozen set never changes");
    }

    @Test
    void unknownId_isNoticed() {
        refused(SMALL.toYaml().replace("SRV-ENV-01", "SRV-ENV-99"), "expected the id of a case, was SRV-ENV-99");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> RequirementSet.parse("set.yml", yaml))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    @Test
    void standing_countsWhateverABaselineSays() {
        List<ReportedCase> cases = List.of(
                Runs.heard("SRV-ENV-01", Verdict.PASS),
                Runs.driven("SRV-ENV-09", Verdict.FAIL).with(BaselineState.KNOWN_FAILING),
                Runs.heard("SRV-STA-03", Verdict.NOT_REACHED));
        assertThat(SMALL.isCoveredBy(cases)).isTrue();
        Standing standing = SMALL.standing(cases);
        assertThat(standing.words()).isEqualTo("Neuro API E8 server-core 1/3");
        assertThat(standing.failed()).containsExactly("SRV-ENV-09");
        assertThat(standing.open()).containsExactly("SRV-STA-03");
        assertThat(SMALL.isCoveredBy(cases.subList(0, 2))).isFalse();
    }

    @Test
    void whatDoesNotApply_isLeftOut_andLighterVerdictsHold() {
        Standing standing = SMALL.standing(List.of(
                Runs.heard("SRV-ENV-01", Verdict.ADVISE),
                Runs.driven("SRV-ENV-09", Verdict.WARN),
                Runs.heard("SRV-STA-03", Verdict.NOT_APPLICABLE)));
        assertThat(standing.total()).isEqualTo(2);
        assertThat(standing.isMet()).isTrue();
    }
}
