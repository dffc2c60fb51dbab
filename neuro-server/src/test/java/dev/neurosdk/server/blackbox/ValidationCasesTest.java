package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.session.Strictness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Black-box cases 21 to 33: what is wrong is said, with where and why, and costs nobody anything else. */
class ValidationCasesTest {

    private static final String REGISTER =
            "{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"data\":{\"actions\":[%s]}}";
    private static final String FORCE =
            "{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"query\":\"Choose.\",%s}}";
    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final ActionDefinition BOW = new ActionDefinition("bow", "Bow.");

    private static ActionDefinition withSchema(String schema) {
        return new ActionDefinition("odd", "Has this schema.", schema);
    }

    /** A good game says this, and what became of it is looked at. */
    private static void register(FakeGame game, String... entries) {
        game.sendRaw(REGISTER.formatted(String.join(",", entries)));
        game.ping();
    }

    private static String entry(String name) {
        return "{\"name\":\"" + name + "\",\"description\":\"Does it.\"}";
    }

    /** The game is still served: the message cost it nothing else. */
    private static void assertServed(FakeGame game) {
        game.assertNoAction();
        game.assertSilence();
        assertThat(game.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "Upper", "wow!", "line\\nbreak", "caf\u00e9", "-", "a__b"})
    void case21_oddActionName_isReportedWithItsPlace(String name) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            register(game, entry("wave"), entry(name));

