package dev.neurosdk.protocol.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition.DuplicateRegister;
import dev.neurosdk.protocol.edition.Edition.KeywordStance;
import dev.neurosdk.protocol.edition.Edition.RegistrationAdvice;
import dev.neurosdk.protocol.edition.Edition.SuccessMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditionTest {

    /** The table of section 12 of the protocol page, written out in full; "1" is yes, "." is no. */
    private static final String TABLE = """
            id  date       binary one-force duplicate limit root weak stance   unique priority ack voice unknown late speech success       advice
            E0  2024-12-04 .      .         IGNORE    none  .    0    UNLISTED .      .        .   .     .       .    .      SMALL         NONE
            E1  2024-12-11 1      1         IGNORE    none  .    0    UNLISTED .      .        .   .     .       .    .      SMALL         NONE
            E2  2024-12-17 1      1         IGNORE    none  .    32   AVOID    .      .        .   .     .       .    .      SMALL         NONE
            E3  2025-07-29 1      1         IGNORE    none  1    33   DOUBTFUL 1      .        .   .     .       .    .      SMALL         NONE
            E4  2025-12-17 1      1         IGNORE    none  1    33   DOUBTFUL 1      1        .   .     .       .    .      SMALL         NONE
            E5  2026-07-01 1      1         IGNORE    none  1    33   DOUBTFUL 1      1        1   .     .       .    .      SMALL         NONE
            E6  2026-08-19 1      1         IGNORE    none  1    33   DOUBTFUL 1      1        1   1     .       .    .      SMALL         NONE
            E7  2026-08-20 1      1         REPLACE   30    1    33   DOUBTFUL 1      1        1   1     1       1    1      RARE          EVERYTHING_ONCE
            E8  2026-08-21 1      1         REPLACE   20    1    33   DOUBTFUL 1      1        1   1     1       1    1      STATE_CHANGES EVERYTHING_ONCE
            E8+ none       1      1         REPLACE   20    1    33   DOUBTFUL 1      1        1   1     1       1    1      STATE_CHANGES PER_MODE
            """;

    private static final Set<String> WEAK = Set.of("""
            $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary
            additionalProperties allOf anyOf contentEncoding contentMediaType contentSchema dependentRequired dependentSchemas
            deprecated description else if maxProperties minProperties multipleOf not oneOf patternProperties readOnly
            then title unevaluatedItems unevaluatedProperties writeOnly""".split("\\s+"));

    static Stream<List<String>> rows() {
        return TABLE.lines().skip(1).map(line -> List.of(line.split("\\s+")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void edition_saysWhatThePageSays(List<String> row) {
        Edition edition = Edition.byId(row.get(0)).orElseThrow();

        assertThat(edition.date())
                .isEqualTo(Stream.of(row.get(1))
                        .filter(date -> !date.equals("none"))
                        .map(LocalDate::parse)
                        .findFirst());
        assertThat(edition.resultLimit())
                .isEqualTo(Stream.of(row.get(5))
                        .filter(limit -> !limit.equals("none"))
                        .map(limit -> Duration.ofSeconds(Long.parseLong(limit)))
                        .findFirst());
        assertThat(List.of(
                        mark(edition.binaryForbidden()),
                        mark(edition.oneForceAtATime()),
                        edition.duplicateRegister().name()))
                .isEqualTo(row.subList(2, 5));
        assertThat(List.of(
                        mark(edition.rootTypeObject()),
                        String.valueOf(edition.weakKeywords().size()),
                        edition.weakKeywordStance().name(),
                        mark(edition.uniqueItemsDoubtful()),
                        mark(edition.priority()),
                        mark(edition.startupAck()),
                        mark(edition.voice()),
                        mark(edition.unknownIgnored()),
                        mark(edition.lateResultDiscarded()),
                        mark(edition.speechFinished()),
                        edition.successMessage().name(),
                        edition.registrationAdvice().name()))
                .isEqualTo(row.subList(6, 18));
    }

    private static String mark(boolean flag) {
        return flag ? "1" : ".";
    }

    @Test
    void weakKeywords_areThoseOfThePage() {
        Set<String> withoutMultipleOf = new HashSet<>(WEAK);
        withoutMultipleOf.remove("multipleOf");

        assertThat(Edition.E2.weakKeywords()).hasSize(32).isEqualTo(withoutMultipleOf);
        assertThat(Edition.E3.weakKeywords()).hasSize(33).isEqualTo(WEAK);
    }

    @Test
    void all_isOldestFirstAndCannotBeChanged() {
        assertThat(Edition.all())
                .extracting(Edition::id)
                .containsExactlyElementsOf(rows().map(row -> row.get(0)).toList());
        assertThat(Edition.newest()).isSameAs(Edition.E8_PLUS);
        assertThatThrownBy(() -> Edition.all().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Edition.E3.weakKeywords().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void byId_comparesExactly() {
        assertThat(Edition.byId("E8+")).containsSame(Edition.E8_PLUS);
        assertThat(Edition.byId("e8")).isEmpty();
        assertThat(Edition.byId("E8 ")).isEmpty();
    }

    @Test
    void isAtLeast_followsTheLineOfPredecessors() {
        for (int later = 0; later < Edition.all().size(); later++) {
            for (int earlier = 0; earlier < Edition.all().size(); earlier++) {
                assertThat(Edition.all().get(later).isAtLeast(Edition.all().get(earlier)))
                        .isEqualTo(later >= earlier);
            }
        }
        Edition branch = Edition.E5.successor("branch", null).build();
        assertThat(branch.isAtLeast(Edition.E5)).isTrue();
        assertThat(branch.isAtLeast(Edition.E6)).isFalse();
        assertThat(Edition.E6.isAtLeast(branch)).isFalse();
    }

    @Test
    void successor_saysEverythingUntilChanged() {
        Edition same = Edition.E8.successor("E9", LocalDate.of(2026, 12, 1)).build();

        assertThat(same)
                .usingRecursiveComparison()
                .ignoringFields("id", "date", "predecessor")
                .isEqualTo(Edition.E8);
        assertThat(same).hasToString("E9");
        assertThat(same.date()).contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void builder_copiesKeywords() {
        Set<String> mutable = new HashSet<>(Set.of("not"));
        Edition edition = Edition.E8
                .successor("E9", null)
                .weakKeywords(mutable, KeywordStance.AVOID)
                .build();
        mutable.add("if");

        assertThat(edition.weakKeywords()).containsExactly("not");
    }

    @Test
    void builder_refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edition.E8.successor(" ", null))
                .withMessageStartingWith("id: expected");
        Edition.Builder builder = Edition.E8.successor("E9", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.resultLimit(Duration.ZERO))
                .withMessage("resultLimit: expected a positive duration, was PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.resultLimit(Duration.ofSeconds(-1)));
    }

    @Test
    void builder_canWithdrawEverything() {
        Edition bare = Edition.E8_PLUS
                .successor("bare", null)
                .binaryForbidden(false)
                .oneForceAtATime(false)
                .duplicateRegister(DuplicateRegister.IGNORE)
                .resultLimit(null)
                .rootTypeObject(false)
                .weakKeywords(Collections.emptySet(), KeywordStance.UNLISTED)
                .uniqueItemsDoubtful(false)
                .priority(false)
                .startupAck(false)
                .voice(false)
                .unknownIgnored(false)
                .lateResultDiscarded(false)
                .speechFinished(false)
                .successMessage(SuccessMessage.SMALL)
                .registrationAdvice(RegistrationAdvice.NONE)
                .build();

        assertThat(bare)
                .usingRecursiveComparison()
                .ignoringFields("id", "date", "predecessor")
                .isEqualTo(Edition.E0);
    }
}
