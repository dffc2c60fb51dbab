package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaLintTest {

    private static List<Violation> lint(String schema) {
        return SchemaLint.lint(json(schema), Edition.newest());
    }

    static Set<String> weakKeywords() {
        return Edition.newest().weakKeywords();
    }

    @ParameterizedTest
    @MethodSource("weakKeywords")
    void lint_everyWeakKeyword_isFoundInAProperty(String keyword) {
        assertThat(lint("{'type':'object','properties':{'a':{'" + keyword + "':{}}}}"))
                .containsExactly(new Violation(
                        Rule.WEAK_KEYWORD,
                        Level.ADVICE,
                        "/properties/a/" + keyword,
                        "a schema without keywords that are badly supported",
                        "\"" + keyword + "\""));
    }

    @ParameterizedTest
    @MethodSource("weakKeywords")
    void lint_propertyNamedLikeAKeyword_isAProperty(String keyword) {
        assertThat(lint("{'type':'object','properties':{'" + keyword + "':{'type':'string'}},'required':['" + keyword
                        + "']}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enum", "examples", "const", "default"})
    void lint_data_isNotLookedThrough(String keyword) {
        assertThat(lint("{'type':'object','properties':{'a':{'" + keyword + "':[{'title':1,'not':{'$ref':'#'}}]}}}"))
                .isEmpty();
        assertThat(lint("{'type':'object','properties':{'a':{'" + keyword + "':{'title':1}}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'properties':{'p':@}",
                "'patternProperties':{'p':@}",
                "'$defs':{'p':@}",
                "'definitions':{'p':@}",
                "'dependentSchemas':{'p':@}",
                "'dependencies':{'p':@}",
                "'items':@",
                "'items':[{},@]",
                "'prefixItems':[{},@]",
                "'additionalItems':@",
                "'unevaluatedItems':@",
                "'contains':@",
                "'additionalProperties':@",
                "'unevaluatedProperties':@",
                "'propertyNames':@",
                "'contentSchema':@",
                "'allOf':[@]",
                "'anyOf':[@]",
                "'oneOf':[@]",
                "'not':@",
                "'if':@",
                "'then':@",
                "'else':@",
            })
    void lint_everyPlaceForSchemas_isWalked(String place) {
        String schema = "{'type':'object'," + place.replace("@", "{'uniqueItems':true}") + "}";

        assertThat(lint(schema)).extracting(Violation::rule).contains(Rule.UNIQUE_ITEMS);
    }

    @Test
    void lint_keywordInSeveralPlaces_isOneViolation() {
        assertThat(lint("{'type':'object','title':'t','properties':{'a':{'title':'t'},'b':{'title':'t'}}}"))
                .extracting(Violation::message)
                .containsExactly("ACD-4 at /title: expected a schema without keywords that are badly supported, "
                        + "was \"title\" in 3 places");
    }

    @Test
    void lint_levelAndList_goByEdition() {
        String schema = json("{'type':'object','title':'t','properties':{'a':{'multipleOf':2,'uniqueItems':true}}}");

        assertThat(SchemaLint.lint(schema, Edition.E1)).isEmpty();
        assertThat(SchemaLint.lint(schema, Edition.E2))
                .extracting(Violation::pointer, Violation::level)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/title", Level.SHOULD));
        assertThat(SchemaLint.lint(schema, Edition.E3))
                .extracting(Violation::pointer)
                .containsExactly("/title", "/properties/a/multipleOf", "/properties/a/uniqueItems");
    }

    @Test
    void lint_uniqueItemsFalse_reliesOnNothing() {
        assertThat(lint("{'type':'object','properties':{'a':{'uniqueItems':false}}}"))
                .isEmpty();
    }

    @Test
    void lint_emptySchema_isBetterOmitted() {
        assertThat(lint("{}")).extracting(Violation::rule).containsExactly(Rule.SCHEMA_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "true", "{\"title\":1"})
    void lint_textThatIsNoObject_isLeftToCompile(String schema) {
        assertThat(SchemaLint.lint(schema, Edition.newest())).isEmpty();
    }

    @Test
    void compile_returnsWhatLintFinds() {
        String schema = "{'type':'object','title':'t'}";

        assertThat(Schemas.warnings(schema)).isEqualTo(lint(schema)).hasSize(1);
    }
}
