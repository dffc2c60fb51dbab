package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.Schemas.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a game developer and a language model read when data does not fit. */
class MessagesTest {

    private static Arguments row(String propertySchema, String value, String message) {
        return Arguments.of(propertySchema, value, message);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                row("{'type':'string'}", "5", "expected a string, was the number 5"),
                row("{'type':'integer'}", "1.5", "expected an integer, was the number 1.5"),
                row("{'type':'boolean'}", "'yes'", "expected true or false, was the string \"yes\""),
                row("{'type':['number','null']}", "[1]", "expected a number or null, was an array of 1 item"),
                row("{'type':'array'}", "{}", "expected an array, was an object with 0 properties"),
                row("{'enum':['ace','king']}", "'queen'", "expected one of \"ace\", \"king\", was \"queen\""),
                row("{'enum':['ace']}", "null", "expected \"ace\", was null"),
                row("{'const':1}", "2", "expected 1, was 2"),
                row("{'minimum':6}", "5", "expected a number of at least 6, was 5"),
                row("{'maximum':4.5}", "5", "expected a number of at most 4.5, was 5"),
                row("{'exclusiveMinimum':5}", "5", "expected a number greater than 5, was 5"),
                row("{'exclusiveMaximum':5}", "5", "expected a number less than 5, was 5"),
                row("{'multipleOf':4}", "5", "expected a multiple of 4, was 5"),
                row("{'minLength':2}", "'😀'", "expected a string of at least 2 characters, was 1 character"),
                row("{'maxLength':1}", "'abc'", "expected a string of at most 1 character, was 3 characters"),
                row("{'pattern':'^b'}", "'abc'", "expected a string that matches ^b, was \"abc\""),
                row("{'format':'date'}", "'now'", "expected a date such as \"2026-01-31\", was \"now\""),
                row("{'format':'iri'}", "'a b'", "expected a string in the format \"iri\", was \"a b\""),
                row("{'minItems':2}", "[1]", "expected at least 2 items, was 1 item"),
                row("{'maxItems':1}", "[1,2]", "expected at most 1 item, was 2 items"),
                row("{'uniqueItems':true}", "[1,1]", "expected items that all differ, was an array that repeats one"),
                row("{'minProperties':1}", "{}", "expected at least 1 property, was 0 properties"),
                row("{'maxProperties':1}", "{'a':1,'b':2}", "expected at most 1 property, was 2 properties"),
                row("{'required':['b']}", "{'a':1}", "expected the property \"b\", was missing"),
                row("{'dependentRequired':{'a':['b']}}", "{'a':1}", "expected the property \"b\", was missing"),
                row(
                        "{'not':{'type':'null'}}",
                        "null",
                        "expected data that does not fit the schema under \"not\", was null"),
                row("false", "1", "expected nothing here, was 1"),
                row(
                        "{'contains':{'const':1}}",
                        "[2]",
                        "expected at least 1 of its items to fit the schema under \"contains\", was an array of 1 item"),
                row(
                        "{'oneOf':[{},{'type':'string'}]}",
                        "'x'",
                        "expected data that fits exactly one alternative of \"oneOf\", was data that fits 2"),
                row(
                        "{'anyOf':[{'type':'string'},{'type':'null'}]}",
                        "5",
                        "expected a string or null, was the number 5"),
                row(
                        "{'oneOf':[{'const':'a'},{'$ref':'#/$defs/b'},{'type':'object','required':['x']}]}",
                        "{}",
                        "expected \"a\", \"b\" or the property \"x\", was an object with 0 properties"),
                row(
                        "{'anyOf':[{'properties':{'q':{'minimum':5}}},{'type':'string'}]}",
                        "{'q':1}",
                        "expected a number of at least 5 at /q or a string, was an object with 1 property"),
                row(
                        "{'propertyNames':{'maxLength':1}}",
                        "{'abc':1}",
                        "expected what the schema asks for with \"propertyNames\", was data of which the validator says: "
                                + "property 'abc' name is not valid: must be at most 1 characters long"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void message_ofOneKeyword(String propertySchema, String value, String message) {
        String schema = "{'type':'object','$defs':{'b':{'const':'b'}},'properties':{'v':" + propertySchema + "}}";

        assertThat(messages(schema, "{'v':" + value + "}")).containsExactly("ACN-2 at /v: " + message);
    }

    @Test
    void message_ofAnUnknownProperty_pointsAtIt() {
        assertThat(messages("{'type':'object','properties':{'a':{}},'additionalProperties':false}", "{'a':1,'b/c':2}"))
                .containsExactly("ACN-2 at /b~1c: expected no property of this name, was present");
        assertThat(messages("{'type':'object','unevaluatedProperties':false}", "{'b':2}"))
                .containsExactly("ACN-2 at /b: expected no property of this name, was present");
    }

    @Test
    void message_ofASuperfluousItem_pointsAtIt() {
        assertThat(messages("{'type':'object','properties':{'v':{'prefixItems':[{}],'items':false}}}", "{'v':[1,2]}"))
                .containsExactly("ACN-2 at /v/1: expected no item in this place, was present");
        assertThat(messages(
                        "{'type':'object','properties':{'v':{'items':[{}],'additionalItems':false}}}", "{'v':[1,2]}"))
                .containsExactly("ACN-2 at /v/1: expected no item in this place, was present");
    }

    @Test
    void message_ofEachItem_isItsOwn() {
        assertThat(messages(
                        "{'type':'object','properties':{'v':{'items':{'anyOf':[{'const':1},{'const':2}]}}}}",
                        "{'v':[3,1,4]}"))
                .containsExactly(
                        "ACN-2 at /v/0: expected 1 or 2, was the number 3",
                        "ACN-2 at /v/2: expected 1 or 2, was the number 4");
    }

    @Test
    void message_ofAPropertyNamedLikeAKeyword_isNotTakenForAChoice() {
        assertThat(messages(
                        "{'type':'object','properties':{'anyOf':{'properties':{'oneOf':{'type':'null'}}}}}",
                        "{'anyOf':{'oneOf':1}}"))
                .containsExactly("ACN-2 at /anyOf/oneOf: expected null, was the number 1");
    }

    @Test
    void message_isShort_whateverTheData() {
        String schema = "{'type':'object','properties':{'v':{'type':'integer'}}}";

        assertThat(messages(schema, "{'v':'" + "😀".repeat(2000) + "'}")).allMatch(text -> text.length() < 200);
    }

    @Test
    void message_isShort_whateverTheSchema() {
        String names = "'name of an option',".repeat(500);
        String schema = "{'type':'object','properties':{'v':{'enum':[" + names + "'x']}}}";

        assertThat(messages(schema, "{'v':1}"))
                .singleElement()
                .asString()
                .hasSizeLessThan(500)
                .endsWith(", was 1");
    }

    @Test
    void message_ofAnInvalidSchema_isAsReadable() {
        assertThat(Schemas.refusal("{'type':'object','properties':{'a':{'minLength':-1}}}")
                        .get(0)
                        .message())
                .isEqualTo("ACD-3 at /properties/a/minLength: expected a number of at least 0, was -1");
        assertThat(Schemas.refusal("{'type':'strng'}").get(0).message())
                .isEqualTo("ACD-3 at /type: expected one of \"array\", \"boolean\", \"integer\", \"null\", \"number\", "
                        + "\"object\", \"string\" or an array, was the string \"strng\"");
    }
}
