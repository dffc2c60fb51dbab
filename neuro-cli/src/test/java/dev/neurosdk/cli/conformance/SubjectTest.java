package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static String testee(@Nullable String started) {
        return Subject.of(Role.GAME, Edition.newest(), "a game", "neuro check game", started)
                .testee();
    }

    @Test
    void referencePeer_isNamedWithItsMutants() {
        assertThat(testee("./neuro reference game --mutant TWO_RESULTS")).isEqualTo("a game, mutant TWO_RESULTS");
        assertThat(testee("neuro reference game --mutant=NO_PONG --mutant SHRUG --for 9s"))
                .isEqualTo("a game, mutant NO_PONG and SHRUG");
    }

    @Test
    void anybodyElse_isCalledAsUsual() {
        assertThat(testee("./MyGame -batchmode")).isEqualTo("a game");
        assertThat(testee(null)).isEqualTo("a game");
    }
}
