package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerCasesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    @Test
    void everyCase_isADrivenOneOfServers_andHasParts() {
        assertThat(ServerCases.standard()).hasSizeGreaterThan(80).allSatisfy((id, driven) -> {
            assertThat(driven.asked().role()).isEqualTo(Role.SERVER);
            assertThat(driven.asked().modes()).containsAnyOf(Mode.DRIVEN, Mode.SPEECH);
            assertThat(driven.parts(Edition.newest())).isNotEmpty();
        });
    }

    @Test
    void names_areOfTheRun() {
        List<Scenario> scenarios =
                requireNonNull(ServerCases.standard().get("SRV-ENV-17")).scenarios(Edition.newest(), "9c1f", DEADLINE);
        assertThat(scenarios).singleElement().satisfies(scenario -> {
            assertThat(scenario.game()).isEqualTo("NC Alpha 9c1f0");
            assertThat(scenario.toString())
                    .contains("nc_a_9c1f0", "NC Alpha 9c1f0")
                    .doesNotContain("\"G\"");
        });
    }

    @Test
    void variant_goesByEdition() {
        DrivenCase duplicate = requireNonNull(ServerCases.standard().get("SRV-REG-02"));
        assertThat(duplicate.scenarios(Edition.E6, "x", DEADLINE))
                .singleElement()
                .satisfies(scenario ->
                        assertThat(scenario.toString()).contains("\\s*\"old\"").doesNotContain("\\s*\"new\""));
        assertThat(duplicate.scenarios(Edition.E7, "x", DEADLINE))
                .singleElement()
                .satisfies(scenario -> assertThat(scenario.toString()).contains("\\s*\"new\""));
    }
}
