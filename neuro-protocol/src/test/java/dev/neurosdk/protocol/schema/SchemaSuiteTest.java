package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.edition.Edition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The whole public suite through our reader, our conversion and the validator as we configure it, and then through
 * {@link ActionSchema#compile}, refusals and all.
 *
 * <p>In the first half only this is lifted: references to other documents lead to files of the suite, and formats are
 * annotations, as the suite asks, except where it tests them.
 */
class SchemaSuiteTest {

    private static final String NOT_ACTION_SCHEMAS = "not an object";
    private final SchemaSuite suite = SchemaSuite.open();

    @Test
    void mandatory_draft7() {
        List<SchemaSuite.Case> cases = suite.mandatory("draft7");

        assertThat(cases).hasSize(927);
        assertThat(failures(Dialects.getDraft7(), cases, Evaluation.SCHEMA)).isEmpty();
    }

    @Test
    void mandatory_draft2020_12() {
        List<SchemaSuite.Case> cases = suite.mandatory("draft2020-12");

        assertThat(cases).hasSize(1299);
        assertThat(failures(Dialects.getDraft202012(), cases, Evaluation.SCHEMA))
                .isEmpty();
    }

    @Test
    void optional_draft7() {
        List<SchemaSuite.Case> cases = suite.optional("draft7");

        assertThat(cases).hasSize(118);
        assertThat(failures(Dialects.getDraft7(), cases, Evaluation.SCHEMA)).isEmpty();
    }

    @Test
    void optional_draft2020_12() {
        List<SchemaSuite.Case> cases = suite.optional("draft2020-12");

        assertThat(cases).hasSize(162);
        assertThat(failures(Dialects.getDraft202012(), cases, Evaluation.SCHEMA))
                .containsExactly(Map.entry("format-assertion.json", 2));
    }

    @Test
    void formats_draft7() {
        List<SchemaSuite.Case> cases = suite.formats("draft7");

        assertThat(cases).hasSize(676);
        assertThat(failures(Dialects.getDraft7(), cases, Evaluation.DATA))
                .isEqualTo(Map.of(
                        "ecmascript-regex.json", 6,
                        "hostname.json", 23,
                        "idn-email.json", 1,
                        "idn-hostname.json", 7,
                        "iri.json", 2,
                        "uri-reference.json", 3,
                        "uri-template.json", 1,
                        "uri.json", 2));
    }

    @Test
    void formats_draft2020_12() {
        List<SchemaSuite.Case> cases = suite.formats("draft2020-12");

        assertThat(cases).hasSize(764);
        assertThat(failures(Dialects.getDraft202012(), cases, Evaluation.DATA))
                .isEqualTo(Map.of(
                        "duration.json", 2,
                        "ecmascript-regex.json", 6,
                        "hostname.json", 23,
                        "idn-email.json", 1,
                        "idn-hostname.json", 7,
                        "iri.json", 2,
                        "uri-reference.json", 3,
                        "uri-template.json", 1,
                        "uri.json", 2));
    }

    @Test
    void compile_draft7_refusesOnlyOtherDocuments() {
        assertThat(outcomes("http://json-schema.org/draft-07/schema#", suite.mandatory("draft7")))
                .isEqualTo(Map.of(
                        "agrees",
                        882,
                        NOT_ACTION_SCHEMAS,
                        18,
                        "ACD-3/reference in definitions.json",
                        2,
                        "ACD-3/reference in ref.json",
                        2,
                        "ACD-3/reference in refRemote.json",
                        23));
    }

    @Test
    void compile_draft2020_12_refusesOnlyOtherDocumentsAndAssertsFormats() {
        assertThat(outcomes("https://json-schema.org/draft/2020-12/schema", suite.mandatory("draft2020-12")))
                .isEqualTo(Map.of(
                        "agrees",
                        1209,
                        NOT_ACTION_SCHEMAS,
                        18,
                        "disagrees on format.json",
                        19,
                        "ACD-3/reference in defs.json",
                        2,
                        "ACD-3/reference in dynamicRef.json",
                        13,
                        "ACD-3/reference in ref.json",
                        2,
                        "ACD-3/reference in refRemote.json",
                        31,
                        "ACD-3/reference in vocabulary.json",
                        5));
    }

    private Map<String, Integer> failures(Dialect dialect, List<SchemaSuite.Case> cases, Evaluation evaluation) {
        SchemaRegistry registry = suite.registry(dialect);
        Map<String, Integer> failures = new TreeMap<>();
        for (SchemaSuite.Case one : cases) {
            Schema schema = registry.getSchema(SchemaSuite.node(one.schema()));
            boolean valid = evaluation
                    .errors(schema, SchemaSuite.node(one.instance()))
                    .orElseThrow()
                    .isEmpty();
            if (valid != one.valid()) {
                failures.merge(one.file(), 1, Integer::sum);
            }
        }
        return failures;
    }

    private static Map<String, Integer> outcomes(String dialect, List<SchemaSuite.Case> cases) {
        Map<String, Integer> outcomes = new TreeMap<>();
        cases.forEach(one -> outcomes.merge(outcome(dialect, one), 1, Integer::sum));
        return outcomes;
    }

    private static String outcome(String dialect, SchemaSuite.Case one) {
        if (!one.schema().isJsonObject()) {
            return NOT_ACTION_SCHEMAS;
        }
        JsonObject schema = one.schema().getAsJsonObject().deepCopy();
        if (!schema.has("$schema") && schema.size() > 0) {
            schema.addProperty("$schema", dialect);
        }
        return ActionSchema.compile(StrictJson.write(schema), Edition.newest()).accept(new SchemaResult.Visitor<>() {
            @Override
            public String compiled(SchemaResult.Compiled compiled) {
                boolean valid = compiled.schema().accepts(SchemaSuite.node(one.instance()));
                return valid == one.valid() ? "agrees" : "disagrees on " + one.file();
            }

            @Override
            public String refused(SchemaResult.Refused refused) {
                return refused.violations().get(0).rule() + " in " + one.file();
            }
        });
    }
}
