package dev.neurosdk.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import org.junit.jupiter.api.Test;

class ViolationTest {
    private final Violation silent =
            Violation.of(Rule.CONTEXT_SHAPE, Edition.E0, "/data/silent", "a boolean", "the string \"yes\"");

    @Test
    void message_isOneSentence() {
        assertThat(silent.message()).isEqualTo("CTX-1 at /data/silent: expected a boolean, was the string \"yes\"");
        assertThat(silent).hasToString("MUST CTX-1 at /data/silent: expected a boolean, was the string \"yes\"");
    }

    @Test
    void message_aboutTheWhole_hasNoPlace() {
        assertThat(Violation.of(Rule.GAME_ENVELOPE_OBJECT, Edition.E0, "", "an object", "5")
                        .message())
                .isEqualTo("ENV-1: expected an object, was 5");
    }

    @Test
    void level_isThatOfTheEdition() {
        assertThat(silent.level()).isEqualTo(Level.MUST);
        assertThat(Violation.of(Rule.WEAK_KEYWORD, Edition.E3, "", "no", "not").level())
                .isEqualTo(Level.ADVICE);
        assertThat(silent.clause()).isEqualTo(Clause.CTX_1);
    }
}
