package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import org.junit.jupiter.api.Test;

class GameCasesTest {

    @Test
    void everyCase_isOneForGames_thatCanBeDrivenOrGuided() {
        assertThat(GameCases.standard()).isNotEmpty().allSatisfy((id, known) -> {
            assertThat(known.asked().role()).isEqualTo(Role.GAME);
            assertThat(known.asked().modes()).containsAnyOf(Mode.DRIVEN, Mode.GUIDED);
            assertThat(known.parts()).isNotEmpty();
        });
    }

    @Test
    void everyProcedure_isOfACase() {
        assertThat(GameCases.standard().keySet()).containsAll(GameProcedures.ids());
    }
}