            assertThat(stage.violations())
                    .extracting(Violation::rule, Violation::pointer)
                    .containsExactly(tuple(Rule.ACTION_NAME_FORM, "/data/actions/1/name"));
            assertThat(stage.offered(game.game())).hasSize(2);
            assertServed(game);
        }
    }

    @Test
    void case21_emptyActionName_isRefusedWithItsPlace() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            register(game, entry("wave"), entry(""), entry("bow"));

            assertThat(stage.violations())
                    .extracting(Violation::rule, Violation::pointer)
                    .containsExactly(tuple(Rule.ACTION_SHAPE, "/data/actions/1/name"));
            assertThat(stage.offered(game.game())).containsExactly("wave", "bow");
            assertServed(game);
        }
    }

    @Test
    void case22_unknownMember_isIgnoredAndReported() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw("{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"main_thread\":true,"
                    + "\"data\":{\"actions\":[{\"name\":\"wave\",\"description\":\"Wave.\",\"icon\":1}],\"of\":1}}");
            game.ping();

            assertThat(stage.broken())
                    .containsExactlyInAnyOrder(Rule.GAME_ENVELOPE_EXTRA, Rule.REGISTER_EXTRA, Rule.ACTION_EXTRA);
            assertThat(stage.offered(game.game())).containsExactly("wave");
            assertServed(game);
        }
    }

    @Test
    void case22_registrationWithoutActions_isIgnoredAndReported() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw("{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"data\":{}}");
            game.sendRaw("{\"command\":\"actions/register\",\"game\":\"Star Harbour\"}");
            game.ping();

            assertThat(stage.broken()).containsExactly(Rule.REGISTER_SHAPE, Rule.GAME_ENVELOPE_DATA);
            assertServed(game);
        }
    }

    @Test
    void case22_entryThatIsNoDefinition_isSkippedAndReported() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            register(game, "\"wave\"", "{\"name\":\"nod\"}", entry("bow"));

            assertThat(stage.violations())
                    .extracting(Violation::rule, Violation::pointer)
                    .containsExactly(
                            tuple(Rule.ACTION_SHAPE, "/data/actions/0"),
                            tuple(Rule.ACTION_DESCRIPTION, "/data/actions/1/description"));
            assertThat(stage.offered(game.game())).containsExactly("bow");
            assertServed(game);
        }
    }

    static List<String> malformed() {
        String game = "\"game\":\"Star Harbour\"";
        return List.of(
                // 23: a name that is no name
                FORCE.formatted("\"action_names\":[\"wave\",5]"),
                "{\"command\":\"actions/unregister\"," + game + ",\"data\":{\"action_names\":[5]}}",
                // 24: nobody says it
                "{\"command\":\"startup\"}",
                // 25: no JSON
                "{\"command\":\"startup\"," + game,
                "{'command':'startup'}",
                "{\"command\":\"startup\"," + game + ",}",
                // 26: of the wrong type
                "{\"command\":\"action/result\"," + game + ",\"data\":{\"id\":5,\"success\":true}}",
                "{\"command\":\"action/result\"," + game + ",\"data\":{\"id\":\"x\",\"success\":\"yes\"}}",
                "{\"command\":\"context\"," + game + ",\"data\":{\"message\":\"m\",\"silent\":1}}",
                "{\"command\":\"context\"," + game + ",\"data\":{\"message\":5,\"silent\":true}}",
                "{\"command\":5," + game + "}",
                "{\"command\":\"startup\",\"game\":5}",
                "{\"command\":\"startup\",\"game\":null}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void case23To26_malformedMessage_isIgnoredAndReported(String text) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.sendRaw(text);

            game.assertSilence();
            assertThat(stage.events.all(SessionEvent.InputIgnored.class)).hasSize(1);
            assertThat(stage.offered(game.game())).containsExactly("wave");
            assertThat(stage.brain.questions.all()).isEmpty();
            assertServed(game);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"command":"startup"} | 1008
            {"command":"startup","game":5} | 1008
            {"command":5,"game":"Star Harbour"} | 1008
            [] | 1008
            {"command":"startup","game":"Star Harbour" | 1007
            """)
    void case24To26_whatIsNoMessage_endsItsConnectionInStrictMode(String text, int code) throws IOException {
        try (Stage stage = Stage.open(builder -> builder.strictness(Strictness.STRICT))) {
            FakeGame game = stage.game();
            game.sendRaw(text);

            assertThat(game.awaitClose())
                    .satisfies(end -> assertThat(end.code()).isEqualTo(code))
                    .satisfies(end -> assertThat(end.reason()).isNotEmpty());
            assertServed(stage.game("Moon Harbour"));
        }
    }

    @Test
    void case23_malformedMessage_isAnsweredInStrictMode() throws IOException {
        try (Stage stage = Stage.open(builder -> builder.strictness(Strictness.STRICT))) {
            FakeGame game = stage.game();
            game.sendRaw(FORCE.formatted("\"action_names\":[\"wave\",5]"));

            assertThat(game.takeAny().text())
                    .contains("\"neuro-java/error\"", "\"FRC-1/shape\"", "\"/data/action_names/1\"");
            assertServed(game);
        }
    }

    @Test
    void case27_nullForAnOptionalMember_countsAsAbsent() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.connect("Star Harbour");
            game.sendRaw("{\"command\":\"startup\",\"game\":\"Star Harbour\",\"data\":null}");
            game.await(NeuroMessage.StartupAck.class);
            register(game, "{\"name\":\"wave\",\"description\":\"Wave.\",\"schema\":null}");
            game.sendRaw(FORCE.formatted(
                    "\"state\":null,\"ephemeral_context\":null,\"priority\":null," + "\"action_names\":[\"wave\"]"));
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.sendRaw("{\"command\":\"action/result\",\"game\":\"Star Harbour\",\"data\":{\"id\":\"" + call.id()
                    + "\",\"success\":true,\"message\":null}}");

            game.assertNoAction();
            assertThat(stage.brain.questions.all()).singleElement().satisfies(question -> {
                assertThat(question.state()).isNull();
                assertThat(question.ephemeral()).isFalse();
            });
            assertThat(stage.brain.results.all())
                    .extracting(GameMessage.ActionResult::message)
                    .containsExactly((String) null);
            assertThat(stage.violations())
                    .allSatisfy(violation -> assertThat(violation.actual()).isEqualTo("null"));
        }
    }

    @Test
    void case28_discouragedKeyword_isFoundAtAnyDepthAndAccepted() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(withSchema("""
                    {"type":"object","title":"A","properties":{"list":{"type":"array","items":{"type":"object",
                    "properties":{"n":{"type":"integer","multipleOf":2}}}}}}"""));
            game.ping();

            assertThat(stage.violations())
                    .extracting(Violation::rule, Violation::pointer)
                    .containsExactlyInAnyOrder(
                            tuple(Rule.WEAK_KEYWORD, "/data/actions/0/schema/title"),
                            tuple(
                                    Rule.WEAK_KEYWORD,
                                    "/data/actions/0/schema/properties/list/items/properties/n/multipleOf"));
            assertThat(stage.offered(game.game())).containsExactly("odd");
            assertServed(game);
        }
    }

    @Test
    void case28_propertyNamedLikeAKeyword_isAPropertyAndLookedInto() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(withSchema("""
                    {"type":"object","properties":{"title":{"type":"string"},"not":{"type":"string","description":"x"},
                    "if":{"enum":[{"title":1,"anyOf":2}]}}}"""));
            game.ping();

            assertThat(stage.violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/data/actions/0/schema/properties/not/description");
            assertServed(game);
        }
    }

    static List<List<Object>> schemas() {
        return List.of(
                List.of("{\"type\":\"string\"}", List.of(Rule.SCHEMA_ROOT), true),
                List.of("{}", List.of(Rule.SCHEMA_EMPTY), true),
                List.of("{\"type\":\"object\",\"properties\":{\"n\":{\"const\":null}}}", List.of(), true),
                List.of("{\"type\":\"object\",\"properties\":{\"n\":{\"enum\":[null]}}}", List.of(), true),
                List.of("{\"type\":\"object\",\"properties\":5}", List.of(Rule.SCHEMA_VALID), false),
                List.of(
                        "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"wrong\"}}}",
                        List.of(Rule.SCHEMA_VALID),
                        false),
                List.of(nested(1000), List.of(Rule.JSON_NESTING), false));
    }

    private static String nested(int depth) {
        return "{\"type\":\"object\",\"properties\":{\"p\":".repeat(depth) + "{}" + "}}".repeat(depth);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void case29_schemaOutOfTheOrdinary_hasThisOutcome(List<Object> schema) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            register(game, "{\"name\":\"odd\",\"description\":\"Odd.\",\"schema\":" + schema.get(0) + "}");

            assertThat(stage.broken()).isEqualTo(schema.get(1));
            assertThat(stage.offered(game.game()).contains("odd")).isEqualTo(schema.get(2));
            assertServed(game);
        }
    }

    @Test
    void case30_partlyBadRegistration_keepsItsGoodEntries() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE, withSchema("{\"type\":\"object\",\"$ref\":\"http://127.0.0.1:1/elsewhere\"}"), BOW);
            game.ping();

            assertThat(stage.offered(game.game())).containsExactly("wave", "bow");
            assertThat(stage.broken()).contains(Rule.SCHEMA_REFERENCE);
            assertServed(game);
        }
    }

    @ParameterizedTest
    @CsvSource({"E6, Old., REGISTER_DUPLICATE", "E7, New.,", "E8+, New.,"})
    void case31_duplicateRegistration_goesByEditionAndKeepsItsPlace(String edition, String description, Rule broken)
            throws IOException {
        Edition played = Edition.all().stream()
                .filter(known -> known.id().equals(edition))
                .findFirst()
                .orElseThrow();
        try (Stage stage = Stage.open(builder -> builder.edition(played))) {
            FakeGame game = stage.game();
            game.register(new ActionDefinition("wave", "Old."), BOW);
            game.register(new ActionDefinition("wave", "New."));
            game.ping();

            List<ActionOffer> offers = stage.brain.game(game.game()).actions();
            assertThat(offers).extracting(ActionOffer::name).containsExactly("wave", "bow");
            assertThat(offers.get(0).description()).isEqualTo(description);
            assertThat(stage.broken()).isEqualTo(broken == null ? List.of() : List.of(broken));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "action_names":["unknown"]                         | GDE-3/registered    |
            "action_names":["bow","unknown","wave"]            | GDE-3/registered    | bow wave
            "action_names":[]                                  | FRC-1/shape         |
            "action_names":["bow","bow"]                       | FRC-1/duplicate-name | bow
            "action_names":["wave"],"priority":"urgent"        | FRC-3/priority      | wave
            """)
    void case32_forceOutOfTheOrdinary_hasThisOutcome(String rest, String rule, String offered) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE, BOW);
            game.sendRaw(FORCE.formatted(rest));
            List<String> expected = offered == null ? List.of() : List.of(offered.split(" "));
            if (!expected.isEmpty()) {
                game.succeed(game.await(NeuroMessage.Action.class));
            }

            game.assertNoAction();
            assertThat(stage.broken()).extracting(Rule::id).containsExactly(rule);
            assertThat(stage.brain.questions.all().stream()
                            .map(DecisionRequest::actions)
                            .flatMap(List::stream)
                            .map(ActionOffer::name))
                    .isEqualTo(expected);
            assertThat(stage.brain.questions.all())
                    .allSatisfy(question -> assertThat(question.priority()).isEqualTo(ForcePriority.LOW));
        }
    }

    static List<String> nonsense() {
        return List.of(
                "[]",
                "17",
                "null",
                "\"startup\"",
                "",
                "{\"command\":\"startup\",\"game\":NaN}",
                "\uFEFF{\"command\":\"startup\",\"game\":\"Star Harbour\"}",
                "{\"command\":\"startup\",\"game\":\"Star Harbour\",\"data\":" + "[".repeat(1025) + "]".repeat(1025)
                        + "}");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void case33_whatIsNoObject_isIgnoredAndReported(String text) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.sendRaw(text);

            game.assertSilence();
            assertThat(stage.events.all(SessionEvent.InputIgnored.class)).hasSize(1);
            assertThat(stage.offered(game.game())).containsExactly("wave");
            assertServed(game);
        }
    }
}
