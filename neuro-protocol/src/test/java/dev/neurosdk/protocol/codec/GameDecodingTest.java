package dev.neurosdk.protocol.codec;

import static dev.neurosdk.protocol.codec.Outcomes.found;
import static dev.neurosdk.protocol.codec.Outcomes.fromGame;
import static dev.neurosdk.protocol.codec.Outcomes.game;
import static dev.neurosdk.protocol.codec.Outcomes.malformed;
import static dev.neurosdk.protocol.codec.Outcomes.understood;
import static dev.neurosdk.protocol.codec.Outcomes.unrecognized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.Context;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.RegisterActions;
import dev.neurosdk.protocol.message.GameMessage.Startup;
import dev.neurosdk.protocol.message.GameMessage.UnregisterActions;
import dev.neurosdk.protocol.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameDecodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"startup", "shutdown/ready"})
    void noContent_mayBeAnEmptyObjectOrNull(String command) {
        assertThat(found(game(fromGame(command, "")))).isEmpty();

        Decoded<GameMessage> decoded = game("{'command':'" + command + "','game':'G','data':null}");
        assertThat(understood(decoded).message().command()).isEqualTo(command);
        assertThat(found(decoded)).containsExactly("ENV-1/null /data");
    }

    @Test
    void noContent_thatIsFilled_isReportedAndIgnored() {
        Decoded<GameMessage> decoded = game(fromGame("startup", "'x':1"));

        assertThat(understood(decoded).message()).isEqualTo(new Startup("G"));
        assertThat(found(decoded)).containsExactly("ENV-5/no-content /data");
        assertThat(decoded.violations().get(0).level()).isEqualTo(Level.MUST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'x'", "5", "true"})
    void data_thatIsNoObject_isMalformedEverywhere(String data) {
        for (String command : List.of(
                "startup",
                "context",
                "actions/register",
                "actions/unregister",
                "actions/force",
                "action/result",
                "shutdown/ready",
                "tool/x")) {
            Decoded<GameMessage> decoded = game("{'command':'" + command + "','game':'G','data':" + data + "}");
            assertThat(malformed(decoded).command()).isEqualTo(command);
            assertThat(found(decoded)).contains("ENV-1/data /data");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "actions/register", "actions/unregister", "actions/force", "action/result"})
    void data_thatIsNeeded_isNeitherAbsentNorNull(String command) {
        assertThat(found(malformed(game("{'command':'" + command + "','game':'G'}"))))
                .containsExactly("ENV-1/data /data");
        assertThat(found(malformed(game("{'command':'" + command + "','game':'G','data':null}"))))
                .containsExactly("ENV-1/data /data");
    }

    @Test
    void envelope_reportsEverythingAtOnce() {
        Decoded<GameMessage> decoded =
                game("{'command':'context','game':5,'data':{'silent':'yes','x':1},'main_thread':true}");

        assertThat(malformed(decoded).command()).isEqualTo("context");
        assertThat(malformed(decoded).game()).isNull();
        assertThat(found(decoded))
                .containsExactly(
                        "ENV-1/game /game",
                        "CTX-1/shape /data/message",
                        "CTX-1/shape /data/silent",
                        "CTX-1/extra /data/x",
                        "ENV-1/extra /main_thread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'command':5}", "{'command':null}", "{'command':''}", "{'command':['startup']}"})
    void envelope_withoutUsableCommandAndGame_isMalformed(String text) {
        Decoded<GameMessage> decoded = game(text);

        assertThat(malformed(decoded).command()).isNull();
        assertThat(found(decoded)).containsExactly("ENV-1/command /command", "ENV-1/game /game");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "'x'", "true", "null", "[{'command':'startup','game':'G'}]"})
    void jsonThatIsNoObject_isMalformed(String text) {
        assertThat(found(malformed(game(text)))).containsExactly("ENV-1/object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "{", "{'command':'startup','game':'G'}{}", "{'command':NaN}"})
    void textThatIsNoJson_isMalformed(String text) {
        Decoded<GameMessage> decoded = game(text);

        assertThat(malformed(decoded).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule().id()).isEqualTo("JSON-2/text"));
    }

    @Test
    void textOverTheLimit_isMalformed() {
        String text = "{\"command\":\"startup\",\"game\":\"G\"}";

        assertThat(found(new MessageDecoder(Edition.E0, text.length()).decodeGame(text)))
                .isEmpty();
        assertThat(found(new MessageDecoder(Edition.E0, text.length() - 1).decodeGame(text)))
                .containsExactly("JSON-9/size");
    }

    @Test
    void repeatedMember_isReportedAndTheLastOneCounts() {
        Decoded<GameMessage> decoded =
                game("{'command':'x','command':'context','game':'G','data':{'silent':1,'message':'m','silent':true}}");

        assertThat(understood(decoded).message()).isEqualTo(new Context("G", "m", true));
        assertThat(found(decoded)).containsExactly("JSON-4/unique-names /command", "JSON-4/unique-names /data/silent");
    }

    @Test
    void members_comeInAnyOrderAndOverManyLines() {
        Decoded<GameMessage> decoded =
                game("{\n\t'data' : {\r\n'silent':false,\n 'message':'m'\n},\n'game':'G',\n'command':'context'}\n");

        assertThat(understood(decoded)).isEqualTo(new Decoded.Understood<>(new Context("G", "m", false), List.of()));
    }

    @Test
    void register_keepsTheGoodOnesAndSkipsTheBadOnes() {
        Decoded<GameMessage> decoded = game(fromGame(
                "actions/register",
                "'actions':[{'name':'b','description':''},5,{'name':5,'description':5},{'name':'','description':'x'},"
                        + "{'name':'n'},{'name':'s','description':'x','schema':true},"
                        + "{'name':'a','description':'x','schema':{'b': 1.0, 'a':null}}]"));

        assertThat(understood(decoded).message())
                .isEqualTo(new RegisterActions(
                        "G",
                        List.of(
                                new ActionDefinition("b", ""),
                                new ActionDefinition("a", "x", "{\"b\":1.0,\"a\":null}"))));
        assertThat(found(decoded))
                .containsExactly(
                        "ACD-1/shape /data/actions/1",
                        "ACD-1/shape /data/actions/2/name",
                        "ACD-2/description /data/actions/2/description",
                        "ACD-1/shape /data/actions/3/name",
                        "ACD-2/description /data/actions/4/description",
                        "ACD-3/object /data/actions/5/schema");
    }

    @Test
    void register_withOnlyBadOnes_registersNothing() {
        Decoded<GameMessage> decoded = game(fromGame("actions/register", "'actions':[{}]"));

        assertThat(understood(decoded).message()).isEqualTo(new RegisterActions("G", List.of()));
    }

    @Test
    void register_withOneNameTwice_followsTheEdition() {
        String text = fromGame(
                "actions/register",
                "'actions':[{'name':'a','description':'1'},{'name':'b','description':'2'},"
                        + "{'name':'a','description':'3'},{'name':'b'}]");
        ActionDefinition b = new ActionDefinition("b", "2");

        assertThat(understood(game(Edition.E6, text)).message())
                .isEqualTo(new RegisterActions("G", List.of(new ActionDefinition("a", "1"), b)));
        assertThat(understood(game(Edition.E7, text)).message())
                .isEqualTo(new RegisterActions("G", List.of(new ActionDefinition("a", "3"), b)));
        assertThat(found(game(Edition.E7, text)))
                .containsExactly("ACD-1/unique /data/actions/2/name", "ACD-2/description /data/actions/3/description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "look_around", "a-b_c", "7", "a1-2"})
    void actionName_ofGoodForm_isNotReported(String name) {
        assertThat(found(game(register(name)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a b", "é", "x.y/z", "_a", "a_", "a__b", "toString", "a\\n", "😀"})
    void actionName_ofBadForm_isReportedAndKept(String name) {
        assertThat(found(understood(game(register(name))))).containsExactly("ACD-1/form /data/actions/0/name");
    }

    @Test
    void actionName_ofHostileLength_isCheckedAtOnce() {
        String name = "a-".repeat(250_000);

        assertThat(found(understood(game(register(name))))).containsExactly("ACD-1/form /data/actions/0/name");
    }

    private static String register(String name) {
        return fromGame("actions/register", "'actions':[{'name':'" + name + "','description':'x'}]");
    }

    @Test
    void schema_nullAndEmpty_meanNoParameters() {
        Decoded<GameMessage> decoded = game(fromGame(
                "actions/register",
                "'actions':[{'name':'a','description':'x','schema':null},{'name':'b','description':'x','schema':{}}]"));

        assertThat(understood(decoded).message())
                .isEqualTo(new RegisterActions(
                        "G", List.of(new ActionDefinition("a", "x"), new ActionDefinition("b", "x", "{}"))));
        assertThat(found(decoded)).containsExactly("ACD-3/null /data/actions/0/schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'actions':null", "'actions':{}", "'actions':'a'"})
    void register_withoutAList_isMalformed(String members) {
        assertThat(found(malformed(game(fromGame("actions/register", members)))))
                .containsExactly("REG-1/shape /data/actions");
    }

    @Test
    void lists_mayBeEmptyExceptInAForce() {
        assertThat(found(game(fromGame("actions/register", "'actions':[]")))).isEmpty();
        assertThat(found(game(fromGame("actions/unregister", "'action_names':[]"))))
                .isEmpty();
        assertThat(found(malformed(game(fromGame("actions/force", "'query':'q','action_names':[]")))))
                .containsExactly("FRC-1/shape /data/action_names");
    }

    @Test
    void unregister_keepsNamesAsSent() {
        assertThat(understood(game(fromGame("actions/unregister", "'action_names':['b','a','b','']"))))
                .isEqualTo(new Decoded.Understood<>(new UnregisterActions("G", List.of("b", "a", "b", "")), List.of()));
    }

    @Test
    void names_thatAreNoStrings_areAllReported() {
        assertThat(found(malformed(game(fromGame("actions/unregister", "'action_names':['a',1,null,['b']]")))))
                .containsExactly(
                        "UNR-1/shape /data/action_names/1",
                        "UNR-1/shape /data/action_names/2",
                        "UNR-1/shape /data/action_names/3");
    }

    @Test
    void force_readsEverything() {
        Decoded<GameMessage> decoded = game(fromGame(
                "actions/force",
                "'state':'','query':'q','ephemeral_context':true,'priority':'high','action_names':['b','a']"));

        assertThat(understood(decoded))
                .isEqualTo(new Decoded.Understood<>(
                        new ForceActions("G", "", "q", true, ForcePriority.HIGH, List.of("b", "a")), List.of()));
    }

    @Test
    void force_takesNullAndAbsenceForTheDefaults() {
        ForceActions plain = new ForceActions("G", "q", List.of("a"));
        Decoded<GameMessage> nulls = game(fromGame(
                "actions/force",
                "'state':null,'query':'q','ephemeral_context':null,'priority':null,'action_names':['a']"));

        assertThat(understood(nulls).message()).isEqualTo(plain);
        assertThat(found(nulls))
                .containsExactly(
                        "FRC-1/null /data/state", "FRC-1/null /data/ephemeral_context", "FRC-1/null /data/priority");
        for (Edition edition : Edition.all()) {
            assertThat(understood(game(edition, fromGame("actions/force", "'query':'q','action_names':['a']"))))
                    .isEqualTo(new Decoded.Understood<>(plain, List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urgent", "LOW", ""})
    void priority_thatIsUnknown_isLow(String priority) {
        Decoded<GameMessage> decoded =
                game(fromGame("actions/force", "'query':'q','priority':'" + priority + "','action_names':['a']"));

        assertThat(understood(decoded).message()).isEqualTo(new ForceActions("G", "q", List.of("a")));
        assertThat(found(decoded)).containsExactly("FRC-3/priority /data/priority");
    }

    @Test
    void priority_beforeE4_isAMemberLikeAnyUnknownOne() {
        Decoded<GameMessage> decoded =
                game(Edition.E3, fromGame("actions/force", "'query':'q','priority':9,'action_names':['a']"));

        assertThat(understood(decoded).message()).isEqualTo(new ForceActions("G", "q", List.of("a")));
        assertThat(found(decoded)).containsExactly("FRC-1/extra /data/priority");
    }

    @Test
    void force_withWrongTypes_reportsEach() {
        Decoded<GameMessage> decoded = game(fromGame(
                "actions/force", "'state':{},'query':5,'ephemeral_context':'true','priority':9,'action_names':'a'"));

        assertThat(found(malformed(decoded)))
                .containsExactly(
                        "FRC-1/shape /data/state",
                        "FRC-1/shape /data/query",
                        "FRC-1/shape /data/ephemeral_context",
                        "FRC-3/priority /data/priority",
                        "FRC-1/shape /data/action_names");
    }

    @Test
    void force_countsRepeatedNamesOnce() {
        Decoded<GameMessage> decoded = game(fromGame("actions/force", "'query':'q','action_names':['b','a','b','b']"));

        assertThat(understood(decoded).message()).isEqualTo(new ForceActions("G", "q", List.of("b", "a")));
        assertThat(found(decoded))
                .containsExactly(
                        "FRC-1/duplicate-name /data/action_names/2", "FRC-1/duplicate-name /data/action_names/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'message':''", ",'message':null"})
    void result_emptyMessage_countsAsAbsent(String message) {
        Decoded<GameMessage> success = game(fromGame("action/result", "'id':'1','success':true" + message));
        Decoded<GameMessage> failure = game(fromGame("action/result", "'id':'1','success':false" + message));

        assertThat(understood(success).message()).isEqualTo(new ActionResult("G", "1", true, null));
        assertThat(understood(failure).message()).isEqualTo(new ActionResult("G", "1", false, null));
        assertThat(found(success)).doesNotContain("RES-5/reason /data/message");
        assertThat(found(failure)).contains("RES-5/reason /data/message");
    }

    @Test
    void result_withWrongTypes_reportsEach() {
        assertThat(found(malformed(game(fromGame("action/result", "'id':7,'success':'true','message':[]")))))
                .containsExactly("RES-1/shape /data/id", "RES-1/shape /data/success", "RES-1/shape /data/message");
    }

    @Test
    void unknownMembers_doNoHarmAnywhere() {
        Decoded<GameMessage> decoded =
                game("{'command':'actions/register','game':'G','x':null,'data':{'main_thread':true,"
                        + "'actions':[{'name':'a','description':'x','strict':true}]}}");

        assertThat(understood(decoded).message())
                .isEqualTo(new RegisterActions("G", List.of(new ActionDefinition("a", "x"))));
        assertThat(found(decoded))
                .containsExactly(
                        "ACD-1/extra /data/actions/0/strict", "REG-1/extra /data/main_thread", "ENV-1/extra /x");
        assertThat(decoded.violations()).allMatch(violation -> violation.level() == Level.ADVICE);
    }

    @Test
    void unknownCommand_isUnrecognizedWithItsContent() {
        Decoded<GameMessage> decoded = game("{'command':'tool/x','game':'G','data':{'a': [1.0, null]}}");

        assertThat(unrecognized(decoded).command()).isEqualTo("tool/x");
        assertThat(unrecognized(decoded).game()).isEqualTo("G");
        assertThat(unrecognized(decoded).data()).isEqualTo("{\"a\":[1.0,null]}");
        assertThat(found(decoded)).containsExactly("ENV-6/unknown-command /command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "/x", "tool/", "actions/x", "shutdown/x", "action", "speech_finished", "Startup"})
    void unknownCommand_withoutVendorPrefix_isReportedOnceThatIsWritten(String command) {
        String text = "{'command':'" + command + "','game':'G'}";

        assertThat(found(unrecognized(game(Edition.E7, text))))
                .containsExactly("ENV-6/unknown-command /command", "ENV-6/vendor-prefix /command");
        assertThat(found(unrecognized(game(Edition.E6, text)))).containsExactly("ENV-6/unknown-command /command");
        assertThat(game(Edition.E6, text).violations().get(0).level()).isEqualTo(Level.PROBE);
    }

    @Test
    void unknownCommand_withoutGame_isMalformed() {
        assertThat(malformed(game("{'command':'tool/x'}")).command()).isEqualTo("tool/x");
    }

    @Test
    void violations_areLimitedInNumber() {
        String members = "'action_names':[" + "1,".repeat(100_000) + "1]";

        assertThat(malformed(game(fromGame("actions/unregister", members))).violations())
                .hasSize(Findings.LIMIT);
    }

    @Test
    void violations_quoteThePeerBrieflyAndHarmlessly() {
        Decoded<GameMessage> decoded =
                game("{'command':'context','game':'G','data':{'silent':'" + "\\u0007\\u202e\\n".repeat(1000) + "'}}");

        assertThat(decoded.violations().get(1).message())
                .startsWith("CTX-1 at /data/silent: expected a boolean, was the string \"\\u0007\\u202e\\n\\u0007")
                .endsWith("…\"")
                .hasSizeLessThan(400);
    }

    @Test
    void violations_pointNoFurtherThanANameThatCanBeShown() {
        Decoded<GameMessage> decoded =
                game("{'command':'startup','game':'G','" + "x".repeat(1000) + "':1,'a\\u0000':1,'~/':1}");

        assertThat(found(decoded)).containsExactly("ENV-1/extra", "ENV-1/extra", "ENV-1/extra /~0~1");
        assertThat(decoded.violations().get(0).actual()).isEqualTo("a member \"" + "x".repeat(60) + "…\"");
    }
}
