package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataGeneratorTest {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int SEEDS = 40;
    private static final String CARD =
            "{'type':'object','properties':{'card':{'type':'string','enum':['ace','king']}},'required':['card']}";

    static Stream<String> actions() {
        return GameSchemas.all().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void valid_fits(String text) {
        ActionSchema schema = schema(text);
        DataGenerator generator = DataGenerator.of(schema);

        for (int seed = 0; seed < SEEDS; seed++) {
            String json = data(generator.valid(new Random(seed))).json();
            assertThat(schema.validate(json)).as(json).isEmpty();
            assertThat(json.length()).isLessThan(2_000);
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void boundaries_fitAndDiffer(String text) {
        ActionSchema schema = schema(text);
        List<Generated> boundaries = DataGenerator.of(schema).boundaries(new Random(3));

        Set<String> texts = new HashSet<>();
        for (Generated boundary : boundaries) {
            assertThat(schema.validate(data(boundary).json()))
                    .as(boundary.toString())
                    .isEmpty();
            assertThat(texts.add(data(boundary).json())).as(boundary.toString()).isTrue();
        }
        assertThat(boundaries).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void invalid_everyBreakableKeyword_doesNotFit(String text) {
        ActionSchema schema = schema(text);
        DataGenerator generator = DataGenerator.of(schema);

        assertThat(generator.breakableKeywords()).isNotEmpty();
        for (String keyword : generator.breakableKeywords()) {
            for (int seed = 1; seed < 6; seed++) {
                Generated.Data data = data(generator.invalid(keyword, new Random(seed)));
                assertThat(schema.validate(data.json())).as(data.toString()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void invalid_byChanceAndOneByOne_doesNotFit(String text) {
        ActionSchema schema = schema(text);
        DataGenerator generator = DataGenerator.of(schema);
        List<Generated> broken = Stream.concat(
                        IntStream.range(0, 10).mapToObj(seed -> generator.invalid(new Random(seed))),
                        generator.faults(new Random(1)).stream())
                .toList();

        for (Generated generated : broken) {
            assertThat(schema.validate(data(generated).json()))
                    .as(generated.toString())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void sameSeed_sameText(String text) {
        DataGenerator first = DataGenerator.of(schema(text));
        DataGenerator second = DataGenerator.of(schema(text));

        assertThat(first.breakableKeywords()).containsExactlyElementsOf(second.breakableKeywords());
        for (int seed = 0; seed < 5; seed++) {
            assertThat(first.valid(new Random(seed))).isEqualTo(second.valid(new Random(seed)));
            assertThat(first.invalid(new Random(seed))).isEqualTo(second.invalid(new Random(seed)));
            assertThat(first.boundaries(new Random(seed))).isEqualTo(second.boundaries(new Random(seed)));
            assertThat(first.faults(new Random(seed))).isEqualTo(second.faults(new Random(seed)));
        }
    }

    @Test
    void sameSeed_sameTextOnEveryJdk() {
        DataGenerator generator = DataGenerator.of(schema(GameSchemas.CHARACTER_SHEET));

        assertThat(data(generator.valid(new Random(42))).json())
                .isEqualTo(
                        "{\"name\":\"coral\",\"age\":61,\"height\":1.5,\"wizard\":true,\"skills\":[\"magic\",\"sword\"],"
                                + "\"badge\":\"HC-385\",\"home\":{\"town\":\"robin\"}}");
        assertThat(data(generator.valid(new SplittableRandom(42))).json())
                .isEqualTo("{\"name\":\"nova\",\"age\":35,\"skills\":[\"bow\",\"magic\"],"
                        + "\"home\":{\"town\":\"rose\",\"since\":\"2026-09-18\"}}");
        assertThat(data(generator.invalid(new Random(42))).note())
                .isEqualTo("/badge: does not match pattern ^[A-Z]{2}-[0-9]{3}$");
    }

    @Test
    void valid_enumMembersAboutEquallyOften() {
        DataGenerator generator = DataGenerator.of(schema(CARD));
        Random random = new Random(7);
        long aces = IntStream.range(0, 1_000)
                .filter(i -> data(generator.valid(random)).json().equals("{\"card\":\"ace\"}"))
                .count();

        assertThat(aces).isBetween(420L, 580L);
    }

    @Test
    void valid_neighbouringSeedsDiffer() {
        DataGenerator generator = DataGenerator.of(schema(
                "{'type':'object','properties':{'n':{'type':'integer','minimum':0,'maximum':99}},'required':['n']}"));
        Set<String> texts = new HashSet<>();
        IntStream.range(0, 50)
                .forEach(seed ->
                        texts.add(data(generator.valid(new Random(seed))).json()));

        assertThat(texts).hasSizeGreaterThan(30);
    }

    @Test
    void valid_noParameters_isTheEmptyObject() {
        ActionSchema schema = ((SchemaResult.Compiled) ActionSchema.compile(null, Edition.newest())).schema();
        DataGenerator generator = DataGenerator.of(schema);

        assertThat(data(generator.valid(new Random(1))).json()).isEqualTo("{}");
        assertThat(generator.invalid(new Random(1))).isInstanceOf(Generated.NoData.class);
        assertThat(generator.breakableKeywords()).isEmpty();
    }

    @Test
    void valid_rootOfAnotherType() {
        DataGenerator generator = DataGenerator.of(schema("{'type':'array','items':{'type':'integer'},'minItems':2}"));

        assertThat(data(generator.valid(new Random(1))).json()).matches("\\[\\d+(,\\d+)+]");
    }

    @Test
    void boundaries_ofAnInteger() {
        List<Generated> boundaries = DataGenerator.of(schema(
                        "{'type':'object','properties':{'x':{'type':'integer','minimum':2,'exclusiveMaximum':9}},"
                                + "'required':['x'],'additionalProperties':false}"))
                .boundaries(new Random(1));

        assertThat(boundaries)
                .extracting(generated -> data(generated).json())
                .contains("{\"x\":2}", "{\"x\":3}", "{\"x\":7}", "{\"x\":8}");
    }

    @Test
    void boundaries_lengthsItemsOptionalMembersAndEveryEnumMember() {
        List<Generated> boundaries = DataGenerator.of(
                        schema(
                                "{'type':'object','properties':{'t':{'type':'string','minLength':1,'maxLength':4},"
                                        + "'l':{'type':'array','items':{'type':'boolean'},'maxItems':3},'e':{'enum':['a','b','c']}}}"))
                .boundaries(new Random(1));

        assertThat(boundaries).extracting(generated -> data(generated).json()).contains("{}");
        assertThat(boundaries)
                .extracting(generated -> data(generated).note())
                .contains("everything optional present", "/t: length 1", "/t: length 4", "/l: items 0", "/l: items 3");
        assertThat(boundaries)
                .extracting(generated -> data(generated).json())
                .anyMatch(json -> json.contains("\"e\":\"a\""))
                .anyMatch(json -> json.contains("\"e\":\"b\""))
                .anyMatch(json -> json.contains("\"e\":\"c\""));
    }

    @Test
    void invalid_saysWhatAndWhere() {
        DataGenerator generator = DataGenerator.of(schema(CARD));

        assertThat(generator.breakableKeywords()).containsExactly("type", "required", "enum");
        assertThat(data(generator.invalid("enum", new Random(1))).note()).isEqualTo("/card: not in enum");
        assertThat(generator.invalid("required", new Random(1)))
                .isEqualTo(new Generated.Data("{}", "whole value: required member missing (card)"));
        assertThat(generator.invalid("minimum", new Random(1)))
                .isEqualTo(new Generated.NoData("the schema has no minimum to break", ""));
    }

    @Test
    void invalid_breaksNothingElse() {
        ActionSchema schema = schema(GameSchemas.PLACE_UNIT);
        DataGenerator generator = DataGenerator.of(schema);

        for (String keyword : List.of("minimum", "maximum", "enum", "required", "additionalProperties")) {
            for (int seed = 0; seed < 10; seed++) {
                Generated.Data data = data(generator.invalid(keyword, new Random(seed)));
                List<Violation> violations = schema.validate(data.json());
                assertThat(violations).as(data.toString()).hasSize(1);
            }
        }
    }

    @Test
    void faults_everyRequiredMemberInTurn() {
        List<Generated> faults =
                DataGenerator.of(schema(GameSchemas.PLACE_UNIT)).faults(new Random(1));

        assertThat(faults)
                .extracting(generated -> data(generated).note())
                .contains(
                        "whole value: required member missing (unit)",
                        "whole value: required member missing (x)",
                        "whole value: required member missing (y)",
                        "/unit: not in enum",
                        "/x: below minimum 0",
                        "/y: above maximum 9",
                        "whole value: member not allowed by additionalProperties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'a':{'not':{}}},'required':['a']}",
                "{'type':'object','properties':{'a':false},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'integer','minimum':5,'maximum':4}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'integer','minimum':1,'maximum':2,'multipleOf':7}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string','minLength':5,'maxLength':4}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string','pattern':'^a$','minLength':2}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string','minLength':100000000}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'array','minItems':100000000}},'required':['a']}",
                "{'type':'object','minProperties':100000000}",
                "{'type':'object','properties':{'a':{'enum':[]}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'integer','enum':['x']}},'required':['a']}",
                "{'type':'object','allOf':[{'required':['a'],'properties':{'a':{'const':1}}},{'properties':{'a':{'const':2}}}]}",
                "{'type':'object','required':['a'],'additionalProperties':false}",
                "{'type':'object','required':['a','b'],'maxProperties':1}",
                "{'type':'object','properties':{'a':{'type':'array','items':{'type':'boolean'},'uniqueItems':true,'minItems':3}},'required':['a']}",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']}",
                "{'type':'object','propertyNames':false,'minProperties':1}",
                "{'type':'object','not':{'type':'object'}}"
            })
    void contradiction_noDataWithAReason(String text) {
        DataGenerator generator = DataGenerator.of(schema(text));
        Generated generated = generator.valid(new Random(1));

        assertThat(generated).isInstanceOf(Generated.NoData.class);
        assertThat(((Generated.NoData) generated).reason()).isNotBlank();
        assertThat(generator.boundaries(new Random(1))).isEmpty();
        assertThat(generator.invalid(new Random(1))).isInstanceOf(Generated.NoData.class);
    }

    @Test
    void hostile_endsWithinTheBudget() {
        for (String text : HostileSchemas.all()) {
            long before = CPU.getCurrentThreadCpuTime();
            SchemaResult result = ActionSchema.compile(text, Edition.newest());
            if (result instanceof SchemaResult.Compiled compiled) {
                DataGenerator generator = DataGenerator.of(compiled.schema());
                assertFits(compiled.schema(), generator.valid(new Random(1)));
                generator.boundaries(new Random(1)).forEach(edge -> assertFits(compiled.schema(), edge));
                generator.invalid(new Random(1));
            }
            String title = text.substring(0, Math.min(100, text.length()));
            assertThat(CPU.getCurrentThreadCpuTime() - before).as(title).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void hostile_uncompiled_endsWithinTheBudget() {
        for (String text : HostileSchemas.all()) {
            DataGenerator generator =
                    new DataGenerator(PreparedSchema.of(HostileSchemas.tree(text), Draft.DRAFT_2020_12, json -> true));

            assertThat(generator.valid(new Random(1))).isNotNull();
        }
    }

    @Test
    void nullArguments_areRefused() {
        DataGenerator generator = DataGenerator.of(schema(CARD));

        assertThatNullPointerException()
                .isThrownBy(() -> generator.valid(absent()))
                .withMessage("random");
        assertThatNullPointerException()
                .isThrownBy(() -> generator.invalid(absent(), new Random(1)))
                .withMessage("keyword");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        return null;
    }

    private static void assertFits(ActionSchema schema, Generated generated) {
        if (generated instanceof Generated.Data data) {
            assertThat(schema.validate(data.json())).as(data.note()).isEmpty();
        }
    }

    private static Generated.Data data(Generated generated) {
        return generated.map(data -> data, none -> {
            throw new AssertionError(none.toString());
        });
    }

    private static ActionSchema schema(String text) {
        SchemaResult result = ActionSchema.compile(text.replace('\'', '"'), Edition.newest());
        assertThat(result).isInstanceOf(SchemaResult.Compiled.class);
        return ((SchemaResult.Compiled) result).schema();
    }
}
