package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.Schemas.compiled;
import static dev.neurosdk.protocol.schema.Schemas.json;
import static dev.neurosdk.protocol.schema.Schemas.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpServer;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and data made to make the validator fetch, overflow, run on or give in: all answered, none slowly. */
class HostileSchemaTest {

    /** Generous: each case takes milliseconds, and what it stands for would take minutes or for ever. */
    private static final Duration QUICKLY = Duration.ofSeconds(20);

    private static void assertRefused(String schema, Rule rule) {
        List<Violation> violations = assertTimeout(QUICKLY, () -> refusal(schema));
        assertThat(violations).extracting(Violation::rule).containsOnly(rule);
    }

    /** Definitions a0 to aN, each of which holds the reference to the one before in place of every @. */
    private static String ladder(int steps, String step, String root) {
        String definitions = IntStream.rangeClosed(1, steps)
                .mapToObj(i -> ",'a" + i + "':" + step.replace("@", "{'$ref':'#/$defs/a" + (i - 1) + "'}"))
                .collect(Collectors.joining());
        return "{'type':'object','$defs':{'a0':{'type':'integer'}" + definitions + "},"
                + root.replace("@", "{'$ref':'#/$defs/a" + steps + "'}") + "}";
    }

    private static String property(String schema) {
        return "{'type':'object','properties':{'a':" + schema + "}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','$ref':'#'}",
                "{'type':'object','anyOf':[{'$ref':'#'}]}",
                "{'type':'object','not':{'$ref':'#'}}",
                "{'type':'object','if':{'$ref':'#'}}",
                "{'type':'object','dependentSchemas':{'a':{'$ref':'#'}}}",
                "{'type':'object','dependencies':{'a':{'$ref':'#'}}}",
                "{'type':'object','$dynamicAnchor':'n','$dynamicRef':'#n'}",
                "{'type':'object','$id':'http://example.com/x','allOf':[{'$ref':'http://example.com/x'}]}",
                "{'type':'object','$anchor':'n','allOf':[{'$ref':'#n'}]}",
                "{'$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}},'properties':{'x':{'$ref':'#/$defs/a'}}}",
                "{'x':{'$ref':'#/y'},'y':{'allOf':[{'$ref':'#/x'}]},'properties':{'a':{'$ref':'#/x'}}}",
            })
    void recursion_onTheSameValue_isRefused(String schema) {
        assertRefused(schema, Rule.SCHEMA_LIMIT);
    }

    @Test
    void ladder_ofReferences_isRefusedBeforeItCosts() {
        assertRefused(ladder(30, "{'allOf':[@,@]}", "'properties':{'a':@}"), Rule.SCHEMA_LIMIT);
        assertRefused(ladder(90, "{'anyOf':[@,@]}", "'properties':{'a':@}"), Rule.SCHEMA_LIMIT);
    }

    @Test
    void ladder_alongTheData_endsWithAViolation() {
        String schema = ladder(30, "{'properties':{'a':@},'patternProperties':{'a':@}}", "'properties':{'a':@}");
        String data = json("{'a':".repeat(33) + "5" + "}".repeat(33));

        assertThat(assertTimeout(QUICKLY, () -> compiled(schema).validate(data)))
                .extracting(Violation::rule)
                .contains(Rule.CALL_DATA_FIT);
    }

    @Test
    void recursion_thatDoublesAtEveryLevel_endsWithAViolation() {
        String schema = "{'properties':{'a':{'$ref':'#'}},'patternProperties':{'a':{'$ref':'#'}}}";

        assertThat(assertTimeout(
                        QUICKLY, () -> compiled(schema).validate(json("{'a':".repeat(60) + "{}" + "}".repeat(60)))))
                .extracting(Violation::message)
                .containsExactly("ACN-2: expected data that can be checked within the limits, was too much work");
    }

    @Test
    void chain_ofReferences_hasALimit() {
        assertRefused(ladder(150, "@", "'properties':{'a':@}"), Rule.SCHEMA_LIMIT);
        assertRefused(ladder(250, "{'properties':{'a':@}}", "'properties':{'a':@}"), Rule.SCHEMA_LIMIT);
        assertThat(compiled(ladder(190, "{'properties':{'a':@}}", "'properties':{'a':@}"))
                        .validate("{}"))
                .isEmpty();
    }

    @Test
    void size_hasLimits() {
        assertRefused("{'type':'object','title':'" + "x".repeat(70_000) + "'}", Rule.SCHEMA_LIMIT);
        assertRefused("{'not':".repeat(40) + "{}" + "}".repeat(40), Rule.SCHEMA_LIMIT);
        assertRefused("{'not':".repeat(5000), Rule.SCHEMA_LIMIT);
        assertRefused(property("{'enum':[" + "1,".repeat(20_000) + "2]}"), Rule.SCHEMA_LIMIT);
    }

    @Test
    void size_withinTheLimits_isTaken() {
        ActionSchema schema = compiled(property("{'enum':[" + "1,".repeat(9000) + "2]}"));

        assertThat(schema.validate("{\"a\":2}")).isEmpty();
        assertThat(schema.validate("{\"a\":3}")).hasSize(1);
        assertThat(compiled("{'not':".repeat(31) + "{}" + "}".repeat(31)).validate("{}"))
                .hasSize(1);
    }

    @Test
    void limits_canBeSet() {
        SchemaLimits tight = new SchemaLimits(200, 4, 10, 1, 3, 5, 20);

        assertThat(List.of(
                        property("{'pattern':'abcdef'}"),
                        property(property(property("{}"))),
                        property("{'enum':[1,2,3,4,5,6]}"),
                        "{'allOf':[{},{},{}]}",
                        "{'title':'" + "x".repeat(200) + "'}",
                        "{'allOf':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/a'}],'$defs':{'a':{}}}"))
                .allSatisfy(schema -> assertThat(ActionSchema.compile(json(schema), Edition.newest(), tight))
                        .isInstanceOfSatisfying(
                                SchemaResult.Refused.class,
                                refused -> assertThat(refused.violations())
                                        .extracting(Violation::rule)
                                        .containsOnly(Rule.SCHEMA_LIMIT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pattern':'(?=a)'}",
                "{'pattern':'('}",
                "{'patternProperties':{'(a)\\\\1':{}}}",
                "{'pattern':'((((((((((a{0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9})'}",
            })
    void pattern_thatCannotBeMatchedSafely_isRefused(String schema) {
        assertRefused(property(schema), Rule.SCHEMA_PATTERN);
        assertRefused("{'type':'object','$defs':{'unused':" + schema + "}}", Rule.SCHEMA_PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*a){12}$", "(a+)+$", "^(a|aa)+$", "^(a|b)*$", "(a|a?)+$", "^(.?){300}$"})
    void pattern_thatBacktracks_isMatchedInLinearTime(String pattern) {
        ActionSchema schema = compiled(property("{'pattern':'" + pattern + "'}"));
        String data = "{\"a\":\"" + "a".repeat(60_000) + "!\"}";

        assertThat(assertTimeout(QUICKLY, () -> schema.validate(data))).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date",
                "date-time",
                "duration",
                "email",
                "hostname",
                "idn-email",
                "idn-hostname",
                "ipv4",
                "ipv6",
                "iri",
                "iri-reference",
                "json-pointer",
                "regex",
                "relative-json-pointer",
                "time",
                "uri",
                "uri-reference",
                "uri-template",
                "uuid",
                "style",
                "utc-millisec",
                "no-such-format"
            })
    void format_ofHostileText_isDecided(String format) {
        ActionSchema schema = compiled(property("{'format':'" + format + "'}"));

        assertTimeout(
                QUICKLY,
                () -> assertThat(List.of("a.", "/a", "{a}", "0", "1:", "[", "((a*)*", "xn--", " ", "é"))
                        .allSatisfy(text -> assertThat(
                                        schema.validate("{\"a\":\"" + text.repeat(30_000 / text.length()) + "\"}"))
                                .extracting(Violation::actual)
                                .doesNotContain("too much work")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'maximum':1e400}", "{'multipleOf':1e-999999999}", "{'const':1e99999999999}"})
    void number_outOfRange_isRefused(String schema) {
        assertThat(refusal(property(schema))).extracting(Violation::rule).containsOnly(Rule.JSON_NUMBER);
    }

    @Test
    void number_atTheEndsOfTheRange_isJudged() {
        ActionSchema schema = compiled(property("{'multipleOf':1e-300,'maximum':1e300}"));

        assertThat(assertTimeout(QUICKLY, () -> schema.validate("{\"a\":1e299}")))
                .isEmpty();
        assertThat(assertTimeout(QUICKLY, () -> schema.validate("{\"a\":1.5e-300}")))
                .hasSize(1);
        assertThat(compiled(property("{'multipleOf':2}")).validate("{\"a\":9007199254740993}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'type':'strng'}; /type",
                "{'type':5}; /type",
                "{'properties':5}; /properties",
                "{'properties':{'a':5}}; /properties/a",
                "{'required':'a'}; /required",
                "{'enum':5}; /enum",
                "{'items':5}; /items",
                "{'prefixItems':{}}; /prefixItems",
                "{'allOf':{}}; /allOf",
                "{'anyOf':[]}; /anyOf",
                "{'oneOf':5}; /oneOf",
                "{'not':[]}; /not",
                "{'if':5}; /if",
                "{'multipleOf':0}; /multipleOf",
                "{'minimum':'1'}; /minimum",
                "{'exclusiveMaximum':true}; /exclusiveMaximum",
                "{'maxLength':-1}; /maxLength",
                "{'minItems':1.5}; /minItems",
                "{'uniqueItems':'yes'}; /uniqueItems",
                "{'pattern':5}; /pattern",
                "{'patternProperties':[]}; /patternProperties",
                "{'additionalProperties':'no'}; /additionalProperties",
                "{'propertyNames':5}; /propertyNames",
                "{'dependentRequired':{'a':5}}; /dependentRequired/a",
                "{'dependentSchemas':[]}; /dependentSchemas",
                "{'contains':5}; /contains",
                "{'$ref':5}; /$ref",
                "{'$dynamicRef':{}}; /$dynamicRef",
                "{'$id':5}; /$id",
                "{'$anchor':' '}; /$anchor",
                "{'$schema':5}; /$schema",
                "{'$defs':5}; /$defs",
                "{'$defs':{'a':5}}; /$defs/a",
                "{'format':5}; /format",
                "{'title':5}; /title",
                "{'examples':5}; /examples",
            })
    void keyword_withAValueOfTheWrongKind_isRefusedAtItsPlace(String schema, String pointer) {
        List<Violation> violations = refusal(schema);

        assertThat(violations).extracting(Violation::rule).containsOnly(Rule.SCHEMA_VALID);
        assertThat(violations).extracting(Violation::pointer).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/nowhere",
                "#nowhere",
                "#/%zz",
                "other.json",
                "classpath:draft-07/schema",
                "resource:/draft-07/schema",
                "file:///etc/hosts",
                "jar:file:/x.jar!/y",
                "urn:uuid:x",
                "//example.com/x",
                "http://[bad",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2020-12/schema",
            })
    void reference_outOfTheSchema_isRefused(String reference) {
        assertRefused(property("{'$ref':'" + reference + "'}"), Rule.SCHEMA_REFERENCE);
        assertRefused(property("{'$dynamicRef':'" + reference + "'}"), Rule.SCHEMA_REFERENCE);
    }

    @Test
    void reference_toAServer_reachesNobody() throws IOException {
        AtomicInteger hits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            assertThat(List.of(
                            property("{'$ref':'" + address + "'}"),
                            property("{'$dynamicRef':'" + address + "#a'}"),
                            "{'$schema':'" + address + "','type':'object'}",
                            property("{'$id':'http://example.com/','$schema':'" + address + "'}"),
                            "{'$id':'" + address + "','type':'object','properties':{'a':{'$ref':'y'}}}",
                            "{'enum':[{'$ref':'" + address + "'}],'properties':{'a':{'$ref':'#/enum/0'}}}"))
                    .allSatisfy(schema -> assertRefused(schema, Rule.SCHEMA_REFERENCE));
            assertThat(List.of(
                            "{'$id':'" + address + "','type':'object'}",
                            "{'id':'" + address + "','type':'object'}",
                            "{'$vocabulary':{'" + address + "':true},'type':'object'}",
                            "{'type':'object','enum':[{'$ref':'" + address + "'}]}",
                            property("{'$recursiveRef':'" + address + "'}")))
                    .allSatisfy(schema -> compiled(schema).validate("{\"a\":1}"));
        } finally {
            server.stop(0);
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    void reference_insideTheSchema_isFollowedHoweverItIsWritten() {
        assertThat(List.of(
                        "{'$defs':{'t':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/t'}}}",
                        "{'definitions':{'t':{'type':'integer'}},'properties':{'a':{'$ref':'#/definitions/t'}}}",
                        "{'$defs':{'t/~':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/t~1~0'}}}",
                        "{'$defs':{'t%':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/t%25'}}}",
                        "{'$defs':{'t':{'$anchor':'n','type':'integer'}},'properties':{'a':{'$ref':'#n'}}}",
                        "{'$id':'http://example.com/r','$defs':{'t':{'$id':'t','type':'integer'}},'properties':{'a':{'$ref':'t'}}}",
                        "{'definitions':{'t':{'$id':'#n','type':'integer'}},'properties':{'a':{'$ref':'#n'}}}",
                        "{'$id':'My Schema','$defs':{'t':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/t'}}}",
                        "{'other':{'type':'integer'},'properties':{'a':{'$ref':'#/other'}}}",
                        "{'properties':{'b':{'type':'integer'},'a':{'$ref':'#/properties/b'}}}"))
                .allSatisfy(schema -> {
                    assertThat(compiled(schema).validate("{\"a\":1}")).isEmpty();
                    assertThat(compiled(schema).validate("{\"a\":\"x\"}")).hasSize(1);
                });
    }

    @Test
    void errors_withoutEnd_endWithAViolation() {
        String equal = "{\"a\":[" + "1,".repeat(30_000) + "1]}";
        ActionSchema branches =
                compiled(property("{'items':{'oneOf':[" + "{'const':5},".repeat(2500) + "{'const':6}]}}"));

        assertRefused(property("{'allOf':[" + "{'uniqueItems':true},".repeat(2000) + "{}]}"), Rule.SCHEMA_LIMIT);
        assertThat(assertTimeout(QUICKLY, () -> branches.validate(equal))).isNotEmpty();
        assertThat(assertTimeout(
                        QUICKLY,
                        () -> compiled(property("{'uniqueItems':true}")).validate(equal)))
                .hasSize(1);
    }

    @Test
    void stack_ofASmallThread_holdsTheDeepestData() throws InterruptedException {
        ActionSchema schema = compiled("{'type':'object','properties':{'a':{'allOf':[{'anyOf':[{'$ref':'#'}]}]}},"
                + "'additionalProperties':false}");
        String data = json("{'a':".repeat(63) + "{}" + "}".repeat(63));
        AtomicReference<List<Violation>> outcome = new AtomicReference<>();
        Thread thread = new Thread(null, () -> outcome.set(schema.validate(data)), "small stack", 512 * 1024);

        thread.start();
        thread.join(QUICKLY.toMillis());

        assertThat(outcome).hasValue(List.of());
    }

    @Test
    void violations_ofASchema_areCutAtTwenty() {
        String bad = IntStream.range(0, 150)
                .mapToObj(i -> "'p" + i + "':{'$ref':'#/nowhere','pattern':'('}")
                .collect(Collectors.joining(","));

        assertThat(refusal("{'type':'object','properties':{" + bad + "}}")).hasSize(20);
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void compile_mutilatedSchema_alwaysAnswers(int seed) {
        Random random = new Random(seed);
        String good = json(
                "{'type':'object','$defs':{'t':{'enum':[1,'x',null]}},'properties':{'a':{'$ref':'#/$defs/t'},"
                        + "'b':{'type':'string','pattern':'^[a-z]{1,9}$','minLength':2},'c':{'items':{'anyOf':[{},true]}}}}");
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int cuts = random.nextInt(4); cuts >= 0; cuts--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + 1, String.valueOf("{}[]\",:#/$a0".charAt(random.nextInt(12))));
            }
            SchemaResult result = ActionSchema.compile(text.toString(), Edition.newest());
            if (result instanceof SchemaResult.Compiled compiled) {
                compiled.schema().validate("{\"a\":1,\"b\":\"xyz\",\"c\":[1,{}]}");
            }
        }
    }
}
