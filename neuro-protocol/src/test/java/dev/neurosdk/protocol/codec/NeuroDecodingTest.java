package dev.neurosdk.protocol.codec;

import static dev.neurosdk.protocol.codec.Outcomes.found;
import static dev.neurosdk.protocol.codec.Outcomes.fromNeuro;
import static dev.neurosdk.protocol.codec.Outcomes.malformed;
import static dev.neurosdk.protocol.codec.Outcomes.neuro;
import static dev.neurosdk.protocol.codec.Outcomes.understood;
import static dev.neurosdk.protocol.codec.Outcomes.unrecognized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.message.NeuroMessage.GracefulShutdown;
import dev.neurosdk.protocol.message.NeuroMessage.ReregisterAll;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuroDecodingTest {
    private static final String SESSION = "'session':{'sessionId':'s','characterId':'c','displayName':'d'}";

    @Test
    void game_isReportedAndIgnored() {
        assertThat(found(understood(neuro("{'command':'actions/reregister_all','game':'G'}"))))
                .containsExactly("ENV-2/no-game /game");
        assertThat(found(understood(neuro("{'command':'actions/reregister_all','game':null}"))))
                .containsExactly("ENV-2/no-game /game");
    }

    @Test
    void acknowledgement_thatIsFlat_isMalformed() {
        Decoded<NeuroMessage> decoded =
                neuro(fromNeuro("startup", "'sessionId':'s','characterId':'c','displayName':'d'"));

        assertThat(found(malformed(decoded)))
                .contains("ACK-1/shape /data/session", "ACK-1/extra /data/sessionId")
                .doesNotContain("ACK-1/shape /data/session/sessionId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'session':'s'",
                "'session':null",
                "'session':{'sessionId':'s','characterId':'c'}",
                "'session':{'sessionId':'s','characterId':'c','displayName':''}",
                "'session':{'sessionId':1,'characterId':'c','displayName':'d'}"
            })
    void acknowledgement_thatIsIncomplete_isMalformed(String members) {
        assertThat(malformed(neuro(fromNeuro("startup", members))).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule().id()).isEqualTo("ACK-1/shape"));
    }

    @Test
    void acknowledgement_withUnknownMembers_isUnderstood() {
        assertThat(found(understood(neuro(fromNeuro("startup", SESSION.replace("}", ",'x':1}") + ",'y':2")))))
                .containsExactly("ACK-1/extra /data/session/x", "ACK-1/extra /data/y");
    }

    @Test
    void commandsOfLaterEditions_areUnrecognizedButNotTakenForCustomOnes() {
        Decoded<NeuroMessage> early = neuro(Edition.E4, fromNeuro("startup", SESSION));

        assertThat(unrecognized(early).game()).isNull();
        assertThat(found(early)).containsExactly("ENV-6/unknown-command /command");
        assertThat(found(neuro(Edition.E5, fromNeuro("startup", SESSION)))).isEmpty();
        assertThat(found(unrecognized(neuro(Edition.E6, fromNeuro("speech_finished", "'isFinal':true")))))
                .containsExactly("ENV-6/unknown-command /command");
        assertThat(found(neuro(Edition.E7, fromNeuro("speech_finished", "'isFinal':true"))))
                .isEmpty();
    }

    @Test
    void proposals_areReadInEveryEdition() {
        for (Edition edition : Edition.all()) {
            assertThat(understood(neuro(edition, "{'command':'actions/reregister_all','data':{}}"))
                            .message())
                    .isEqualTo(new ReregisterAll());
            assertThat(understood(neuro(edition, fromNeuro("shutdown/graceful", "'wants_shutdown':false")))
                            .message())
                    .isEqualTo(new GracefulShutdown(false));
        }
    }

    @Test
    void action_isUnderstoodWhateverItsText() {
        for (String data : List.of("", "{", "[]", "null", "5", "hello")) {
            Decoded<NeuroMessage> decoded = neuro(fromNeuro("action", "'id':'1','name':'a','data':'" + data + "'"));
            assertThat(understood(decoded).message()).isEqualTo(new Action("1", "a", data));
            assertThat(found(decoded)).containsExactly("ACN-2/object /data/data");
        }
        assertThat(neuro(fromNeuro("action", "'id':'1','name':'a','data':'{\\'door\\':1}'")))
                .satisfies(decoded -> {
                    assertThat(understood(decoded).message()).isEqualTo(new Action("1", "a", "{\"door\":1}"));
                    assertThat(decoded.violations()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "5", "[]", "true"})
    void action_dataThatIsNoText_isMalformed(String data) {
        assertThat(found(malformed(neuro(fromNeuro("action", "'id':'1','name':'a','data':" + data)))))
                .containsExactly("ACN-2/text /data/data");
    }

    @Test
    void action_nullData_countsAsAbsent() {
        Decoded<NeuroMessage> decoded = neuro(fromNeuro("action", "'id':'1','name':'a','data':null"));

        assertThat(understood(decoded).message()).isEqualTo(new Action("1", "a", null));
        assertThat(found(decoded)).containsExactly("ACN-1/null /data/data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "7", "null"})
    void action_idThatIsNoNonEmptyText_isMalformed(String id) {
        assertThat(found(malformed(neuro(fromNeuro("action", "'id':" + id + ",'name':'a'")))))
                .containsExactly("ACN-1/shape /data/id");
    }

    @Test
    void action_withoutData_isMalformed() {
        assertThat(found(malformed(neuro("{'command':'action'}")))).containsExactly("ENV-2/data /data");
        assertThat(found(malformed(neuro("{'command':'action','data':{}}"))))
                .containsExactly("ACN-1/shape /data/id", "ACN-1/shape /data/name");
    }

    @Test
    void speech_readsEverything() {
        assertThat(understood(neuro(fromNeuro("speech_finished", "'isFinal':true,'cancelled':true,'reason':'r'"))))
                .isEqualTo(new Decoded.Understood<>(new SpeechFinished(true, true, "r"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'cancelled':false"})
    void speech_reasonWithoutCancellation_isReportedAndDropped(String cancelled) {
        Decoded<NeuroMessage> decoded = neuro(fromNeuro("speech_finished", "'isFinal':true,'reason':'r'" + cancelled));

        assertThat(understood(decoded).message()).isEqualTo(new SpeechFinished(true, false, null));
        assertThat(found(decoded)).containsExactly("SPF-1/reason /data/reason");
    }

    @Test
    void speech_withWrongTypes_reportsEach() {
        assertThat(found(malformed(neuro(fromNeuro("speech_finished", "'cancelled':1,'reason':1")))))
                .containsExactly(
                        "SPF-1/shape /data/isFinal", "SPF-1/shape /data/cancelled", "SPF-1/shape /data/reason");
    }

    @Test
    void speech_wrappedTwice_isMalformed() {
        assertThat(found(malformed(neuro(fromNeuro("speech_finished", "'data':{'isFinal':true}")))))
                .containsExactly("SPF-1/shape /data/isFinal", "SPF-1/extra /data/data");
    }

    @Test
    void commandsOfGames_areUnknown() {
        assertThat(found(unrecognized(neuro(fromNeuro("context", "'message':'m','silent':true")))))
                .containsExactly("ENV-6/unknown-command /command", "ENV-6/vendor-prefix /command");
    }

    @Test
    void envelope_isCheckedLikeThatOfGames() {
        assertThat(found(malformed(neuro("[]")))).containsExactly("ENV-2/object");
        assertThat(found(malformed(neuro("{'data':1,'x':1}"))))
                .containsExactly("ENV-2/command /command", "ENV-2/data /data", "ENV-2/extra /x");
        assertThat(found(understood(neuro("{'command':'shutdown/immediate','data':null}"))))
                .containsExactly("ENV-2/null /data");
    }
}
