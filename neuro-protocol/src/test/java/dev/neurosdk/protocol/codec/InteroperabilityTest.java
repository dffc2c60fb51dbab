package dev.neurosdk.protocol.codec;

import static dev.neurosdk.protocol.codec.Outcomes.fromGame;
import static dev.neurosdk.protocol.codec.Outcomes.game;
import static dev.neurosdk.protocol.codec.Outcomes.neuro;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.codec.Decoded.Understood;
import dev.neurosdk.protocol.codec.Decoded.Unrecognized;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real peers do (T) and what no peer may be sent (N): section 15 of the protocol page, as far as texts show it. */
class InteroperabilityTest {

    /** The rows without a text of their own (T8, T11, T12: connections and their order) are for the server's tests. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "T1  | {'command':'startup','game':'G','data':{}}",
                "T1  | {'command':'startup','game':'G','data':null}",
                "T2  | {'command':'actions/force','game':'G','data':{'state':null,'query':'q','ephemeral_context':null,'priority':null,'action_names':['a']}}",
                "T2  | {'command':'actions/force','game':'G','data':{'state':'','query':'q','action_names':['a']}}",
                "T2  | {'command':'action/result','game':'G','data':{'id':'1','success':true,'message':null}}",
                "T2  | {'command':'action/result','game':'G','data':{'id':'1','success':true,'message':''}}",
                "T3  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x'}]}}",
                "T3  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x','schema':{}}]}}",
                "T3  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x','schema':null}]}}",
                "T3  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x','schema':{'type':'object','properties':{'p':{'const':null,'default':null,'enum':[null]}}}}]}}",
                "T4  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x','schema':{'type':'object','properties':{'title':{'type':'string'},'if':{},'not':{}}}}]}}",
                "T4  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x','schema':{'type':'string'}}]}}",
                "T5  | `{\n  'data' : {\n\t'silent' : false,\r\n    'message' : 'm'\n  },\n  'command' : 'context', 'game' : 'G'\n}\n`",
                "T6  | {'command':'actions/register','game':'G','data':{'actions':[]}}",
                "T6  | {'command':'actions/unregister','game':'G','data':{'action_names':[]}}",
                "T6  | {'command':'actions/unregister','game':'G','data':{'action_names':['never-registered']}}",
                "T7  | {'command':'actions/register','game':'G','data':{'actions':[{'name':'a','description':'x'},{'name':'b','description':'x'}]}}",
                "T9  | {'command':'action/result','game':'G','data':{'id':'of-another-connection','success':true}}",
                "T10 | {'command':'context','game':'G','data':{'message':'m','silent':true}}",
                "T13 | {'command':'startup','game':'Pélican Café! 東方 ☂ 😀'}",
                "T14 | {'command':'action/result','game':'G','data':{'id':'1','success':false}}",
                "T14 | {'command':'actions/force','game':'G','data':{'query':'q','action_names':['a','a']}}",
                "T15 | {'command':'actions/register','game':'G','data':{'actions':[],'main_thread':true}}",
                "T15 | {'command':'actions/unregister','game':'G','data':{'action_names':[],'main_thread':false}}",
                "T15 | {'command':'actions/force','game':'G','data':{'query':'q','action_names':['a'],'main_thread':true}}",
                "T16 | {'command':'shutdown/ready','game':'G'}",
            })
    void server_takes(String id, String text) {
        for (Edition edition : Edition.all()) {
            Decoded<GameMessage> decoded = game(edition, text);

            assertThat(decoded).as(id + " in " + edition).isInstanceOf(Understood.class);
            assertThat(decoded.violations()).noneMatch(violation -> violation.level() == Level.MUST);
        }
    }

    @ParameterizedTest
    @CsvSource({"neuro-check/hello", "action", "speech_finished"})
    void server_ignoresVendorAndEchoedCommands(String command) {
        for (Edition edition : Edition.all()) {
            assertThat(game(edition, fromGame(command, "'x':1")))
                    .as("T16")
                    .isInstanceOf(Unrecognized.class)
                    .satisfies(decoded ->
                            assertThat(decoded.violations()).noneMatch(violation -> violation.level() == Level.MUST));
        }
    }

    @Test
    void server_takesAnEchoedAcknowledgementForStartup() {
        Decoded<GameMessage> decoded = game("{'command':'startup','game':'G','data':{'session':{}}}");

        assertThat(Outcomes.understood(decoded).message()).isEqualTo(new GameMessage.Startup("G"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "N1 | {'command':'action','game':'G','data':{'id':'1','name':'a'}}",
                "N1 | {'command':'action','data':{'id':'1','name':'a','x':1}}",
                "N2 | {'command':'actions/reregister_all','data':null}",
                "N2 | {'command':'action','data':{'id':'1','name':'a','data':null}}",
                "N3 | {'command':'action','data':{'id':'1','name':'a','data':{}}}",
                "N3 | {'command':'action','data':{'id':'1','name':'a','data':''}}",
                "N3 | {'command':'action','data':{'id':'1','name':'a','data':'null'}}",
                "N3 | {'command':'action','data':{'id':'1','name':'a','data':'[]'}}",
                "N3 | {'command':'action','data':{'id':'1','name':'a','data':'5'}}",
                "N4 | {'command':'action','data':{'id':5,'name':'a'}}",
                "N4 | {'command':'action','data':{'id':'','name':'a'}}",
                "N5 | {'data':{}}",
                "N5 | hello",
                "N6 | {'command':'error','data':{'message':'m'}}",
                "N7 | {'command':'startup','data':{'sessionId':'s','characterId':'c','displayName':'d'}}",
                "N8 | {'command':'speech_finished','data':{'data':{'isFinal':true}}}",
                "N8 | {'command':'speech_finished','data':{'isFinal':true,'reason':'r'}}",
            })
    void judge_seesWhatAServerMustNotEmit(String id, String text) {
        assertThat(neuro(text).violations()).as(id).isNotEmpty();
    }

    @Test
    void encoder_emitsNeitherNullsNorMembersThatThePageDoesNotDefine() {
        Map<String, Set<String>> defined = Map.of(
                "startup", Set.of("session", "sessionId", "characterId", "displayName"),
                "action", Set.of("id", "name", "data"),
                "speech_finished", Set.of("isFinal", "cancelled", "reason"),
                "shutdown/graceful", Set.of("wants_shutdown"),
                "actions/reregister_all", Set.of(),
                "shutdown/immediate", Set.of());
        RandomMessages messages = new RandomMessages(new SplittableRandom(8));
        for (int count = 0; count < 1000; count++) {
            NeuroMessage message = messages.fromNeuro();
            JsonObject envelope =
                    JsonParser.parseString(MessageEncoder.encode(message)).getAsJsonObject();

            assertThat(envelope.keySet()).as("N1").isSubsetOf("command", "data");
            assertThat(envelope.get("command").getAsString()).as("N5").isEqualTo(message.command());
            assertMembers(envelope.get("data"), defined.getOrDefault(message.command(), Set.of()));
        }
    }

    private static void assertMembers(JsonElement value, Set<String> defined) {
        if (value instanceof JsonObject object) {
            assertThat(object.keySet()).as("N1").isSubsetOf(defined);
            object.asMap().values().forEach(inner -> assertMembers(inner, defined));
        } else if (value != null) {
            assertThat(value.isJsonPrimitive()).as("N2").isTrue();
        }
    }

    @Test
    void encoder_writesFromGamesWhatEveryEditionTakesWithoutRemark() {
        List<GameMessage> plain = List.of(
                new GameMessage.Startup("G"),
                new GameMessage.Context("G", "m", false),
                new GameMessage.RegisterActions(
                        "G", List.of(new ActionDefinition("a", "x", "{}"), new ActionDefinition("b", "x"))),
                new GameMessage.UnregisterActions("G", List.of("a")),
                new GameMessage.ForceActions("G", "q", List.of("a")),
                new GameMessage.ActionResult("G", "1", true, ""),
                new GameMessage.ActionResult("G", "1", false, "no"),
                new GameMessage.ShutdownReady("G"));
        for (Edition edition : Edition.all()) {
            MessageDecoder decoder = new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH);
            assertThat(plain)
                    .allSatisfy(message -> assertThat(decoder.decodeGame(MessageEncoder.encode(message))
                                    .violations())
                            .isEmpty());
        }
        assertThat(JsonParser.parseString(MessageEncoder.encode(plain.get(2)))
                        .getAsJsonObject()
                        .getAsJsonObject("data")
                        .get("actions"))
                .isInstanceOf(JsonArray.class);
    }
}
