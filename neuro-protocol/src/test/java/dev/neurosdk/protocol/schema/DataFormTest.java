package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFormTest {

    private static DataForm form(String schema) {
        return DataForm.of(Schemas.compiled(schema));
    }

    /** The form of one required property. */
    private static FormField field(String schema) {
        return form("{'type':'object','properties':{'p':" + schema + "},'required':['p']}")
                .fields()
                .get(0);
    }

    private static String filled(DataForm form, String... typed) {
        FilledForm filled = form.fill();
        for (int i = 0; i < typed.length; i++) {
            assertThat(filled.answer(form.fields().get(i), typed[i])).isEmpty();
        }
        return String.valueOf(filled.json());
    }

    @Test
    void properties_areAskedForInTheirOrder_withAllThatTheSchemaSays() {
        DataForm form = form("""
                {'type':'object','required':['cell'],'properties':{
                  'cell':{'type':'integer','minimum':1,'maximum':9,'description':'Where to.'},
                  'taunt':{'type':'string','default':'Ha.','examples':['Oh.','Hm.']}}}""");

        assertThat(form.fields()).extracting(FormField::name).containsExactly("cell", "taunt");
        FormField cell = form.fields().get(0);
        assertThat(cell.required()).isTrue();
        assertThat(cell.wanted()).isEqualTo("an integer, at least 1, at most 9");
        assertThat(cell.description()).isEqualTo("Where to.");
        assertThat(cell.preset()).isNull();
        FormField taunt = form.fields().get(1);
        assertThat(taunt.required()).isFalse();
        assertThat(taunt.wanted()).isEqualTo("a text");
        assertThat(taunt.preset()).isEqualTo("\"Ha.\"");
        assertThat(taunt.examples()).containsExactly("\"Oh.\"", "\"Hm.\"");
        assertThat(taunt.description()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string','minLength':2,'maxLength':1}|a text, at least 2 characters, at most 1 character",
                "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1}|a number, greater than 0, less than 1",
                "{'type':'integer','multipleOf':5}|an integer, a multiple of 5",
                "{'type':['string','null']}|a text or null",
                "{'type':'boolean'}|yes or no",
                "{'type':'string','pattern':'^a+$'}|a text, matching ^a+$",
                "{'type':'array','items':{'type':'integer'},'minItems':1}|a list with commas between the items (each an integer), at least 1 item",
                "{'type':'array','items':{'type':'object'}}|a JSON array",
                "{'type':'object'}|a JSON object",
                "{}|any JSON",
                "{'enum':['a','b']}|one of 2",
                "false|nothing",
            })
    void wanted_saysWhatFits(String schema, String words) {
        assertThat(field(schema.replace("''", "'")).wanted()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'string'}|hello there|\"hello there\"",
                "{'type':'string'}|\"\"|\"\"",
                "{'type':'string'}|\"a\\nb\"|\"a\\nb\"",
                "{'type':'string'}|5|\"5\"",
                "{'type':'string'}|say \"hi\"|\"say \\\"hi\\\"\"",
                "{'type':'integer'}|-3|-3",
                "{'type':'number'}|2.5|2.5",
                "{'type':'boolean'}|y|true",
                "{'type':'boolean'}|No|false",
                "{'type':'boolean'}|true|true",
                "{'type':['string','null']}|null|null",
                "{'type':['string','integer']}|7|7",
                "{'type':['string','integer']}|seven|\"seven\"",
                "{'enum':['a','b']}|b|\"b\"",
                "{'enum':['a','b']}|\"b\"|\"b\"",
                "{'enum':['a','b']}|2|\"b\"",
                "{'enum':[3,5,1]}|1|1",
                "{'const':'x'}|1|\"x\"",
                "{'oneOf':[{'const':'up'},{'const':'down'}]}|down|\"down\"",
                "{'anyOf':[{'type':'integer'},{'type':'null'}]}|null|null",
                "{'type':'array','items':{'type':'string'}}|a, b c|[\"a\",\"b c\"]",
                "{'type':'array','items':{'type':'integer'}}|1,2|[1,2]",
                "{'type':'array','items':{'type':'integer'}}|[1,2]|[1,2]",
                "{'type':'array'}|[]|[]",
                "{'type':'object'}|{\"a\":1}|{\"a\":1}",
            })
    void answer_isReadAsTheTypeWanted(String schema, String typed, String json) {
        DataForm form = form("{'type':'object','properties':{'p':" + schema + "}}");

        assertThat(filled(form, typed)).isEqualTo("{\"p\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'integer'}|three|an integer",
                "{'type':'integer'}|1.5|an integer",
                "{'type':'integer'}|+1|an integer",
                "{'type':'integer','maximum':9}|10|at most 9",
                "{'type':'boolean'}|maybe|yes or no",
                "{'type':'string','minLength':2}|a|at least 2 characters",
                "{'enum':['a','b']}|c|one of \"a\", \"b\"",
                "{'enum':['a','b']}|0|one of \"a\", \"b\"",
                "{'enum':['a','b']}|3|one of \"a\", \"b\"",
                "{'enum':[3,5,1]}|2|one of 3, 5, 1",
                "{'type':'array','items':{'type':'integer'}}|1,x|a list",
                "{'type':'object'}|{|a JSON object",
            })
    void answer_thatDoesNotFit_isSaidSo_andNotTaken(String schema, String typed, String expected) {
        DataForm form = form("{'type':'object','properties':{'p':" + schema.replace("''", "'") + "},'required':['p']}");
        FilledForm filled = form.fill();

        List<Violation> problems = filled.answer(form.fields().get(0), typed);

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.pointer()).startsWith("/p"));
        assertThat(problems.get(0).expected()).contains(expected);
        assertThat(filled.json()).isEqualTo("{}");
        assertThat(filled.problems()).isNotEmpty();
    }

    @Test
    void answer_givenAgain_replacesTheEarlierOne() {
        DataForm form = form("{'properties':{'n':{'type':'integer'}}}");
        FilledForm filled = form.fill();
        FormField n = form.fields().get(0);

        assertThat(filled.answer(n, "1")).isEmpty();
        assertThat(filled.answer(n, "2")).isEmpty();

        assertThat(filled.json()).isEqualTo("{\"n\":2}");
    }

    @Test
    void objects_areAskedForPartByPart_alsoBehindReferences() {
        DataForm form = form("""
                {'type':'object','required':['at'],'properties':{'at':{'$ref':'#/$defs/point'}},
                 '$defs':{'point':{'type':'object','required':['x'],
                   'properties':{'x':{'type':'integer'},'y':{'allOf':[{'type':'integer'},{'minimum':0}]}}}}}""");
        FormField at = form.fields().get(0);
        FilledForm filled = form.fill();

        assertThat(at.parts()).extracting(FormField::name).containsExactly("at.x", "at.y");
        assertThat(at.parts()).extracting(FormField::required).containsExactly(true, false);
        assertThat(filled.answer(at.parts().get(1), "-1"))
                .extracting(Violation::pointer)
                .containsExactly("/at/y");
        assertThat(filled.answer(at.parts().get(0), "4")).isEmpty();
        assertThat(filled.json()).isEqualTo("{\"at\":{\"x\":4}}");
        assertThat(filled.problems()).isEmpty();
    }

    @Test
    void schema_withoutKnownProperties_asksForTheWhole() {
        DataForm map = form("{'type':'object','additionalProperties':{'type':'integer'},'minProperties':1}");
        DataForm text = form("{'type':'string'}");

        assertThat(map.fields()).singleElement().satisfies(field -> {
            assertThat(field.name()).isEmpty();
            assertThat(field.required()).isTrue();
        });
        assertThat(filled(map, "{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(filled(text, "hello")).isEqualTo("\"hello\"");
    }

    @Test
    void action_withoutParameters_hasNoQuestions() {
        DataForm form = form("{}");

        assertThat(form.fields()).isEmpty();
        assertThat(form.fill().json()).isNull();
    }

    @Test
    void problems_areThoseOfTheWhole() {
        DataForm form = form("""
                {'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'}},
                 'dependentRequired':{'a':['b']},'$schema':'https://json-schema.org/draft/2020-12/schema'}""");
        FilledForm filled = form.fill();

        assertThat(filled.answer(form.fields().get(0), "1")).isEmpty();
        assertThat(filled.problems()).isNotEmpty();
        assertThat(filled.answer(form.fields().get(1), "1")).isEmpty();
        assertThat(filled.problems()).isEmpty();
    }

    @Test
    @Timeout(20)
    void form_ofARecursiveSchema_isMadeAtOnce() {
        DataForm form = form("""
                {'type':'object','properties':{'a':{'$ref':'#'},'b':{'$ref':'#'},'c':{'anyOf':[{'$ref':'#'},{'$ref':'#'}]}}}""");

        assertThat(form.fields()).hasSize(3);
        assertThat(form.fields().get(0).parts().get(1).name()).isEqualTo("a.b");
    }
}
