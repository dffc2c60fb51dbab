package dev.neurosdk.protocol.codec;

import static dev.neurosdk.protocol.codec.Outcomes.fromGame;
import static dev.neurosdk.protocol.codec.Outcomes.fromNeuro;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that the codec checks, with a text that breaks it. */
class RuleCasesTest {

    /** What a text alone cannot show: it takes a socket, a session or a compiled schema. */
    private static final Set<Rule> CHECKED_ELSEWHERE = EnumSet.of(
            Rule.TEXT_FRAME,
            Rule.GAME_NAME_STABLE,
            Rule.STARTUP_FIRST,
            Rule.REGISTER_DUPLICATE,
            Rule.REGISTER_LIMIT,
            Rule.NAME_COLLISION,
            Rule.FORCE_REGISTERED,
            Rule.FORCE_ONE_AT_A_TIME,
            Rule.RESULT_ID,
            Rule.RESULT_IN_TIME,
            Rule.SCHEMA_EMPTY,
            Rule.SCHEMA_ROOT,
            Rule.SCHEMA_VALID,
            Rule.SCHEMA_REFERENCE,
            Rule.SCHEMA_PATTERN,
            Rule.SCHEMA_LIMIT,
            Rule.WEAK_KEYWORD,
            Rule.UNIQUE_ITEMS,
            Rule.ACK_ANSWERS,
            Rule.CALL_REGISTERED,
            Rule.CALL_ID_UNIQUE,
            Rule.CALL_ALONE,
            Rule.CALL_DATA_FIT);

    private static final Map<Rule, String> OF_GAMES = new EnumMap<>(Rule.class);
    private static final Map<Rule, String> OF_NEURO = new EnumMap<>(Rule.class);

    static {
        OF_GAMES.put(Rule.JSON_TEXT, "{'command':");
        OF_GAMES.put(Rule.JSON_UNIQUE_NAMES, "{'command':'startup','game':'G','game':'G'}");
        OF_GAMES.put(Rule.JSON_NUMBER, fromGame("startup", "'x':1e999"));
        OF_GAMES.put(Rule.JSON_SURROGATE, "{'command':'startup','game':'\\ud800'}");
        OF_GAMES.put(Rule.JSON_NESTING, "[".repeat(65));
        OF_GAMES.put(Rule.JSON_SIZE, " ".repeat(MessageDecoder.DEFAULT_MAX_LENGTH + 1));
        OF_GAMES.put(Rule.GAME_ENVELOPE_OBJECT, "[]");
        OF_GAMES.put(Rule.GAME_ENVELOPE_COMMAND, "{'game':'G'}");
        OF_GAMES.put(Rule.GAME_ENVELOPE_GAME, "{'command':'startup','game':''}");
        OF_GAMES.put(Rule.GAME_ENVELOPE_DATA, "{'command':'startup','game':'G','data':'x'}");
        OF_GAMES.put(Rule.GAME_ENVELOPE_NULL, "{'command':'startup','game':'G','data':null}");
        OF_GAMES.put(Rule.GAME_ENVELOPE_EXTRA, "{'command':'startup','game':'G','x':1}");
        OF_GAMES.put(Rule.NO_CONTENT, fromGame("startup", "'x':1"));
        OF_GAMES.put(Rule.UNKNOWN_COMMAND, fromGame("tool/x", ""));
        OF_GAMES.put(Rule.VENDOR_PREFIX, fromGame("x", ""));
        OF_GAMES.put(Rule.ACTION_SHAPE, register("'name':'','description':'x'"));
        OF_GAMES.put(Rule.ACTION_NAME_FORM, register("'name':'A','description':'x'"));
        OF_GAMES.put(Rule.ACTION_NAME_UNIQUE, register("'name':'a','description':'x'},{'name':'a','description':'x'"));
        OF_GAMES.put(Rule.ACTION_DESCRIPTION, register("'name':'a'"));
        OF_GAMES.put(Rule.ACTION_EXTRA, register("'name':'a','description':'x','x':1"));
        OF_GAMES.put(Rule.ACTION_NULL, register("'name':'a','description':'x','schema':null"));
        OF_GAMES.put(Rule.SCHEMA_OBJECT, register("'name':'a','description':'x','schema':[]"));
        OF_GAMES.put(Rule.CONTEXT_SHAPE, fromGame("context", "'message':'m'"));
        OF_GAMES.put(Rule.CONTEXT_EXTRA, fromGame("context", "'message':'m','silent':true,'x':1"));
        OF_GAMES.put(Rule.REGISTER_SHAPE, fromGame("actions/register", ""));
        OF_GAMES.put(Rule.REGISTER_EXTRA, fromGame("actions/register", "'actions':[],'x':1"));
        OF_GAMES.put(Rule.UNREGISTER_SHAPE, fromGame("actions/unregister", "'action_names':[1]"));
        OF_GAMES.put(Rule.UNREGISTER_EXTRA, fromGame("actions/unregister", "'action_names':[],'x':1"));
        OF_GAMES.put(Rule.FORCE_SHAPE, fromGame("actions/force", "'query':'q','action_names':[]"));
        OF_GAMES.put(Rule.FORCE_NULL, force("'state':null"));
        OF_GAMES.put(Rule.FORCE_EXTRA, force("'x':1"));
        OF_GAMES.put(Rule.FORCE_DUPLICATE_NAME, fromGame("actions/force", "'query':'q','action_names':['a','a']"));
        OF_GAMES.put(Rule.FORCE_PRIORITY, force("'priority':'urgent'"));
        OF_GAMES.put(Rule.RESULT_SHAPE, fromGame("action/result", "'id':'1'"));
        OF_GAMES.put(Rule.RESULT_NULL, fromGame("action/result", "'id':'1','success':true,'message':null"));
        OF_GAMES.put(Rule.RESULT_EXTRA, fromGame("action/result", "'id':'1','success':true,'x':1"));
        OF_GAMES.put(Rule.RESULT_REASON, fromGame("action/result", "'id':'1','success':false"));

        OF_NEURO.put(Rule.NEURO_ENVELOPE_OBJECT, "[]");
        OF_NEURO.put(Rule.NEURO_ENVELOPE_COMMAND, "{}");
        OF_NEURO.put(Rule.NEURO_ENVELOPE_DATA, "{'command':'action'}");
        OF_NEURO.put(Rule.NEURO_ENVELOPE_NULL, "{'command':'shutdown/immediate','data':null}");
        OF_NEURO.put(Rule.NEURO_ENVELOPE_NO_GAME, "{'command':'shutdown/immediate','game':'G'}");
        OF_NEURO.put(Rule.NEURO_ENVELOPE_EXTRA, "{'command':'shutdown/immediate','x':1}");
        OF_NEURO.put(Rule.ACK_SHAPE, fromNeuro("startup", "'sessionId':'s','characterId':'c','displayName':'d'"));
        OF_NEURO.put(
                Rule.ACK_EXTRA,
                fromNeuro("startup", "'session':{'sessionId':'s','characterId':'c','displayName':'d','x':1}"));
        OF_NEURO.put(Rule.CALL_SHAPE, fromNeuro("action", "'id':'','name':'a'"));
        OF_NEURO.put(Rule.CALL_NULL, fromNeuro("action", "'id':'1','name':'a','data':null"));
        OF_NEURO.put(Rule.CALL_EXTRA, fromNeuro("action", "'id':'1','name':'a','x':1"));
        OF_NEURO.put(Rule.CALL_DATA_TEXT, fromNeuro("action", "'id':'1','name':'a','data':{}"));
        OF_NEURO.put(Rule.CALL_DATA_OBJECT, fromNeuro("action", "'id':'1','name':'a','data':'[]'"));
        OF_NEURO.put(Rule.SPEECH_SHAPE, fromNeuro("speech_finished", ""));
        OF_NEURO.put(Rule.SPEECH_NULL, fromNeuro("speech_finished", "'isFinal':true,'cancelled':null"));
        OF_NEURO.put(Rule.SPEECH_EXTRA, fromNeuro("speech_finished", "'isFinal':true,'x':1"));
        OF_NEURO.put(Rule.SPEECH_REASON, fromNeuro("speech_finished", "'isFinal':true,'reason':'r'"));
        OF_NEURO.put(Rule.GRACEFUL_SHAPE, fromNeuro("shutdown/graceful", ""));
        OF_NEURO.put(Rule.GRACEFUL_EXTRA, fromNeuro("shutdown/graceful", "'wants_shutdown':true,'x':1"));
    }

