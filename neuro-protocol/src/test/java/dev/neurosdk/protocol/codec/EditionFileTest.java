package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.neurosdk.protocol.codec.EditionFile.Editions;
import dev.neurosdk.protocol.codec.EditionFile.Refused;
import dev.neurosdk.protocol.edition.Edition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionFileTest {

    @Test
    void edition_differsOnlyInWhatIsListed() {
        Edition e9 = editions("[{'id':'E9','date':'2026-12-01','after':'E8+','resultLimit':'PT10S'}]")
                .get(0);

        assertThat(e9.id()).isEqualTo("E9");
        assertThat(e9.date()).contains(LocalDate.of(2026, 12, 1));
        assertThat(e9.resultLimit()).contains(Duration.ofSeconds(10));
        assertThat(e9.isAtLeast(Edition.E8_PLUS)).isTrue();
        assertThat(e9)
                .usingRecursiveComparison()
                .ignoringFields("id", "date", "predecessor", "resultLimit")
                .isEqualTo(Edition.E8_PLUS);
    }

    @Test
    void edition_canChangeEverything() {
        Edition edition = editions("""
                [{'id':'X','after':'E0','binaryForbidden':true,'oneForceAtATime':true,'duplicateRegister':'REPLACE',
                  'resultLimit':'PT1.5S','rootTypeObject':true,'weakKeywords':['not','if'],'weakKeywordStance':'AVOID',
                  'uniqueItemsDoubtful':true,'priority':true,'startupAck':true,'voice':true,'unknownIgnored':true,
                  'lateResultDiscarded':true,'speechFinished':true,'successMessage':'STATE_CHANGES',
                  'registrationAdvice':'PER_MODE'}]""").get(0);

        assertThat(edition)
                .usingRecursiveComparison()
                .isEqualTo(Edition.E0
                        .successor("X", null)
                        .binaryForbidden(true)
                        .oneForceAtATime(true)
                        .duplicateRegister(Edition.DuplicateRegister.REPLACE)
                        .resultLimit(Duration.ofMillis(1500))
                        .rootTypeObject(true)
                        .weakKeywords(Set.of("if", "not"), Edition.KeywordStance.AVOID)
                        .uniqueItemsDoubtful(true)
                        .priority(true)
                        .startupAck(true)
                        .voice(true)
                        .unknownIgnored(true)
                        .lateResultDiscarded(true)
                        .speechFinished(true)
                        .successMessage(Edition.SuccessMessage.STATE_CHANGES)
                        .registrationAdvice(Edition.RegistrationAdvice.PER_MODE)
                        .build());
    }

    @Test
    void edition_takesKeywordsAndStanceFromItsPredecessorEach() {
        List<Edition> editions = editions("""
                [{'id':'A','after':'E3','weakKeywords':[]},{'id':'B','after':'E3','weakKeywordStance':'AVOID'}]""");

        assertThat(editions.get(0).weakKeywords()).isEmpty();
        assertThat(editions.get(0).weakKeywordStance()).isEqualTo(Edition.KeywordStance.DOUBTFUL);
        assertThat(editions.get(1).weakKeywords()).isEqualTo(Edition.E3.weakKeywords());
        assertThat(editions.get(1).weakKeywordStance()).isEqualTo(Edition.KeywordStance.AVOID);
    }

    @Test
    void null_removesDateAndLimit() {
        Edition edition = editions("[{'id':'A','date':null,'after':'E8','resultLimit':null}]")
                .get(0);

        assertThat(edition.date()).isEmpty();
        assertThat(edition.resultLimit()).isEmpty();
    }

    @Test
    void editions_canFollowEachOther() {
        List<Edition> editions = editions("[{'id':'E9','after':'E8','voice':false},{'id':'E10','after':'E9'}]");

        assertThat(editions).extracting(Edition::id).containsExactly("E9", "E10");
        assertThat(editions.get(1).voice()).isFalse();
        assertThat(editions.get(1).isAtLeast(editions.get(0))).isTrue();
        assertThat(editions("[]")).isEmpty();
    }

    @Test
    void decoder_followsAnEditionOfAFile() {
        Edition mute = editions("[{'id':'E9','after':'E8','startupAck':false}]").get(0);

        assertThat(Outcomes.neuro(mute, "{'command':'startup','data':{}}")).isInstanceOf(Decoded.Unrecognized.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                  | expected complete JSON, was the end of the text",
                "{}                                                 | expected an array of editions, was an empty object",
                "[5]                                                | /0: expected an object, was 5",
                "[{'id':'E9','id':'E10','after':'E8'}]              | /0/id: expected a member name that occurs once, was a repetition",
                "[{'after':'E8'}]                                   | /0/id: expected a name such as E9, was absent",
                "[{'id':' ','after':'E8'}]                          | /0/id: expected a name such as E9, was the string \" \"",
                "[{'id':'E7','after':'E8'}]                         | /0/id: expected a name that is not taken, was the string \"E7\"",
                "[{'id':'E9','after':'E8','date':'1.12.2026'}]      | /0/date: expected a day such as 2026-12-01, or null, was the string \"1.12.2026\"",
                "[{'id':'E9','after':'E8','date':5}]                | /0/date: expected a day such as 2026-12-01, or null, was 5",
                "[{'id':'E9','after':'E8','resultLimit':10}]        | /0/resultLimit: expected a positive duration such as PT20S, or null, was 10",
                "[{'id':'E9','after':'E8','resultLimit':'PT0S'}]    | /0/resultLimit: expected a positive duration such as PT20S, or null, was the string \"PT0S\"",
                "[{'id':'E9','after':'E8','voice':'yes'}]           | /0/voice: expected a boolean, was the string \"yes\"",
                "[{'id':'E9','after':'E8','successMessage':'rare'}] | /0/successMessage: expected SMALL or RARE or STATE_CHANGES, was the string \"rare\"",
                "[{'id':'E9','after':'E8','weakKeywords':['a',1]}]  | /0/weakKeywords: expected an array of different strings, was an array of 2",
                "[{'id':'E9','after':'E8','weakKeywordStance':1}]   | /0/weakKeywordStance: expected UNLISTED or AVOID or DOUBTFUL, was 1",
            })
    void mistake_isNamed(String text, String problem) {
        assertThat(problems(text)).containsExactly(problem);
    }

    @Test
    void unknownMembersAndPredecessors_areRefusedWithTheChoices() {
        assertThat(problems("[{'id':'E9','after':'E8','voices':true}]"))
                .singleElement()
                .asString()
                .startsWith("/0: expected one of id, after, date, binaryForbidden, ")
                .endsWith(", was a member \"voices\"");
        assertThat(problems("[{'id':'E9','after':'E10'},{'id':'E10','after':'E8'}]"))
                .containsExactly(
                        "/0/after: expected the id of an earlier edition, one of E0, E1, E2, E3, E4, E5, E6, E7, E8,"
                                + " E8+, was the string \"E10\"");
    }

    @Test
    void everyMistake_isReported() {
        assertThat(problems("[{'id':'E9','after':'E8','voice':1,'priority':2},{},5]"))
                .hasSize(5);
    }

    private static List<Edition> editions(String text) {
        return assertThat(EditionFile.read(text.replace('\'', '"')))
                .asInstanceOf(type(Editions.class))
                .actual()
                .editions();
    }

    private static List<String> problems(String text) {
        return assertThat(EditionFile.read(text.replace('\'', '"')))
                .asInstanceOf(type(Refused.class))
                .actual()
                .problems();
    }
}
