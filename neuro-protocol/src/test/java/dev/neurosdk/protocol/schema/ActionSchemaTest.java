package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.Schemas.compiled;
import static dev.neurosdk.protocol.schema.Schemas.json;
import static dev.neurosdk.protocol.schema.Schemas.refusal;
import static dev.neurosdk.protocol.schema.Schemas.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionSchemaTest {

    private static final String CARD =
            "{'type':'object','properties':{'card':{'enum':['ace','king']}},'required':['card']}";

    @Test
    void validate_fittingData_isEmpty() {
        assertThat(compiled(CARD).validate(json("{'card':'ace'}"))).isEmpty();
        assertThat(compiled(CARD).hasParameters()).isTrue();
        assertThat(compiled(CARD).text()).isEqualTo(json(CARD));
    }

    @Test
    void validate_dataWithProblemsWithoutEnd_namesTwenty() {
        String hugeNumbers = "[" + "1e999,".repeat(200) + "oops";

        assertThat(compiled(CARD).validate(hugeNumbers)).hasSize(20);
    }

    @Test
    void validate_unfittingData_namesRuleLevelAndPlace() {
        assertThat(compiled(CARD).validate(json("{'card':'queen'}")))
                .containsExactly(new Violation(
                        Rule.CALL_DATA_FIT, Level.SHOULD, "/card", "one of \"ace\", \"king\"", "\"queen\""));
    }

    @Test
    void validate_absentData_isJudgedAsAnEmptyObject() {
        assertThat(compiled("{'type':'object'}").validate(null)).isEmpty();
        assertThat(compiled(CARD).validate(null))
                .extracting(Violation::message)
                .containsExactly("ACN-2: expected the property \"card\", was missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "\"{}\"", "{", "{} {}", "{'card':'ace',}"})
    void validate_anythingButAnObject_breaksTheObjectRule(String data) {
        assertThat(compiled(CARD).validate(data)).extracting(Violation::rule).containsOnly(Rule.CALL_DATA_OBJECT);
        assertThat(compiled("{}").validate(data)).extracting(Violation::rule).containsOnly(Rule.CALL_DATA_OBJECT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"{}", " { } "})
    void compile_withoutParameters_takesAnyObjectOrNothing(String schema) {
        SchemaResult result = ActionSchema.compile(schema, Edition.newest());

        assertThat(result).isInstanceOf(SchemaResult.Compiled.class);
        ActionSchema compiled = ((SchemaResult.Compiled) result).schema();
        assertThat(compiled.hasParameters()).isFalse();
        assertThat(compiled.text()).isEqualTo("{}");
        assertThat(compiled.validate(null)).isEmpty();
        assertThat(compiled.validate("{\"anything\":1}")).isEmpty();
    }

    @Test
    void validate_repeatedName_isReportedBesideWhatDoesNotFit() {
        assertThat(compiled(CARD).validate("{\"card\":\"ace\",\"card\":\"queen\"}"))
                .extracting(Violation::rule)
                .containsExactly(Rule.JSON_UNIQUE_NAMES, Rule.CALL_DATA_FIT);
    }

    @Test
    void compile_repeatedName_isAWarning() {
        assertThat(warnings("{'type':'object','minProperties':5,'minProperties':1}", Edition.E1))
                .extracting(Violation::rule)
                .containsExactly(Rule.JSON_UNIQUE_NAMES);
    }

    @Test
    void validate_overlongData_isRefusedUnread() {
        String data = "{\"a\":\"" + "x".repeat(SchemaLimits.DEFAULT.dataLength()) + "\"}";

        assertThat(compiled(CARD).validate(data))
                .extracting(Violation::message)
                .containsExactly("ACN-2: expected at most 65536 characters, was 65544 characters");
    }

    @Test
    void validate_numberOutOfRange_isRefusedUnread() {
        assertThat(compiled("{'type':'object','properties':{'n':{'maximum':5}}}")
                        .validate("{\"n\":1e400}"))
                .extracting(Violation::message)
                .containsExactly("ACN-2 at /n: expected a number within the range of a double, was 1e400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "\"x\"", "null", "7"})
    void compile_noObject_isRefused(String schema) {
        assertThat(refusal(schema)).extracting(Violation::rule).containsExactly(Rule.SCHEMA_OBJECT);
    }

    @Test
    void compile_brokenJson_isRefusedByTheRuleOfJson() {
        assertThat(refusal("{'type'")).extracting(Violation::rule).containsExactly(Rule.JSON_TEXT);
    }

    @Test
    void compile_rootOfAnotherType_isAWarningWhereTheEditionSaysSo() {
        assertThat(warnings("{'type':'array','items':{}}"))
                .containsExactly(new Violation(Rule.SCHEMA_ROOT, Level.MUST, "/type", "\"object\"", "\"array\""));
        assertThat(warnings("{'properties':{}}"))
                .extracting(Violation::message)
                .containsExactly("ACD-3 at /type: expected \"object\", was absent");
        assertThat(warnings("{'type':'array'}", Edition.E2)).isEmpty();
    }

    @Test
    void validate_rootThatAdmitsNoObject_takesWhatFitsIt() {
        ActionSchema schema = compiled("{'type':['string','null']}");

        assertThat(schema.validate("\"left\"")).isEmpty();
        assertThat(schema.validate("{}"))
                .extracting(Violation::message)
                .containsExactly("ACN-2: expected a string or null, was an object with 0 properties");
        assertThat(schema.validate(null))
                .extracting(Violation::message)
                .containsExactly("ACN-2: expected a string or null, was absent");
    }

    @Test
    void compile_nullsInsideASchema_areKept() {
        ActionSchema schema =
                compiled("{'type':'object','properties':{'a':{'const':null,'default':null},'b':{'enum':[null,1]}}}");

        assertThat(schema.validate(json("{'a':null,'b':null}"))).isEmpty();
        assertThat(schema.validate(json("{'a':1}"))).hasSize(1);
    }

    @Test
    void compile_signsOfDraft7_areHonoured() {
        assertThat(compiled("{'type':'object','dependencies':{'a':['b']}}").validate(json("{'a':1}")))
                .hasSize(1);
        assertThat(compiled("{'type':'object','properties':{'p':{'items':[{'type':'integer'}]}}}")
                        .validate(json("{'p':['x']}")))
                .hasSize(1);
    }

    @Test
    void draft_isTheOneThatTheSchemaIsValidIn() {
        assertThat(compiled("{}").draft()).isSameAs(Draft.DRAFT_2020_12);
        assertThat(compiled("{'type':'object'}").draft()).isSameAs(Draft.DRAFT_2020_12);
        assertThat(compiled("{'type':'object','dependencies':{}}").draft()).isSameAs(Draft.DRAFT_7);
        assertThat(compiled("{'type':'object','$defs':{'a':{'items':[{}]}}}").draft())
                .isSameAs(Draft.DRAFT_7);
        assertThat(compiled("{'$schema':'https://json-schema.org/draft/2019-09/schema','items':[{}]}")
                        .draft())
                .isSameAs(Draft.DRAFT_7);
    }

    @Test
    void compile_namedDialect_decides() {
        String arrayItems = "'type':'object','properties':{'p':{'items':[{'type':'integer'}]}}}";

        assertThat(compiled("{'$schema':'http://json-schema.org/draft-07/schema#'," + arrayItems)
                        .validate(json("{'p':['x']}")))
                .hasSize(1);
        assertThat(refusal("{'$schema':'https://json-schema.org/draft/2020-12/schema'," + arrayItems))
                .extracting(Violation::rule)
                .containsExactly(Rule.SCHEMA_VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/schema#",
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-07/schema",
                "https://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
            })
    void compile_dialectsThatClientsName_areTaken(String dialect) {
        ActionSchema schema =
                compiled("{'$schema':'" + dialect + "','type':'object','properties':{'n':{'maximum':5}}}");

        assertThat(schema.validate(json("{'n':6}"))).hasSize(1);
    }

    @Test
    void compile_recursiveTree_isTaken() {
        ActionSchema schema =
                compiled("{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#'}},"
                        + "'name':{'type':'string'}}}");

        assertThat(schema.validate(json("{'children':[{'children':[{'name':'leaf'}]}]}")))
                .isEmpty();
        assertThat(schema.validate(json("{'children':[{'children':[{'name':5}]}]}")))
                .extracting(Violation::pointer)
                .containsExactly("/children/0/children/0/name");
    }

    @Test
    void compile_deepestDataOfARecursiveSchema_isJudged() {
        ActionSchema schema = compiled("{'type':'object','properties':{'a':{'allOf':[{'$ref':'#'}]}}}");

        assertThat(schema.validate(json("{'a':".repeat(63) + "{}" + "}".repeat(63))))
                .isEmpty();
    }

    @Test
    void accepts_anyValue() {
        ActionSchema schema = compiled("{'type':'object','properties':{'n':{'minimum':5}}}");

        assertThat(schema.accepts(JsonTrees.INSTANCE.number("1"))).isFalse();
        assertThat(schema.accepts(schema.tree().path("properties"))).isTrue();
    }

    @Test
    void validate_manyErrors_areCutAtTwenty() {
        String numbers = "1,".repeat(999) + "1";

        List<Violation> violations = compiled("{'type':'object','properties':{'a':{'items':{'type':'string'}}}}")
                .validate("{\"a\":[" + numbers + "]}");

        assertThat(violations).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'http://example.com/x','type':'object'}", "{'type':'object','notAllowed':['a']}"})
    void compile_keywordsOfNoDraft_areIgnored(String schema) {
        assertThat(compiled(schema).validate("{\"a\":1}")).isEmpty();
    }

    @Test
    void limits_thatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> new SchemaLimits(0, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schemaLength: expected at least 1, was 0");
        assertThatThrownBy(() -> new SchemaLimits(1, 65, 1, 1, 1, 1, 1))
                .hasMessage("schemaDepth: expected at most 64, was 65");
        assertThatThrownBy(() -> new SchemaLimits(1, 1, 1, 1, 1, 4001, 1))
                .hasMessage("patternLength: expected at most 4000, was 4001");
    }

    @Test
    void validate_fromManyThreads_agrees() {
        ActionSchema schema = compiled("{'type':'object','$defs':{'t':{'type':'integer','minimum':0}},"
                + "'properties':{'a':{'$ref':'#/$defs/t'},'b':{'pattern':'^x+$'}}}");

        assertThat(IntStream.range(-2000, 2000).parallel().filter(i -> {
                    String data = "{\"a\":" + i + ",\"b\":\"xx\"}";
                    return schema.validate(data).isEmpty() != (i >= 0);
                }))
                .isEmpty();
    }
}
