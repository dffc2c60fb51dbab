package dev.neurosdk.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void ids_areUniqueAndBeginWithTheClause() {
        assertThat(Rule.values()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(rule.id()).matches(rule.clause().id() + "/[a-z]+(-[a-z]+)*"));
    }

    @Test
    void statements_areWithoutFullStop() {
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(rule.statement()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void remedies_areOneSentenceEach_andSayMoreThanTheStatement() {
        assertThat(Rule.values()).allSatisfy(rule -> {
            assertThat(rule.remedy()).matches("[A-Z].{20,}[^.]\\.").doesNotContain(". ");
            assertThat(rule.remedy()).doesNotContainIgnoringCase(rule.statement());
        });
        assertThat(Rule.values()).extracting(Rule::remedy).doesNotHaveDuplicates();
    }

    @Test
    void level_neverExceedsThatOfTheClause() {
        assertThat(Rule.values()).allSatisfy(rule -> {
            Level clause = rule.clause().level(Edition.newest());
            Level own = rule.level(Edition.newest());
            assertThat(own).isGreaterThanOrEqualTo(clause == Level.PROPOSAL ? Level.ADVICE : clause);
        });
    }

    @Test
    void level_isProbeBeforeTheClauseExists() {
        assertThat(Rule.TEXT_FRAME.level(Edition.E0)).isEqualTo(Level.PROBE);
        assertThat(Rule.TEXT_FRAME.level(Edition.E1)).isEqualTo(Level.MUST);
        assertThat(Rule.VENDOR_PREFIX.level(Edition.E6)).isEqualTo(Level.PROBE);
        assertThat(Rule.VENDOR_PREFIX.level(Edition.E7)).isEqualTo(Level.SHOULD);
    }

    @Test
    void weakKeyword_isSoftenedFromE3On() {
        assertThat(Rule.WEAK_KEYWORD.level(Edition.E1)).isEqualTo(Level.PROBE);
        assertThat(Rule.WEAK_KEYWORD.level(Edition.E2)).isEqualTo(Level.SHOULD);
        assertThat(Rule.WEAK_KEYWORD.level(Edition.E3)).isEqualTo(Level.ADVICE);
    }
}