    private static String register(String action) {
        return fromGame("actions/register", "'actions':[{" + action + "}]");
    }

    private static String force(String member) {
        return fromGame("actions/force", "'query':'q','action_names':['a']," + member);
    }

    @Test
    void everyRule_isCheckedSomewhere() {
        Set<Rule> covered = EnumSet.copyOf(CHECKED_ELSEWHERE);
        covered.addAll(OF_GAMES.keySet());
        covered.addAll(OF_NEURO.keySet());

        assertThat(covered)
                .as("a new rule needs a text here, or a place among those that are checked elsewhere")
                .isEqualTo(EnumSet.allOf(Rule.class));
    }

    static Set<Map.Entry<Rule, String>> ofGames() {
        return OF_GAMES.entrySet();
    }

    @ParameterizedTest
    @MethodSource("ofGames")
    void gameText_breaksItsRule(Map.Entry<Rule, String> row) {
        assertBroken(row.getKey(), Outcomes.game(row.getValue()));
    }

    static Set<Map.Entry<Rule, String>> ofNeuro() {
        return OF_NEURO.entrySet();
    }

    @ParameterizedTest
    @MethodSource("ofNeuro")
    void neuroText_breaksItsRule(Map.Entry<Rule, String> row) {
        assertBroken(row.getKey(), Outcomes.neuro(row.getValue()));
    }

    private static void assertBroken(Rule rule, Decoded<?> decoded) {
        assertThat(decoded.violations()).extracting(Violation::rule).contains(rule);
        assertThat(decoded.violations()).allSatisfy(violation -> {
            assertThat(violation.level()).isEqualTo(violation.rule().level(Edition.newest()));
            assertThat(violation.message()).hasSizeLessThan(300).doesNotContainPattern("\\p{Cntrl}");
        });
        if (decoded instanceof Decoded.Malformed<?>) {
            assertThat(decoded.violations())
                    .anyMatch(violation -> violation.level() == Level.MUST || violation.level() == Level.PROPOSAL);
        }
    }
}
